import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { listenOn } from '../support/run/port.ts'

let app: TestApp
let port: number
beforeEach(async () => {
  app = await startApp()
  port = await listenOn(app)
})
afterEach(() => app.stop())

/** Sends a body in pieces of one byte until the server closes, and returns how many were sent and what it said. */
async function send(method: string, path: string, pieces: number, piece = 'a') {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const type = 'application/x-www-form-urlencoded'
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: hark\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`,
  )
  const batch = `${piece.length.toString(16)}\r\n${piece}\r\n`.repeat(100)
  let sent = 0
  while (sent < pieces && !socket.destroyed) {
    await new Promise((resolve) => socket.write(batch, resolve))
    sent += 100
  }
  if (!socket.destroyed) socket.write('0\r\n\r\n')
  await closed
  return { sent, status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]) }
}

const MANY = 900_000

test.each([
  ['POST', '/sign-in'],
  ['POST', '/nothing-here'],
  ['POST', '/healthz'],
])('%s %s in single bytes is not read to its end', async (method, path) => {
  const { sent } = await send(method, path, MANY)
  expect(sent).toBeLessThan(MANY)
})

test('a body in pieces of some size is read', async () => {
  const form = `email=nobody%40example.org&password=${'x'.repeat(100)}`
  const { status } = await send('POST', '/sign-in', 100, `${form}&`)
  expect(status).toBe(422)
})

test('a short body may come in any pieces', async () => {
  expect((await send('POST', '/sign-in', 900, '&')).status).toBe(422)
})

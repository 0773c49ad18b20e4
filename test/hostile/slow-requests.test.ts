import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { listenOn } from '../support/run/port.ts'

let app: TestApp
let port: number
beforeEach(async () => {
  app = await startApp({ env: { REQUEST_SECONDS: '1' } })
  port = await listenOn(app)
})
afterEach(() => app.stop())

/** What the server says until it closes the connection; empty when what was still being sent overtook it. */
async function answerTo(socket: Socket): Promise<string> {
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('close', resolve))
  return answer
}

test('a body that never ends is cut off', async () => {
  const { token } = await aPerson(app)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1/check HTTP/1.1\r\nHost: hark\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
  )
  const dripping = setInterval(() => socket.write(' '), 50)
  const answer = await answerTo(socket)
  clearInterval(dripping)
  expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/)
})

test('headers that never end are cut off', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /healthz HTTP/1.1\r\nHost: hark\r\n')
  const dripping = setInterval(() => socket.write('X-Slow: 1\r\n'), 50)
  const answer = await answerTo(socket)
  clearInterval(dripping)
  expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/)
})

test('headers of 100 kB are refused', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /healthz HTTP/1.1\r\nHost: hark\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`)
  expect(await answerTo(socket)).toMatch(/^(HTTP\/1\.1 431 |$)/)
})

test('by default, a megabyte may take a minute', async () => {
  const usual = await startApp()
  const { requestTimeout, headersTimeout, timeout, keepAliveTimeout } = usual.server.server
  expect({ requestTimeout, headersTimeout }).toEqual({ requestTimeout: 60_000, headersTimeout: 20_000 })
  expect(timeout).toBeGreaterThan(keepAliveTimeout)
  await usual.stop()
})

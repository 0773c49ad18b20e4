import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { listenOn } from '../support/run/port.ts'

let app: TestApp
let port: number
beforeEach(async () => {
  app = await startApp({ env: { REQUEST_SECONDS: '2' } })
  port = await listenOn(app)
})
afterEach(() => app.stop())

/** A connection on which somebody has said so much. */
async function opened(text: string) {
  const socket = connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .resume()
  await once(socket, 'connect')
  if (text !== '') await new Promise((resolve) => socket.write(text, resolve))
  // Not by `once`, which takes the reset that may come with it for a failure.
  return { socket, closed: new Promise((resolve) => socket.once('close', resolve)) }
}

const unfinished: [what: string, text: string][] = [
  ['says nothing', ''],
  ['has sent half of its headers', 'GET /healthz HTTP/1.1\r\nHost: hark\r\nX-Half: '],
  ['has sent half of its body', 'POST /sign-in HTTP/1.1\r\nHost: hark\r\nContent-Length: 100\r\n\r\nemail='],
]

test.each(unfinished)('a server that ends does not wait for a connection that %s', async (_what, text) => {
  const { closed } = await opened(text)
  await app.server.close()
  await closed
})

test('a server that ends does not wait for headers that drip', async () => {
  const { socket, closed } = await opened('GET /healthz HTTP/1.1\r\nHost: hark\r\n')
  const dripping = setInterval(() => socket.write('X-Slow: 1\r\n'), 50)
  await app.server.close()
  await closed
  clearInterval(dripping)
})

test('an answer that is under way arrives, and its connection ends with it', async () => {
  const agent = new Agent({ keepAlive: true })
  const arrived = Promise.withResolvers<void>()
  const ending = Promise.withResolvers<void>()
  app.server.server.once('request', (_request, response) => {
    const end = response.end.bind(response)
    response.end = ((...parts: Parameters<typeof end>) => {
      void ending.promise.then(() => end(...parts))
      arrived.resolve()
      return response
    }) as typeof response.end
  })
  const asked = request({ port, host: '127.0.0.1', path: '/healthz', agent }).end()
  await arrived.promise
  const closed = app.server.close()
  ending.resolve()
  const [response] = await once(asked, 'response')
  expect(response.statusCode).toBe(200)
  response.resume()
  await closed
  agent.destroy()
})

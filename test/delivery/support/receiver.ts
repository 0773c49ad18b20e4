import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from './after-test.ts'

export interface Received {
  headers: Record<string, string>
  body: string
}

export interface Receiver {
  url: string
  received: Received[]
  /** How it answers from now on: a status, or a function that answers. */
  answer: number | ((request: Received, response: ServerResponse) => void)
  /** Closes every connection. */
  cut(): void
}

/** A webhook receiver on localhost that records its requests and stops after the test. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const received = { headers: request.headers as Record<string, string>, body: await textOf(request) }
    receiver.received.push(received)
    if (typeof receiver.answer === 'function') receiver.answer(received, response)
    else response.writeHead(receiver.answer, { location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    answer: 204,
    cut: () => server.closeAllConnections(),
  }
  after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return receiver
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

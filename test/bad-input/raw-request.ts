import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestApp } from '../support/app.ts'

export interface RawResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

const agent = new Agent({ keepAlive: true })

/** Listens on a free port and returns a function that sends an address exactly as it is written. */
export async function rawRequests(app: TestApp) {
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.server.address() as AddressInfo
  return (method: string, path: string, headers: Record<string, string> = {}, payload = ''): Promise<RawResponse> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
      })
      sent.on('error', reject).end(payload)
    })
}

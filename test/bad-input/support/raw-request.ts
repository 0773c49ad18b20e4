import { Agent, request } from 'node:http'
import type { TestApp } from '../../support/app.ts'
import { listenOn } from '../../support/run/port.ts'

export interface RawResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

const agent = new Agent({ keepAlive: true })

/** Listens on a free port and returns a function that sends an address exactly as it is written. */
export async function rawRequests(app: TestApp) {
  const port = await listenOn(app)
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

import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { lookupPublic, refusePrivateLiteral } from './addresses.ts'

/** The request failed. If `connected`, the receiver may have read it. */
export class BrokenOff extends Error {
  readonly connected: boolean

  constructor(cause: unknown, connected: boolean) {
    super('The request broke off', { cause })
    this.connected = connected
  }
}

/** Posts once without following redirects, and returns the response status. Throws PrivateAddress or BrokenOff. */
export function post(
  url: URL,
  headers: Record<string, string | number>,
  body: string,
  { allowPrivate, timeoutMillis }: { allowPrivate: boolean; timeoutMillis: number },
): Promise<number> {
  if (!allowPrivate) refusePrivateLiteral(url.hostname)
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    let connected = false
    const request = (isSecure ? overHttps : overHttp)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A new connection each time: a kept-alive one would skip the lookup.
      agent: false,
      signal: AbortSignal.timeout(timeoutMillis),
      ...(allowPrivate ? {} : { lookup: lookupPublic }),
    })
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        connected = true
      })
    })
    request.on('response', (response) => {
      resolve(response.statusCode!)
      response.destroy()
    })
    request.on('error', (error) => reject(new BrokenOff(error, connected)))
    request.end(body)
  })
}

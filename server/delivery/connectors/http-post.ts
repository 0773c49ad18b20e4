import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { lookupPublic, refusePrivateLiteral } from './addresses.ts'

/** The request broke off. `connected` tells whether the receiver may have read it. */
export class BrokenOff extends Error {
  readonly connected: boolean

  constructor(cause: unknown, connected: boolean) {
    super('The request broke off', { cause })
    this.connected = connected
  }
}

/** Posts once, without following redirects, and returns the status of the answer. Throws PrivateAddress or BrokenOff. */
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
      // A connection of its own: one that is kept alive would pass by the look-up.
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

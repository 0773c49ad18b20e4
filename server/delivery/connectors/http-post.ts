import { type ClientRequest, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { AllowedHosts } from '../../platform/addresses.ts'
import { lookupAllowed, refusePrivateLiteral } from './lookup.ts'

/** The request failed. If `connected`, the receiver may have read it. */
export class BrokenOff extends Error {
  readonly connected: boolean

  constructor(cause: unknown, connected: boolean) {
    super('The request broke off', { cause })
    this.connected = connected
  }
}

export interface Answer {
  status: number
  /** As the receiver wrote it. */
  retryAfter: string | undefined
}

/** Interim answers (1xx) that a receiver may send before its answer. Proxies send one or two. */
const maxInterim = 10

/**
 * Posts once without following redirects. Throws PrivateAddress or BrokenOff. Whatever the receiver does, it ends when
 * `signal` aborts: every way in which a request of Node can end is heard here, because some come without an error.
 */
export function post(
  url: URL,
  headers: Record<string, string | number>,
  body: string,
  { allowed, signal }: { allowed: AllowedHosts; signal: AbortSignal },
): Promise<Answer> {
  refusePrivateLiteral(url.hostname, allowed)
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    let connected = false
    const breakOff = (cause: unknown) => {
      reject(new BrokenOff(cause, connected))
      request.destroy()
    }
    const request: ClientRequest = (isSecure ? overHttps : overHttp)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A new connection each time: a kept-alive one would skip the lookup.
      agent: false,
      maxHeaderSize: 16_384,
      lookup: lookupAllowed(allowed),
    })
    const abort = () => breakOff(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        connected = true
      })
    })
    request.on('response', ({ statusCode, headers }) => {
      resolve({ status: statusCode!, retryAfter: headers['retry-after'] })
      request.destroy()
    })
    // With a listener, Node leaves the connection to it; without one, the request ends without an answer or an error.
    request.on('upgrade', ({ statusCode }, socket) => {
      resolve({ status: statusCode!, retryAfter: undefined })
      socket.destroy()
    })
    let interim = 0
    request.on('information', () => {
      interim += 1
      if (interim > maxInterim) breakOff(Object.assign(new Error(), { code: 'too many interim answers' }))
    })
    request.on('error', breakOff)
    request.on('close', () => {
      signal.removeEventListener('abort', abort)
      breakOff(Object.assign(new Error(), { code: 'closed without an answer' }))
    })
    if (signal.aborted) abort()
    else request.end(body)
  })
}

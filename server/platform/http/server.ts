import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { SECOND } from '../time-units.ts'

/** No browser or proxy sends more requests over one connection before the first is answered. */
const UNANSWERED_AT_MOST = 16

/**
 * An HTTP server that does not wait for ever. A megabyte in the default minute is 17 kB a second, which a phone on the
 * edge of a network manages; whoever sends slower keeps a connection and memory from others. Behind a proxy that waits
 * for whole requests, only the proxy sees them.
 */
export function openServer(listener: RequestListener, requestSeconds: number): Server {
  const requestTimeout = requestSeconds * SECOND
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: Math.min(20 * SECOND, requestTimeout),
      connectionsCheckingInterval: Math.min(5 * SECOND, requestTimeout / 2),
      keepAliveTimeout: 72 * SECOND,
    },
    withoutPiling(listener),
  )
  // For a client that does not read its answer. Longer than anything Hark itself waits for.
  server.setTimeout(Math.max(75 * SECOND, requestTimeout))
  return server
}

/**
 * Ends a connection that brings many requests at once: a thousand fit into one packet, and all of them would be taken up
 * before anybody else's turn.
 */
function withoutPiling(listener: RequestListener): RequestListener {
  const unanswered = new WeakMap<Socket, number>()
  return (request, response) => {
    const { socket } = request
    const count = (unanswered.get(socket) ?? 0) + 1
    unanswered.set(socket, count)
    if (count > UNANSWERED_AT_MOST) {
      socket.destroy()
      return
    }
    response.once('close', () => unanswered.set(socket, unanswered.get(socket)! - 1))
    listener(request, response)
  }
}

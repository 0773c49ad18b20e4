import { createServer, type RequestListener, type Server } from 'node:http'
import { SECOND } from '../time-units.ts'
import { Connections } from './connections.ts'

const connectionsOf = new WeakMap<Server, Connections>()

/**
 * An HTTP server that does not wait for ever. A megabyte in the default minute is 17 kB a second, which a phone on the
 * edge of a network manages; whoever sends slower keeps a connection and memory from others. Behind a proxy that waits
 * for whole requests, only the proxy sees them.
 */
export function openServer(listener: RequestListener, requestSeconds: number): Server {
  const requestTimeout = requestSeconds * SECOND
  const server = createServer({
    requestTimeout,
    // Of a body. It is counted in bytes, and each piece of one byte costs as much as a large one.
    highWaterMark: 8 * 1024,
    headersTimeout: Math.min(20 * SECOND, requestTimeout),
    connectionsCheckingInterval: Math.min(5 * SECOND, requestTimeout / 2),
    keepAliveTimeout: 72 * SECOND,
  })
  const connections = new Connections(server)
  connectionsOf.set(server, connections)
  server.on('request', (request, response) => {
    if (connections.begin(request, response)) listener(request, response)
  })
  // For a client that does not read its answer. Longer than anything Hark itself waits for.
  server.setTimeout(Math.max(75 * SECOND, requestTimeout))
  return server
}

/** Ends the server's connections: with the answers for which they wait, and within 20 seconds. */
export function endConnections(server: Server): void {
  connectionsOf.get(server)?.end()
}

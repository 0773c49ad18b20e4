import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer, type ListenOptions, type Server } from 'node:net'
import type { FastifyInstance, FastifyListenOptions } from 'fastify'

/** Stops accepting connections, and resolves when the last one has ended. */
export type StopListening = () => Promise<unknown>

interface Where {
  port: number
  host: string
}

/**
 * How many connections may wait to be accepted, as far as the system allows (`somaxconn`). When no place is left, the
 * kernel drops a newcomer without a word, who tries again after 1, 3, 7 and 15 seconds.
 */
const backlog = 4096

/**
 * Node accepts one connection of each listening socket in each turn of its loop, so behind a flood of connections a
 * newcomer would wait for seconds. Linux spreads those of one port over the sockets that share it.
 */
const SOCKETS = process.platform === 'linux' ? 4 : 1

/** Listens for the app, whose own socket is the first. */
export async function listen(app: FastifyInstance, { port, host }: Where): Promise<StopListening> {
  const options = { host, backlog, reusePort: SOCKETS > 1 } satisfies ListenOptions
  // Sharing makes no error of a second Hark at the same port.
  if (options.reusePort) await closed(await opened(createServer(), { port, host }))
  await app.listen({ ...options, port } as FastifyListenOptions)
  const shared = { ...options, port: (app.server.address() as AddressInfo).port }
  const more = await Promise.all(Array.from({ length: SOCKETS - 1 }, () => opened(doorTo(app.server), shared)))
  return () => Promise.all(more.map(closed))
}

/** Opens a port of its own to an app that listens already. Nobody at it waits behind those at the other. */
export async function openDoor(app: FastifyInstance, where: Where): Promise<StopListening> {
  const door = await opened(doorTo(app.server), where)
  return () => closed(door)
}

/** Hands each connection to the HTTP server, whose limits and timeouts hold for it as for its own. */
function doorTo(server: HttpServer): Server {
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket))
}

async function opened(server: Server, options: ListenOptions): Promise<Server> {
  server.listen(options)
  await once(server, 'listening')
  return server
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

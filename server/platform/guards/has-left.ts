import type { IncomingMessage } from 'node:http'

/** Whether the client has gone. Node takes the socket away from a request whose connection is closed. */
export function hasLeft({ raw }: { raw: IncomingMessage }): boolean {
  const socket = raw.socket as IncomingMessage['socket'] | null
  return socket === null || socket.destroyed
}

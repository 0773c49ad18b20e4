import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { SECOND } from '../time-units.ts'

/** No browser or proxy sends more requests over one connection before the first is answered. */
const UNANSWERED_AT_MOST = 16

/** When the server ends: how long a connection may be silent, how long a request may arrive, and an answer take. */
const silentMillis = SECOND
const arriveMillis = 5 * SECOND
const answerMillis = 20 * SECOND

/** The open connections of a server, and the answers for which each waits. */
export class Connections {
  readonly #unanswered = new Map<Socket, Set<ServerResponse>>()
  readonly #requestMillis: number
  #isEnding = false

  constructor(server: Server) {
    this.#requestMillis = server.requestTimeout
    server.on('connection', (socket) => {
      this.#unanswered.set(socket, new Set())
      socket.once('close', () => this.#unanswered.delete(socket))
    })
  }

  /**
   * Notes a request. Returns false, and ends the connection, when it brings many at once: a thousand fit into one packet,
   * and all of them would be taken up before anybody else's turn.
   */
  begin(request: IncomingMessage, response: ServerResponse): boolean {
    const { socket } = request
    const waiting = this.#unanswered.get(socket) ?? new Set()
    if (waiting.size >= UNANSWERED_AT_MOST) {
      socket.destroy()
      return false
    }
    waiting.add(response)
    response.shouldKeepAlive &&= !this.#isEnding
    // Node would read the rest of a body that nobody wants, and one in a million pieces takes seconds.
    response.once('finish', () => {
      if (isInPieces(request) && !request.complete) socket.destroySoon()
    })
    response.once('close', () => {
      waiting.delete(response)
      if (this.#isEnding && waiting.size === 0) socket.destroySoon()
    })
    return true
  }

  /**
   * Ends every connection as soon as it has its answers, and any other soon. Node alone would wait for as long as a
   * client keeps one open, and no longer looks at its time limits.
   */
  end(): void {
    this.#isEnding = true
    for (const waiting of this.#unanswered.values())
      for (const response of waiting) response.shouldKeepAlive &&= response.headersSent
    this.#destroyAfter(silentMillis, (waiting) => waiting.length === 0)
    const isArriving = (waiting: ServerResponse[]) => waiting.every(({ req }) => !req.complete)
    this.#destroyAfter(Math.min(arriveMillis, this.#requestMillis), isArriving)
    this.#destroyAfter(answerMillis, () => true)
  }

  #destroyAfter(millis: number, which: (waiting: ServerResponse[]) => boolean): void {
    const destroy = () => {
      for (const [socket, waiting] of this.#unanswered) if (which([...waiting])) socket.destroy()
    }
    setTimeout(destroy, millis).unref()
  }
}

/** Whether the body comes without its length, in pieces of any size. */
export function isInPieces({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined
}

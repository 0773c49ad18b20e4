import { pipeline, Transform, type TransformCallback } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Invalid } from '../errors.ts'
import { isInPieces } from './connections.ts'

/** So many pieces may be as small as they like: a slow line breaks a body anywhere. */
const free = 1000
/** The bytes that later ones have on average. Clients send kilobytes in each. */
const average = 64

/** Refuses a body of very many tiny pieces. Each is read for itself, so a megabyte of single bytes takes seconds. */
export function usePieces(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) =>
    isInPieces(request) ? pipeline(payload, new Pieces(), () => undefined) : payload,
  )
}

class Pieces extends Transform {
  #count = 0
  #bytes = 0

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#count += 1
    this.#bytes += piece.length
    const isTooFine = this.#count > free && this.#bytes < this.#count * average
    if (isTooFine) done(new Invalid('The body comes in too many small pieces. Send larger ones, or its length.'))
    else done(null, piece)
  }
}

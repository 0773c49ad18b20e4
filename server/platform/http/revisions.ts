import type { FastifyRequest } from 'fastify'
import { PreconditionRequired, Unreadable } from '../errors.ts'

/** The revision that a write is about, from `If-Match: "3"`. */
export function revisionOf(request: FastifyRequest): number {
  const given = request.headers['if-match']
  if (given === undefined)
    throw new PreconditionRequired('Send If-Match with the revision that you read, such as If-Match: "3".')
  const [, revision] = given.match(/^(?:W\/)?"?(\d{1,9})"?$/) ?? []
  if (revision === undefined) throw new Unreadable('If-Match: is a revision in quotation marks, such as "3".')
  return Number(revision)
}

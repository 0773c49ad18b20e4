import type { FastifyRequest } from 'fastify'
import { PreconditionRequired, Unreadable } from '../errors.ts'

/** The revision that `If-Match: "3"` names; null without the header or with `*`. */
export function revisionGiven(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return null
  const [, revision] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header) ?? []
  if (revision === undefined) throw new Unreadable('If-Match: is a revision in quotes, such as "3".')
  return Number(revision)
}

/** The revision that a form was made from; 0, which is none, for anything that is not a number. */
export function revisionIn(form: URLSearchParams): number {
  const text = form.get('revision') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** Like `revisionGiven`, for writes that require a revision. Throws PreconditionRequired without one. */
export function revisionOf(request: FastifyRequest): number {
  const revision = revisionGiven(request)
  if (revision !== null) return revision
  throw new PreconditionRequired('Send If-Match with the revision that you read, such as If-Match: "3".')
}

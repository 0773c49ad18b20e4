import type { FastifyRequest } from 'fastify'
import { Unreadable } from '../errors.ts'

/** The revision that `If-Match: "3"` names; null without the header or with `*`. */
export function revisionGiven(request: FastifyRequest): number | null {
  const given = request.headers['if-match']
  if (given === undefined || given === '*') return null
  const [, revision] = /^"?(\d{1,9})"?$/.exec(given) ?? []
  if (revision === undefined) throw new Unreadable('If-Match: is a revision in quotes, such as "3".')
  return Number(revision)
}

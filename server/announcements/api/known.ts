import type { FastifyRequest } from 'fastify'
import { revisionOf } from '../../platform/http/revision.ts'
import type { Known } from '../workflow/transition.ts'

/** The announcement that a request names, at the revision in its If-Match header. */
export function knownFrom(request: FastifyRequest & { params: { id: string } }): Known {
  return { id: request.params.id, revision: revisionOf(request) }
}

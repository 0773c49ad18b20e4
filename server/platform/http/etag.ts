import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

export function etagOf(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** True when the caller already has what `etag` names; the answer is then 304 without a body. */
export function isFresh(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('ETag', etag)
  if (!isNamed(etag, request.headers['if-none-match'])) return false
  reply.code(304)
  return true
}

/** Whether `etag` is among those of an If-None-Match. */
export function isNamed(etag: string, given: string | undefined): boolean {
  return given?.split(/\s*,\s*/).some((one) => one === '*' || one.replace(/^W\//, '') === etag) ?? false
}

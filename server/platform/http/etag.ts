import { createHash } from 'node:crypto'

export function etagOf(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Whether an If-None-Match header names `etag`. */
export function isNamed(etag: string, header: string | undefined): boolean {
  const named = (header ?? '').split(',').map((tag) => tag.trim())
  return named.some((tag) => tag === '*' || tag === etag || tag === `W/${etag}`)
}

import { createHash } from 'node:crypto'

export function etagOf(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Whether an If-None-Match header names `etag`. */
export function isNamed(etag: string, header: string | undefined): boolean {
  return header?.split(/\s*,\s*/).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag) ?? false
}

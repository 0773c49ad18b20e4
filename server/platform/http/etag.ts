import { createHash } from 'node:crypto'

export function etagOf(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Whether `etag` is among those of an If-None-Match. */
export function isNamed(etag: string, given: string | undefined): boolean {
  return given?.split(/\s*,\s*/).some((one) => one === '*' || one.replace(/^W\//, '') === etag) ?? false
}

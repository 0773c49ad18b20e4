import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A new key: UUIDv7, so that keys made later sort later. */
export function newId(): string {
  return v7()
}

/** A secret to hand out once: a prefix that names what it is, then 32 random bytes. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a secret that was handed out. The secrets are long and random, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A UUIDv7, so that ids created later sort later. */
export function newId(): string {
  return v7()
}

/** A secret to show once: a prefix that says what it is for, then 32 random bytes. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

const secrets = /[\w-]{43,}/g

/** The text without anything that could be a secret, such as an address for the log. */
export function hideSecrets(text: string): string {
  return text.replace(secrets, '…')
}

/** The form in which a secret is stored. Secrets are long and random, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

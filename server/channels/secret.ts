import { randomBytes } from 'node:crypto'

/** Prefix of a Standard Webhooks secret; 24 to 64 bytes in base64 follow it. */
const prefix = 'whsec_'

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

export function isWebhookSecret(text: string): boolean {
  const bytes = webhookKey(text)
  return text === prefix + bytes.toString('base64') && bytes.length >= 24 && bytes.length <= 64
}

/** The bytes that sign messages. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64')
}

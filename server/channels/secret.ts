import { randomBytes } from 'node:crypto'

/** Secrets as the Standard Webhooks specification writes them: 24 to 64 bytes in base64 after this. */
const prefix = 'whsec_'

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

export function isWebhookSecret(text: string): boolean {
  const bytes = webhookKey(text)
  return text === prefix + bytes.toString('base64') && bytes.length >= 24 && bytes.length <= 64
}

/** The bytes that messages are signed with. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64')
}

import type { Config } from '../config.ts'
import { literalOf, mayReach } from '../platform/addresses.ts'

type Allowed = Pick<Config, 'WEBHOOK_HTTP' | 'WEBHOOK_PRIVATE'>

export const privateAddress =
  'Webhooks can only go to public addresses. The setting WEBHOOK_PRIVATE can allow this one.'

const plainText =
  'Webhooks need https, so nobody can read or change them on the way. Enter an address that starts with https://. The setting WEBHOOK_HTTP can allow http.'

/** Why no message may be posted to this address, as far as the address alone shows it; null if one may. */
export function refusalOfAddress(address: string, { WEBHOOK_HTTP, WEBHOOK_PRIVATE }: Allowed): string | null {
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && WEBHOOK_HTTP === 'off') return plainText
  const literal = literalOf(hostname)
  return literal !== null && !mayReach(WEBHOOK_PRIVATE, hostname, literal) ? privateAddress : null
}

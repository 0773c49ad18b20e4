import { hasLongRow, normalize } from '../../platform/text/normalize.ts'

const spaces = /\p{Zs}/gu

/**
 * One form for what is the same to whoever types it: keyboards send é as one character or as two, and some send another
 * space (RFC 8265, OpaqueString; NIST SP 800-63B). Normalizing twice changes nothing. A long row of marks would break
 * that, because it is normalized in pieces, so a text with one stays as it is.
 */
export function normalizePassword(typed: string): string {
  return hasLongRow(typed) ? typed : normalize(typed.replace(spaces, ' '), 'NFC')
}

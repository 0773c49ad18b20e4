/**
 * Text as a search compares it: lower case without accents, so that ÉCLAIR finds éclair and so does eclair. The databases
 * disagree about letters beyond a to z, and PostgreSQL with itself from server to server, so neither is asked.
 */
export function searchable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

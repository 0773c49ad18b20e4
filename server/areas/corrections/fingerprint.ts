import { createHash } from 'node:crypto'
import { countryOf } from '../tree/forest.ts'
import type { Correction } from './correction.ts'

/** Names the areas of a country: what its packages say and, after a dot, what administrators say instead. */
export function withCorrections(fingerprint: string, country: string, corrections: readonly Correction[]): string {
  const [ofPlan = ''] = fingerprint.split('.', 1)
  const said = corrections.filter((correction) => correction.given !== null && countryOf(correction) === country)
  if (said.length === 0) return ofPlan
  return `${ofPlan}.${digestOf(said.map(({ code, field, given }) => [code, field, given]))}`
}

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

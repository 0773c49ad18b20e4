import type { FindingRecord } from '../calendar/finding-record.ts'
import { formatNumber } from '../platform/format.ts'

const SHOWN = 2

/** The message of the next page: what was done, and the windows that hold too many because of it. */
export function withOver(done: string, over: readonly FindingRecord[]): string {
  if (over.length === 0) return done
  const sentences = over.slice(0, SHOWN).map(({ message }) => message)
  const more = over.length > SHOWN ? [`“Over the limit” lists ${formatNumber(over.length - SHOWN)} more.`] : []
  return [done, 'It now breaks a rule:', ...sentences, ...more].join(' ')
}

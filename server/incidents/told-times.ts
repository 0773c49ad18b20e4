import type { Instant } from '../platform/clock.ts'
import { capitalize } from '../platform/format.ts'
import { timeOnDateInWords } from '../platform/time-words.ts'
import type { Incident } from './incident.ts'

/**
 * Texts may have `{{fields}}`. Those of a template are for an author to replace. These two stand for a time that the
 * announcement has as a field, and are filled in for each message, so that text and field cannot differ.
 */
export const placeholders = { expectedEnd: '{{expected end}}', nextUpdateBy: '{{next update}}' } as const

/** The times that an announcement tells, for which its texts may have placeholders. */
export type ToldTimes = Pick<Incident, 'expectedEnd' | 'confidence' | 'nextUpdateBy'>

/** Where a text is read, and when it goes out. */
export interface Reading {
  zone: string
  now: Instant
}

/** With a word in front that says already that a time is not exact. */
const filledField = /(\b(?:about|around|approximately|estimated)\s+)?\{\{\s*(expected end|next update)\s*\}\}/gi

/** The text with its times filled in, as its readers get it. A placeholder whose time is not set stays as it is. */
export function fillTimes(text: string, times: ToldTimes, { zone, now }: Reading): string {
  return text.replace(filledField, (written, inexact: string | undefined, name: string) => {
    const isEnd = name.toLowerCase() === 'expected end'
    const at = isEnd ? times.expectedEnd : times.nextUpdateBy
    if (at === null) return written
    const about = inexact ?? (isEnd && times.confidence !== 'known' ? 'about ' : '')
    return about + timeOnDateInWords(at, zone, now)
  })
}

const until =
  'until|till|by|before|at|to|through|for|from|about|around|approximately|estimated|expected|likely|probably'
const aside = `${until}|is|it|and|back|on|again|fixed|restored|over|next|update|more|word|news`

/** A placeholder with the words that lead to it: "until …", or behind a comma all that is said of it, as in ", back by …". */
const toldField = new RegExp(
  String.raw`(?:(?:[,;:(–—]|\s-)\s*(?:(?:${aside})\s+)*|\s*\b(?:(?:${until})\s+)*|\s*)\{\{\s*(?:expected end|next update)\s*\}\}\)?`,
  'gi',
)

/** A headline as the name of an incident, which outlives its times: without placeholders, and without the words that lead to them. */
export function withoutTimes(headline: string): string {
  const left = headline.replace(toldField, '')
  if (left === headline) return headline
  const name = left.replace(/^[\s,;:–—-]+|[\s,;:(–—-]+$/g, '').replace(/\s+/g, ' ')
  return name === '' ? 'Incident' : capitalize(name)
}

/** A headline as lists and titles show it. */
export function shownHeadline(one: ToldTimes & { headline: string }, reading: Reading): string {
  return fillTimes(one.headline, one, reading) || 'No headline yet'
}

import type { Instant } from '../platform/clock.ts'
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

/** A headline as lists and titles show it. */
export function shownHeadline(one: ToldTimes & { headline: string }, reading: Reading): string {
  return fillTimes(one.headline, one, reading) || 'No headline yet'
}

import { DateTime } from 'luxon'
import { type EnteredArea, readEnteredArea } from '../../areas/area-input.ts'
import type { Areas } from '../../areas/directory.ts'
import type { Area } from '../../areas/tree/area.ts'
import { type Intervals, intersection, overlaps } from '../../areas/tree/intervals.ts'
import type { SavedFilter } from '../../audiences/saved/saved-filter.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Cap } from '../../planning/model/rule-schema.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { DAY } from '../../platform/time-units.ts'
import { type Span, spanOf } from '../query/days.ts'
import { type ExposureLevel, type ExposureQuestion, levelAmong, levelBelow } from './exposure.ts'
import type { ExposurePageQuery } from './schema.ts'

const DAYS_AT_MOST = 366

/** The parsed form, with an error for each field that could not be read. */
export interface ExposureForm {
  question: ExposureQuestion
  span: Span
  saved: SavedFilter
  /** How the area was read that is to be looked into. Null without one. */
  entered: EnteredArea | null
  /** Whether there are areas that the organization does not serve. They are left out unless somebody asks for them. */
  hasUnserved: boolean
  errors: FieldErrors
}

/** What is needed to parse the fields. */
export interface FormContext {
  areas: Areas
  channels: readonly Channel[]
  zone: string
  now: DateTime
  saved: SavedFilter
  /** The places that the organization serves. Null for all. */
  served: Intervals | null
}

/** The default is the current week. An unreadable field gets an error and does not filter anything. */
export function readExposureForm(
  query: ExposurePageQuery,
  { areas, channels, zone, now, saved, served }: FormContext,
): ExposureForm {
  const errors: FieldErrors = {}
  const { span, problem } = readDays(query, zone, now)
  if (problem !== null) errors['to'] = problem
  const entered = query.under === '' ? null : readEnteredArea(areas, query.under)
  if (entered?.problem) errors['under'] = entered.problem
  if (saved.error !== null) errors['audience'] = saved.error
  const known = query.channel === '' || channels.some(({ key }) => key === query.channel)
  if (!known) errors['channel'] = `There is no channel ${query.channel}.`
  const area = entered?.area ?? null
  const asked = query.all || (area !== null && served !== null && !overlaps(served, [area.lo, area.hi]))
  const question: ExposureQuestion = {
    from: span.midnights[0]!.toMillis(),
    to: span.midnights.at(-1)!.toMillis(),
    channel: known && query.channel !== '' ? query.channel : undefined,
    kinds: query.kind === '' ? undefined : [query.kind],
    under: area,
    places: limited(saved.limit?.places ?? null, asked ? null : served),
    comparesWith: (cap) => countsOver(cap, span),
    level: query.level === '' ? usualLevel(areas, area, saved) : query.level,
  }
  return { question, span, saved, entered, hasUnserved: served !== null, errors }
}

function limited(a: Intervals | null, b: Intervals | null): Intervals | null {
  return a && b ? intersection(a, b) : (a ?? b)
}

/** Whether a window of the cap is as long as these days. One of an hour or a month says nothing about a week. */
export function countsOver({ window }: Pick<Cap, 'window'>, { midnights }: Span): boolean {
  const [first, end] = [midnights[0]!, midnights.at(-1)!]
  const days = midnights.length - 1
  if ('rolling' in window) return durationMillis(window.rolling) === days * DAY
  if (window.calendar === 'month') return first.day === 1 && +first.plus({ months: 1 }) === +end
  return window.calendar === 'day' ? days === 1 : days === 7 && first.weekday === 1
}

function usualLevel({ tree }: Areas, under: Area | null, { limit }: SavedFilter): ExposureLevel {
  return under === null && limit !== null ? levelAmong(tree, limit.places) : levelBelow(under)
}

function readDays(query: ExposurePageQuery, zone: string, now: DateTime): { span: Span; problem: string | null } {
  const day = (text: string) => DateTime.fromISO(text, { zone })
  const from =
    query.from === '' ? (query.to === '' ? now.setZone(zone) : day(query.to)).startOf('week') : day(query.from)
  const to = query.to === '' ? from.plus({ days: 6 }) : day(query.to)
  const days = Math.round(to.diff(from, 'days').days) + 1
  if (days < 1) return { span: spanOf(from, 7), problem: 'The last day must be after the first.' }
  if (days > DAYS_AT_MOST) return { span: spanOf(from, 7), problem: `The range can be at most ${DAYS_AT_MOST} days.` }
  return { span: spanOf(from, days), problem: null }
}

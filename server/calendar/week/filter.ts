import type { z } from 'zod'
import { type EnteredArea, enteredAreaField, readEnteredArea } from '../../areas/area-input.ts'
import type { Areas } from '../../areas/directory.ts'
import type { Area } from '../../areas/tree/area.ts'
import { type Intervals, intersection, normalise } from '../../areas/tree/intervals.ts'
import type { SavedFilter } from '../../audiences/saved/saved-filter.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { BookingStatus } from '../booking.ts'
import { channelField, teamField } from '../query/filter-fields.ts'
import { shownStatuses } from './posts.ts'
import type { filterQuery } from './schema.ts'

/** The filter as the address has it. */
export type FilterQuery = z.output<z.ZodObject<typeof filterQuery>>

/** What a calendar page is limited to. */
export interface CalendarFilter {
  areas: readonly Area[]
  saved: SavedFilter
  /** What is in one of the areas and in the saved audience. Null for everywhere. */
  places: Intervals | null
  channel: string | undefined
  kinds: readonly Kind[] | undefined
  statuses: readonly BookingStatus[]
  /** The area that is not clear, with the text of the field that names each of its choices. */
  unclear: { entered: EnteredArea; textWith: (code: string) => string } | null
  /** By field. An unreadable field hides nothing. */
  errors: FieldErrors
}

export function readFilter(
  areas: Areas,
  channels: readonly Channel[],
  query: FilterQuery,
  saved: SavedFilter,
): CalendarFilter {
  const errors: FieldErrors = {}
  const { found, unclear } = readAreas(areas, query.area)
  if (unclear?.entered.problem) errors['area'] = unclear.entered.problem
  if (saved.error !== null) errors['audience'] = saved.error
  const inAreas = found.length === 0 ? null : normalise(found.map(({ lo, hi }) => [lo, hi] as const))
  const known = query.channel === '' || channels.some(({ key }) => key === query.channel)
  if (!known) errors['channel'] = `There is no channel ${query.channel}.`
  return {
    areas: found,
    saved,
    places: saved.limit && inAreas ? intersection(saved.limit.places, inAreas) : (saved.limit?.places ?? inAreas),
    channel: known && query.channel !== '' ? query.channel : undefined,
    kinds: query.kind === '' ? undefined : [query.kind],
    statuses: query.tentative ? shownStatuses : shownStatuses.filter((status) => status !== 'tentative'),
    unclear,
    errors,
  }
}

function readAreas(areas: Areas, text: string): { found: Area[] } & Pick<CalendarFilter, 'unclear'> {
  const names = text.split(';').map((name) => name.trim())
  const found: Area[] = []
  for (const [index, name] of names.entries()) {
    if (name === '') continue
    const entered = readEnteredArea(areas, name)
    const textWith = (code: string) => names.with(index, code).join('; ')
    if (entered.area === null) return { found: [], unclear: { entered, textWith } }
    found.push(entered.area)
  }
  return { found, unclear: null }
}

/** The address of a calendar page with the same filter. Empty fields are left out. */
export function addressOf(path: string, position: Record<string, string>, query: FilterQuery): string {
  const { area, audience, channel, kind, tentative } = query
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({
    ...position,
    area,
    audience,
    channel,
    kind,
    tentative: tentative ? '' : '0',
  })) {
    if (value !== '') search.append(name, value)
  }
  return search.size === 0 ? path : `${path}?${search}`
}

export function hidesSomething({ area, audience, channel, kind, tentative }: FilterQuery): boolean {
  return area !== '' || audience !== '' || channel !== '' || kind !== '' || !tentative
}

export const everything: FilterQuery = { area: '', audience: '', channel: '', kind: '', tentative: true }

export function filterFields(
  channels: readonly Channel[],
  query: FilterQuery,
  { errors, saved, unclear }: Pick<CalendarFilter, 'errors' | 'saved' | 'unclear'>,
  hrefOf: (query: FilterQuery) => string,
): Field[] {
  return [
    {
      name: 'area',
      label: 'Area',
      value: query.area,
      icon: 'map-pin',
      error: errors['area'],
      maxlength: 500,
      ...(unclear
        ? enteredAreaField(unclear.entered, (code) => hrefOf({ ...query, area: unclear.textWith(code) }))
        : {}),
    },
    ...(saved.field ? [saved.field] : []),
    channelField(channels, query.channel, errors['channel']),
    teamField(query.kind, errors['kind']),
  ]
}

import type { DateTime } from 'luxon'
import { fromInstant } from '../../platform/clock.ts'
import { formatNumber } from '../../platform/format.ts'
import { dateInWords, unambiguousClockInWords } from '../../platform/time-words.ts'
import { daysOf } from '../days.ts'
import type { Entry } from '../entries.ts'
import type { BlockedBand } from './blocked-bands.ts'
import { type PostNames, postOf } from './post-views.ts'
import type { CalendarReading } from './reading.ts'
import type { CalendarPage, ListPage } from './views.ts'

export const ENTRIES_ON_A_PAGE = 100

export interface ListPosition {
  page: number
  addressOf: (page: number) => string
  /** Set when something is filtered. */
  clear: string | null
  mayWrite: boolean
}

/** Days with posts or with something in force that stops them; pages of posts, so that a busy month can be read. */
export function listPage(
  head: CalendarPage,
  { entries, span, blockedBands }: CalendarReading,
  naming: PostNames,
  now: DateTime,
  position: ListPosition,
): ListPage {
  const start = (position.page - 1) * ENTRIES_ON_A_PAGE
  const shown = entries.slice(start, start + ENTRIES_ON_A_PAGE)
  const byDay = Map.groupBy(shown, (entry) => dayOf(entry, naming.zone))
  const blocking = blockedBands.filter(({ kind }) => kind === 'blocked')
  // Notes of days that another page shows would be read twice, or in the wrong place.
  const first = start === 0 ? '' : dayOf(shown[0], naming.zone)
  const last = start + ENTRIES_ON_A_PAGE < entries.length ? dayOf(shown.at(-1), naming.zone) : '9999'
  const days = daysOf(span).flatMap((day) => {
    const date = day.from.toISODate()!
    const posts = (byDay.get(date) ?? []).map((entry) => postOf(entry, naming))
    const notes = date < first || date > last ? [] : blocking.flatMap((band) => noteOn(band, day) ?? [])
    if (posts.length === 0 && notes.length === 0) return []
    const today = now.setZone(naming.zone).hasSame(day.from, 'day')
    return [{ label: `${dateInWords(day.from.toMillis(), naming.zone)}${today ? ', today' : ''}`, today, notes, posts }]
  })
  const end = start + shown.length
  return {
    ...head,
    days,
    empty: entries.length === 0 ? emptyState(position) : null,
    pager: {
      range: `${start + 1} to ${end} of ${formatNumber(entries.length)}`,
      previous: position.page > 1 ? position.addressOf(position.page - 1) : null,
      next: end < entries.length ? position.addressOf(position.page + 1) : null,
    },
  }
}

function emptyState({ clear, mayWrite }: ListPosition): ListPage['empty'] {
  if (clear !== null) {
    return {
      title: 'Nothing here with these filters',
      text: 'Other posts of these four weeks may be hidden by the filters.',
      action: { href: clear, label: 'Show all' },
    }
  }
  return {
    title: 'Nothing planned in these four weeks',
    text: 'Announcements stand here as soon as they have a time: dashed while they are tentative, solid once they are booked.',
    action: mayWrite ? { href: '/announcements/new', label: 'New announcement' } : null,
  }
}

/** "Blackout: billing system move, from 10:00 am" */
function noteOn({ from, to, note, lane }: BlockedBand, day: { from: DateTime; to: DateTime }): string | null {
  if (to <= day.from.toMillis() || from >= day.to.toMillis()) return null
  const clock = (millis: number) => unambiguousClockInWords(millis, day.from.zoneName!)
  const begins = from > day.from.toMillis() ? `from ${clock(from)}` : ''
  const ends = to < day.to.toMillis() ? `until ${clock(to)}` : ''
  const when = [begins, ends].filter(Boolean).join(' ') || 'all day'
  return `${note}, ${when}${lane === 'both' ? '' : ` (${lane})`}`
}

function dayOf(entry: Entry | undefined, zone: string): string {
  return entry ? fromInstant(entry.at).setZone(zone).toISODate()! : ''
}

import type { DateTime } from 'luxon'
import { fromInstant } from '../../platform/clock.ts'
import { formatNumber } from '../../platform/format.ts'
import { rowsOnPage } from '../../platform/http/paging.ts'
import { dateInWords, unambiguousClockInWords } from '../../platform/time-words.ts'
import { daysOf } from '../query/days.ts'
import type { BlockedBand } from './band-question.ts'
import { addressOf } from './filter.ts'
import { type CalendarPageData, headOf } from './head-views.ts'
import { postProps } from './post-views.ts'
import type { Post } from './posts.ts'
import type { CalendarPage, ListPage } from './props.ts'

export const POSTS_ON_A_PAGE = 100

/** Lists only days that have posts or a blocked band, a hundred posts to a page. */
export function listPage(data: CalendarPageData, asked: { page: number; mayWrite: boolean }): ListPage {
  const { reading, query, position, now, zone } = data
  const { posts, span, blockedBands } = reading
  const head = headOf(data)
  const { page, pages, start, end } = rowsOnPage(asked.page, posts.length, POSTS_ON_A_PAGE)
  const byDay = Map.groupBy(posts.slice(start, end), (post) => dayOf(post, zone))
  const blocking = blockedBands.filter(({ kind }) => kind !== 'quiet')
  // Each day has its notes on one page: that of the first post on it or after it.
  const dayBefore = start === 0 ? '' : dayOf(posts[start - 1]!, zone)
  const lastDay = page < pages ? dayOf(posts[end - 1]!, zone) : '9999'
  const days = daysOf(span).flatMap((day) => {
    const date = day.from.toISODate()!
    const ofDay = (byDay.get(date) ?? []).map((post) => postProps(post, data))
    const notes = date <= dayBefore || date > lastDay ? [] : blocking.flatMap((band) => noteOn(band, day) ?? [])
    if (ofDay.length === 0 && notes.length === 0) return []
    const today = now.setZone(zone).hasSame(day.from, 'day')
    return [{ label: `${dateInWords(day.from.toMillis(), zone)}${today ? ', today' : ''}`, today, notes, posts: ofDay }]
  })
  const pageAddress = (number: number) => addressOf(position.path, { ...position.here, page: String(number) }, query)
  return {
    ...head,
    days,
    empty: posts.length === 0 ? emptyState(head, asked.mayWrite) : null,
    pager: {
      range: `${start + 1} to ${end} of ${formatNumber(posts.length)}`,
      previous: page > 1 ? pageAddress(page - 1) : null,
      next: page < pages ? pageAddress(page + 1) : null,
    },
  }
}

function emptyState({ clear }: CalendarPage, mayWrite: boolean): ListPage['empty'] {
  if (clear !== null) {
    return {
      title: 'No posts match these filters',
      text: 'The filters may be hiding other posts in these four weeks.',
      action: { href: clear, label: 'Show all' },
    }
  }
  return {
    title: 'Nothing planned for these four weeks',
    text: 'Announcements appear here once they have a time: dashed while tentative, solid once scheduled.',
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

function dayOf({ at }: Post, zone: string): string {
  return fromInstant(at).setZone(zone).toISODate()!
}

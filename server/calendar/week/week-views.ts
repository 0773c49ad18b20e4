import type { DateTime } from 'luxon'
import { shownHeadline } from '../../incidents/told-times.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { fromInstant, toInstant } from '../../platform/clock.ts'
import { formatCount } from '../../platform/format.ts'
import { unambiguousClockInWords } from '../../platform/time-words.ts'
import { bookingLegend, bookingMarks, worstStatusFirst } from '../booking-status-words.ts'
import { daysOf } from '../query/days.ts'
import type { BlockedBand } from './band-question.ts'
import { addressOf } from './filter.ts'
import { lanesWithoutRoom } from './full-bands.ts'
import { type CalendarPageData, headOf } from './head-views.ts'
import { postProps } from './post-views.ts'
import type { Post } from './posts.ts'
import type { Day, LaneCell, StackProps, WeekPage } from './props.ts'
import { bandOf, clockSpot, type Hours, hourLabels, hoursFor, spotAt, stacksOf } from './week-grid.ts'
import { writeLinks } from './write-views.ts'

const HEADLINES_ON_A_STACK = 3
/** A stack opens with this many posts. The rest are counted, and the list shows them. */
const POSTS_IN_A_STACK = 20

/** The usage of one cap on each day. */
export interface UsageOfDays {
  rule: string
  ofDays: readonly Day['usage'][]
}

export function weekPage(data: CalendarPageData, usage: UsageOfDays | null): WeekPage {
  const { reading, zone } = data
  const { posts, span, blockedBands } = reading
  const hours = hoursFor(posts, zone)
  const now = data.now.setZone(zone)
  const byDay = Map.groupBy(posts, ({ at }) => fromInstant(at).setZone(zone).toISODate()!)
  const days = daysOf(span).map((day, index): Day => {
    const date = day.from.toISODate()!
    const today = now.hasSame(day.from, 'day')
    return {
      number: day.from.toFormat('d'),
      name: `${day.from.toFormat('ccc')}${today ? ', today' : ''}`,
      today,
      usage: usage?.ofDays[index] ?? null,
      room: reading.filter.places === null ? null : roomLeft(blockedBands, day),
      ...writeLinks(data, { ...day, hours }),
      bands: blockedBands.flatMap((band) => bandOf(band, day, hours) ?? []),
      cells: cellsOf(data, date, byDay.get(date) ?? [], hours),
      clock: today ? clockSpot(now, hours) : null,
    }
  })
  return {
    ...headOf(data),
    hours: hourLabels(hours),
    days,
    measured: usage && measureLabel(usage),
    full: reading.filter.places === null ? 'Choose an area to see where it is full.' : null,
    legend: bookingLegend,
  }
}

/** "No room", "No room for marketing". Null when something still fits. */
function roomLeft(bands: readonly BlockedBand[], { from, to }: { from: DateTime; to: DateTime }): string | null {
  const lanes = lanesWithoutRoom(bands, { from: from.toMillis(), to: to.toMillis() })
  if (lanes.length === 0) return null
  return lanes.length === kinds.length ? 'No room' : `No room for ${lanes.join()}`
}

function measureLabel({ rule }: UsageOfDays): string {
  return `Under each day: the fullest place by “${rule}”.`
}

function cellsOf(data: CalendarPageData, date: string, posts: readonly Post[], hours: Hours): LaneCell[] {
  const inLanes = Map.groupBy(posts, ({ kind }) => kind)
  const cells = [...inLanes].flatMap(([lane, ofLane]) =>
    stacksOf(ofLane, data.zone, hours).map(({ posts: inCell, from, to }) => {
      const cell: LaneCell = {
        ...spotAt(from, hours),
        lane,
        span: to - from,
        posts: inCell.slice(0, POSTS_IN_A_STACK).map((post) => postProps(post, data)),
        stack: inCell.length > 1 ? stackProps(data, date, inCell) : null,
      }
      return { cell, at: inCell[0]!.at }
    }),
  )
  return cells.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ cell }) => cell)
}

function stackProps({ zone, now, query }: CalendarPageData, date: string, posts: readonly Post[]): StackProps {
  const [first, last] = [posts[0]!, posts.at(-1)!].map(({ at }) => unambiguousClockInWords(at, zone))
  const hidden = posts.length - POSTS_IN_A_STACK
  const worst = worstStatusFirst.find((status) =>
    posts.some(({ bookings }) => bookings.some((of) => of.status === status)),
  )
  const mark = bookingMarks[worst!]
  return {
    label: formatCount(posts.length, 'post'),
    times: first === last ? first! : `${first} to ${last}`,
    headlines: posts.slice(0, HEADLINES_ON_A_STACK).map((post) => shownHeadline(post, { zone, now: toInstant(now) })),
    status: mark.tone === 'bad' || mark.tone === 'caution' ? mark : null,
    more:
      hidden > 0
        ? {
            href: addressOf('/calendar/list', { from: date }, query),
            label: `${formatCount(hidden, 'more post')} in the list`,
          }
        : null,
  }
}

import { fromInstant } from '../../platform/clock.ts'
import { bookingLegend } from '../booking-status-words.ts'
import { daysOf } from '../query/days.ts'
import { addressOf } from './filter.ts'
import { type CalendarPageData, headOf } from './head-views.ts'
import { postProps } from './post-views.ts'
import type { Post } from './posts.ts'
import type { Day, LaneCell, WeekPage } from './props.ts'
import { bandOf, clockSpot, type Hours, hourLabels, hoursFor, quarterOf, spanOfCell, spotAt } from './week-grid.ts'

/** A quarter of an hour shows this many posts. The rest are counted, and the list shows them. */
const POSTS_IN_A_CELL = 6

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
    legend: bookingLegend,
  }
}

function measureLabel({ rule }: UsageOfDays): string {
  return `Under each day: the fullest place by “${rule}”.`
}

function cellsOf(data: CalendarPageData, date: string, posts: readonly Post[], hours: Hours): LaneCell[] {
  const list = addressOf('/calendar/list', { from: date }, data.query)
  const inLanes = Map.groupBy(posts, ({ kind }) => kind)
  const cells = [...inLanes].flatMap(([lane, ofLane]) => {
    const byQuarter = Map.groupBy(ofLane, ({ at }) => quarterOf(fromInstant(at).setZone(data.zone)))
    const quarters = [...byQuarter.keys()].sort((a, b) => a - b)
    return quarters.map((quarter, index) => {
      const inCell = byQuarter.get(quarter)!
      const hidden = inCell.length - POSTS_IN_A_CELL
      const cell: LaneCell = {
        ...spotAt(quarter, hours),
        lane,
        span: spanOfCell(quarter, quarters[index + 1], hours),
        posts: inCell.slice(0, POSTS_IN_A_CELL).map((post) => postProps(post, data)),
        more: hidden > 0 ? { href: list, label: `${hidden} more` } : null,
      }
      return { cell, at: inCell[0]!.at }
    })
  })
  return cells.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ cell }) => cell)
}

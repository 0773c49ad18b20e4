import { fromInstant } from '../../platform/clock.ts'
import { bookingLegend } from '../booking-status-words.ts'
import { daysOf } from '../days.ts'
import type { Entry } from '../entries.ts'
import { addressOf } from './filter.ts'
import { type CalendarPageData, headOf } from './head-views.ts'
import { postOf } from './post-views.ts'
import type { Day, Slot, WeekPage } from './props.ts'
import { bandOf, clockSpot, type Hours, hourLabels, hoursFor, quarterOf, spanOfSlot, spotAt } from './week-grid.ts'

/** A quarter of an hour shows this many posts. The rest are counted, and the list shows them. */
const POSTS_IN_A_SLOT = 6

/** The usage of one cap on each day. */
export interface UsageOfDays {
  rule: string
  ofDays: readonly Day['meter'][]
}

export function weekPage(data: CalendarPageData, usage: UsageOfDays | null): WeekPage {
  const { reading, zone } = data
  const { entries, span, blockedBands } = reading
  const hours = hoursFor(entries, zone)
  const now = data.now.setZone(zone)
  const byDay = Map.groupBy(entries, ({ at }) => fromInstant(at).setZone(zone).toISODate()!)
  const days = daysOf(span).map((day, index): Day => {
    const date = day.from.toISODate()!
    const today = now.hasSame(day.from, 'day')
    return {
      number: day.from.toFormat('d'),
      name: `${day.from.toFormat('ccc')}${today ? ', today' : ''}`,
      today,
      meter: usage?.ofDays[index] ?? null,
      bands: blockedBands.flatMap((band) => bandOf(band, day, hours) ?? []),
      slots: slotsOf(data, date, byDay.get(date) ?? [], hours),
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

function slotsOf(data: CalendarPageData, date: string, entries: readonly Entry[], hours: Hours): Slot[] {
  const list = addressOf('/calendar/list', { from: date }, data.query)
  const inLanes = Map.groupBy(entries, ({ kind }) => kind)
  const slots = [...inLanes].flatMap(([lane, ofLane]) => {
    const byQuarter = Map.groupBy(ofLane, ({ at }) => quarterOf(fromInstant(at).setZone(data.zone)))
    const quarters = [...byQuarter.keys()].sort((a, b) => a - b)
    return quarters.map((quarter, index) => {
      const inSlot = byQuarter.get(quarter)!
      const hidden = inSlot.length - POSTS_IN_A_SLOT
      const slot: Slot = {
        ...spotAt(quarter, hours),
        lane,
        span: spanOfSlot(quarter, quarters[index + 1], hours),
        posts: inSlot.slice(0, POSTS_IN_A_SLOT).map((entry) => postOf(entry, data)),
        more: hidden > 0 ? { href: list, label: `${hidden} more` } : null,
      }
      return { slot, at: inSlot[0]!.at }
    })
  })
  return slots.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ slot }) => slot)
}

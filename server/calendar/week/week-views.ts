import type { DateTime } from 'luxon'
import { fromInstant } from '../../platform/clock.ts'
import { bookingLegend } from '../booking-status-views.ts'
import { daysOf } from '../days.ts'
import type { Entry } from '../entries.ts'
import { type PostNames, postOf } from './post-views.ts'
import type { CalendarReading } from './reading.ts'
import type { CalendarPage, Day, Slot, WeekPage } from './views.ts'
import { bandOf, clockSpot, type Hours, hourLabels, hoursFor, quarterOf, spanOfSlot, spotAt } from './week-grid.ts'

/** More posts than this in a quarter of an hour are counted, and stand in the list. */
const POSTS_IN_A_SLOT = 6

/** How full each day is, and the rule that says what full is. */
export interface UsageOfDays {
  rule: string
  ofDays: readonly Day['meter'][]
}

export function weekPage(
  head: CalendarPage,
  reading: CalendarReading,
  naming: PostNames,
  meters: UsageOfDays | null,
  now: DateTime,
  listOn: (day: string) => string,
): WeekPage {
  const { entries, span, blockedBands } = reading
  const hours = hoursFor(entries, naming.zone)
  const byDay = Map.groupBy(entries, ({ at }) => fromInstant(at).setZone(naming.zone).toISODate()!)
  const days = daysOf(span).map((day, index): Day => {
    const date = day.from.toISODate()!
    const today = now.setZone(naming.zone).hasSame(day.from, 'day')
    return {
      number: day.from.toFormat('d'),
      name: `${day.from.toFormat('ccc')}${today ? ', today' : ''}`,
      today,
      meter: meters?.ofDays[index] ?? null,
      bands: blockedBands.flatMap((band) => bandOf(band, day, hours) ?? []),
      slots: slotsOf(byDay.get(date) ?? [], hours, naming, listOn(date)),
      clock: today ? clockSpot(now.setZone(naming.zone), hours) : null,
    }
  })
  return { ...head, hours: hourLabels(hours), days, measured: meters && measuredBy(meters), legend: bookingLegend }
}

function measuredBy({ rule }: UsageOfDays): string {
  return `Under each day: the fullest place by “${rule}”.`
}

function slotsOf(entries: readonly Entry[], hours: Hours, naming: PostNames, list: string): Slot[] {
  const inLanes = Map.groupBy(entries, ({ kind }) => kind)
  const slots = [...inLanes].flatMap(([lane, ofLane]) => {
    const byQuarter = Map.groupBy(ofLane, ({ at }) => quarterOf(fromInstant(at).setZone(naming.zone)))
    const quarters = [...byQuarter.keys()].sort((a, b) => a - b)
    return quarters.map((quarter, index) => {
      const inSlot = byQuarter.get(quarter)!
      const left = inSlot.length - POSTS_IN_A_SLOT
      const slot: Slot = {
        ...spotAt(quarter, hours),
        lane,
        span: spanOfSlot(quarter, quarters[index + 1], hours),
        posts: inSlot.slice(0, POSTS_IN_A_SLOT).map((entry) => postOf(entry, naming)),
        more: left > 0 ? { href: list, label: `${left} more` } : null,
      }
      return { slot, at: inSlot[0]!.at }
    })
  })
  return slots.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ slot }) => slot)
}

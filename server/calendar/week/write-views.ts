import type { DateTime } from 'luxon'
import { mayWriteFor } from '../../people/person.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { wallClockInWords } from '../../platform/time-words.ts'
import type { CalendarPageData } from './head-views.ts'
import type { Day, WriteSlot } from './props.ts'
import type { Hours } from './week-grid.ts'

interface AskedDay {
  from: DateTime
  to: DateTime
  hours: Hours
}

/** The links that begin an announcement on a day, with what the page is limited to filled in. Nothing begins in the past. */
export function writeLinks(data: CalendarPageData, { from, to, hours }: AskedDay): Pick<Day, 'write' | 'slots'> {
  const { now, person } = data
  const lanes = kinds.filter((kind) => mayWriteFor(person, kind))
  if (lanes.length === 0 || to <= now) return { write: null, slots: [] }
  const base = { date: from.toISODate()!, zone: data.zone, ...limitsOf(data) }
  const ahead = Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index).filter((hour) => {
    const local = from.set({ hour })
    return local.hour === hour && local.plus({ hours: 1 }) > now
  })
  const slots = lanes.flatMap((lane) =>
    ahead.map((hour): WriteSlot => {
      const time = `${String(hour).padStart(2, '0')}:00`
      const label = wallClockInWords(time)
      return { lane, hour: hour - hours.first, label, href: linkTo({ kind: lane, ...base, time }) }
    }),
  )
  return { write: linkTo({ ...(lanes.length === 1 ? { kind: lanes[0]! } : {}), ...base }), slots }
}

/** The channel and the audience of the filter. A saved audience is narrower than the areas beside it. */
function limitsOf({ query, reading: { filter } }: CalendarPageData): Record<string, string> {
  const { channel, areas, saved } = filter
  const codes = areas.map(({ code }) => code).join(',')
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(saved.limit ? { audience: query.audience } : codes === '' ? {} : { area: codes }),
  }
}

function linkTo(fields: Record<string, string>): string {
  return `/announcements/new?${new URLSearchParams(fields)}`
}

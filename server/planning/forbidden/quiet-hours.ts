import { offsetPieces, weekday } from '../../platform/time/zones.ts'
import { DAY, HOUR, MINUTE } from '../../platform/time-units.ts'
import type { TimeRange } from '../model/report.ts'
import type { Quiet } from '../model/rule-schema.ts'

/**
 * The quiet ranges of a zone that overlap [from, to), uncut and sorted. Quiet hours follow the local clock, so an hour
 * that occurs twice is quiet twice. A range belongs to the weekday on which it starts.
 */
export function quietRanges({ start, end, days }: Quiet, zone: string, from: number, to: number): TimeRange[] {
  const begins = clockMillis(start)
  const ends = clockMillis(end) + (end <= start ? DAY : 0)
  const ranges: TimeRange[] = []
  for (const piece of offsetPieces(zone, from - 2 * DAY, to + 2 * DAY)) {
    const lastDay = Math.floor((piece.to + piece.offset) / DAY)
    for (let day = Math.floor((piece.from + piece.offset) / DAY) - 1; day <= lastDay; day++) {
      if (!days.includes(weekday(day))) continue
      const quietFrom = Math.max(piece.from, day * DAY + begins - piece.offset)
      const quietTo = Math.min(piece.to, day * DAY + ends - piece.offset)
      if (quietFrom >= quietTo) continue
      const last = ranges.at(-1)
      if (last && quietFrom <= last.to) last.to = Math.max(last.to, quietTo)
      else ranges.push({ from: quietFrom, to: quietTo })
    }
  }
  return ranges.filter((range) => range.from < to && range.to > from)
}

function clockMillis(clock: string): number {
  return Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * MINUTE
}

import type { DateTime } from 'luxon'
import type { TimeRange } from '../planning/model/report.ts'
import { fromInstant, fromMillis } from '../platform/clock.ts'
import { MINUTE } from '../platform/time-units.ts'
import { wallClockInWords } from '../platform/time-words.ts'

// In minutes of the local clock.
const day = 24 * 60
const steps = [15, 30, 60, 2 * 60, 3 * 60, 6 * 60, 12 * 60, day, 2 * day, 3 * day, 7 * day]
const TICKS_AT_MOST = 6

/** Round local times for the bottom of a picture: hours, or the day at midnight. */
export function ticksOf({ from, to, zone }: TimeRange & { zone: string }): { at: number; text: string }[] {
  const step = steps.find((minutes) => (to - from) / (minutes * MINUTE) <= TICKS_AT_MOST) ?? steps.at(-1)!
  const midnight = fromInstant(fromMillis(from)).setZone(zone).setLocale('en-US').startOf('day')
  const times: DateTime[] = []
  for (let elapsed = 0; ; elapsed += step) {
    const hour = Math.floor((elapsed % day) / 60)
    const time = midnight.plus({ days: Math.floor(elapsed / day) }).set({ hour, minute: elapsed % 60 })
    if (time.toMillis() > to) break
    if (time.toMillis() >= from && time.hour === hour) times.push(time)
  }
  const dated = times.some(isMidnight)
  return times.map((time, index) => ({ at: time.toMillis(), text: wordsFor(time, index === 0 && !dated) }))
}

function wordsFor(time: DateTime, withDay: boolean): string {
  if (isMidnight(time)) return time.toFormat('ccc d')
  const clock = wallClockInWords(time.toFormat('HH:mm'))
  return withDay ? `${time.toFormat('ccc')} ${clock}` : clock
}

function isMidnight(time: DateTime): boolean {
  return time.hour === 0 && time.minute === 0
}

import type { Evidence } from './ban.ts'
import { durationMillis } from './duration.ts'
import type { Stretch } from './report.ts'
import type { Cap } from './schema.ts'
import { position } from './sorted.ts'
import { periodStarts } from './zones.ts'

/** A window of a cap and how many messages one place gets in it. */
export interface Excess {
  count: number
  window: Stretch
  zone: string
}

/** Of the windows with a message of the candidate in them, the one that holds most. The candidate goes out at t. */
export function worstWindow({ window }: Cap, { messages, offsets, zone }: Evidence, t: number): Excess {
  const own = offsets.map((offset) => t + offset)
  const times = [...messages.map((message) => message.at), ...own].sort((a, b) => a - b)
  const windows = 'rolling' in window ? rolling(times, durationMillis(window.rolling)!) : own.map(period)
  let worst: Excess = { count: 0, window: { from: t, to: t }, zone }
  for (const { from, to } of windows) {
    const count = position(times, to) - position(times, from)
    if (count > worst.count && position(own, from) < position(own, to)) worst = { count, window: { from, to }, zone }
  }
  return worst

  function period(at: number): Stretch {
    const [from, to] = periodStarts(zone, 'calendar' in window ? window.calendar : 'day', at, at + 1)
    return { from: from!, to: to! }
  }
}

function rolling(times: readonly number[], span: number): Stretch[] {
  return times.map((from) => ({ from, to: from + span }))
}

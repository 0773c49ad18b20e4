import type { TimeRange } from '../model/report.ts'
import type { Kind } from '../model/rule-schema.ts'
import type { World } from '../model/world.ts'

export interface ExposureQuery extends TimeRange {
  /** All channels when left out. */
  channel?: string
  kinds?: readonly Kind[]
}

/** Counts the messages that reach each place in [from, to), indexed by place number. */
export function messagesPerPlace({ places, plan }: World, { from, to, channel, kinds }: ExposureQuery): Uint32Array {
  const steps = new Int32Array(places.count + 1)
  const on = (key: string) => channel === undefined || key === channel
  for (const { kind, reach } of plan.find({ from, to, reach: [0, places.count], on })) {
    if (kinds && !kinds.includes(kind)) continue
    for (let edge = 0; edge < reach.length; edge += 2) {
      steps[reach[edge]!]! += 1
      steps[reach[edge + 1]!]! -= 1
    }
  }
  const counts = new Uint32Array(places.count)
  let count = 0
  for (let place = 0; place < places.count; place++) {
    count += steps[place]!
    counts[place] = count
  }
  return counts
}

import type { Intervals } from '../../server/areas/tree/intervals.ts'
import type { Tree } from '../../server/areas/tree/tree.ts'
import { placesOf } from '../../server/audiences/cover.ts'
import { readCalendarState } from '../../server/calendar/calendar-state.ts'
import type { Context } from '../../server/context.ts'
import type { Message } from '../../server/planning/model/message.ts'
import type { World } from '../../server/planning/model/world.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { toMillis } from '../../server/platform/clock.ts'
import { type Row, under } from './measure.ts'
import { benchStart, sampleBookings } from './sample.ts'

/** A plan of `count` bookings over `years` years, with the real areas and the first rules. Times in milliseconds. */
export interface Sample {
  name: string
  count: number
  years: number
  from: number
  to: number
  world: World
}

/** Also returns the bytes of memory that the plan takes, measured after collecting garbage. */
export async function makeSample(context: Context, count: number, years: number): Promise<Sample & { bytes: number }> {
  const { world } = await readCalendarState(context)
  const before = heapBytes()
  const plan = new Plan(sampleMessages(context.areas.tree, count, years))
  const bytes = heapBytes() - before
  const name = `${count.toLocaleString('en-US')} bookings over ${years === 1 ? 'one year' : `${years} years`}`
  const to = benchStart + years * 365 * 86_400_000
  return { name, count, years, from: benchStart, to, world: { ...world, plan, now: benchStart }, bytes }
}

export function memoryOf({ name, bytes }: { name: string; bytes: number }): Row {
  return under(`memory of the plan, ${name}`, bytes / 1e6, 300, 'MB')
}

/** The sample as the engine sees it. */
export function* sampleMessages(tree: Tree, count: number, years: number): Generator<Message> {
  const reaches = new Map<string, Intervals>()
  for (const { zone: _, change: _c, at, reach: codes, ...booking } of sampleBookings(tree, count, years)) {
    const key = codes.join()
    const reach = reaches.get(key) ?? placesOf(tree, codes)
    reaches.set(key, reach)
    yield { ...booking, at: toMillis(at), reach, status: 'booked' }
  }
}

function heapBytes(): number {
  if (!globalThis.gc)
    throw new Error('Run this with npm run bench, which lets it collect garbage before measuring memory.')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

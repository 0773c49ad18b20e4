import type { Area } from '../../server/areas/tree/area.ts'
import { isPlace, type Tree } from '../../server/areas/tree/tree.ts'
import type { Booking } from '../../server/calendar/booking.ts'
import { fromMillis } from '../../server/platform/clock.ts'

/** All six can target a single place. */
export const benchChannels = ['facebook', 'sms', 'push', 'radio', 'letters', 'screens'] as const
const YEAR = 365 * 86_400_000
export const benchStart = Date.parse('2026-01-01T00:00:00.000Z')

/** A seeded generator (mulberry32), so that every run draws the same numbers. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws areas in the assumed mix of real posts: 65 % places, 25 % counties, 8 % states, 2 % countries. */
export function areaDrawer(tree: Tree, next: () => number): () => Area {
  const live = tree.areas.filter((area) => area.retiredAt === null)
  const places = live.filter((area) => isPlace(tree, area))
  const counties = live.filter(({ kind }) => kind === 'county')
  const states = live.filter(({ kind }) => kind === 'state')
  const pick = (from: readonly Area[]) => from[Math.floor(next() * from.length)]!
  return () => {
    const share = next()
    return pick(share < 0.65 ? places : share < 0.9 ? counties : share < 0.98 ? states : tree.roots)
  }
}

/** Bookings spread evenly over the years from `benchStart`, half of them marketing. */
export function* sampleBookings(tree: Tree, count: number, years: number): Generator<Booking> {
  const next = random(count)
  const draw = areaDrawer(tree, next)
  for (let number = 1; number <= count; number++) {
    const last = number.toString(16).padStart(12, '0')
    yield {
      id: flat(`00000000-0000-7000-8000-${last}`),
      announcement: flat(`00000000-0000-7000-9000-${last}`),
      channel: benchChannels[Math.floor(next() * benchChannels.length)]!,
      zone: null,
      at: fromMillis(benchStart + Math.floor((next() * years * YEAR) / 60_000) * 60_000),
      status: 'booked',
      kind: next() < 0.5 ? 'marketing' : 'service',
      severity: 'routine',
      incident: null,
      reach: [draw().code],
      waivedRules: [],
      postedOver: [],
      reason: null,
      committed: number,
      change: number,
    }
  }
}

/** A flat string, as a database returns it. V8 stores a concatenated string as a tree, which takes more memory. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

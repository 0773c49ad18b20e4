import type { Area } from '../tree/area.ts'

/** How well an area fits a query, from the best. */
export const tiers = {
  /** Also "saint louis" for St. Louis. */
  exact: 0,
  /** "dekalb" for De Kalb. */
  spelling: 1,
  /** "nyc", "city of boston". */
  otherWords: 2,
  /** "kern" for Kern County. */
  short: 3,
  /** "buckhead", which only leads to Atlanta. */
  leads: 3.5,
  prefix: 4,
  otherPrefix: 5,
  wordPrefix: 6,
  /** And one more for each different letter; a half more for a name that only leads to an area. */
  misspelled: 7,
  /** "buckhea". After what is only one letter wrong: there are more such names than areas. */
  leadsPrefix: 8.25,
} as const

/** What somebody may have meant, before it is sorted. */
export interface Found {
  area: Area
  tier: number
  /** Of a ZIP code: the share of its people. */
  share: number | null
  /** How the query was read; null where it is the area's name. */
  reading: ReadAs | null
}

/** The part of the query that was read in other words, and whether what the area is in helps to understand it. */
export interface ReadAs {
  text: string
  where: boolean
}

/** Collects what is found, each area once and as well as it fits. */
export interface Collected {
  add(area: Area, tier: number, more?: Partial<Found>): void
  readonly size: number
  /** How many have the name, or begin so, themselves. */
  readonly own: number
  /** Whether a name was understood, other than as that of a small post office, which may be a misspelled town as well. */
  readonly isAnswered: boolean
  all(): Found[]
}

export function collect(isWanted: (area: Area) => boolean): Collected {
  const found = new Map<Area, Found>()
  return {
    add(area, tier, more) {
      if (tier >= (found.get(area)?.tier ?? Number.POSITIVE_INFINITY) || !isWanted(area)) return
      found.set(area, { area, tier, share: more?.share ?? null, reading: more?.reading ?? null })
    },
    get size() {
      return found.size
    },
    get own() {
      return [...found.values()].filter(({ tier }) => tier < tiers.misspelled && !inOtherWords.includes(tier)).length
    },
    get isAnswered() {
      return [...found.values()].some(
        ({ area, tier }) => (tier < tiers.otherWords || inOtherWords.includes(tier)) && area.kind !== 'rest',
      )
    },
    all: () => [...found.values()],
  }
}

const inOtherWords: readonly number[] = [tiers.otherWords, tiers.leads]

const steps: readonly (readonly number[])[] = [
  [tiers.exact, tiers.spelling],
  [tiers.otherWords],
  [tiers.short],
  [tiers.leads],
]

/** Of what fits, only what is named so: other words count only if nothing has the name itself. */
export function strict(found: readonly Found[]): Found[] {
  for (const step of steps) {
    const fitting = found.filter(({ tier }) => step.includes(tier))
    if (fitting.length > 0) return fitting
  }
  return []
}

/** Sorted by how well each fits, then by share, then by rank. As numbers, because one letter finds thousands. */
export function bestFirst(found: readonly Found[], rank: ReadonlyMap<Area, number>): Found[] {
  const keys = new Float64Array(found.length)
  const byKey = new Map<number, Found>()
  for (const [index, item] of found.entries()) {
    const share = item.share === null ? 101 : Math.round((1 - item.share) * 100)
    const key = (item.tier * 512 + share) * 2 ** 24 + rank.get(item.area)!
    keys[index] = key
    byKey.set(key, item)
  }
  return Array.from(keys.sort(), (key) => byKey.get(key)!)
}

/** With so many times the people, an area whose name only begins so is as likely to be meant. */
const MUCH_LARGER = 3

/**
 * With the largest right after the first, if it is much larger: whoever writes "Pittsburg" may mean Pittsburgh, and whoever
 * writes "Orange" Orange County. The exact name stays first.
 */
export function withLargest(sorted: readonly Found[], people: ReadonlyMap<Area, number>): readonly Found[] {
  const [first, ...others] = sorted
  if (!first || first.tier > tiers.spelling || first.share !== null) return sorted
  const atLeast = people.get(first.area)! * MUCH_LARGER
  let largest: Found | undefined
  for (const other of others) {
    if (other.tier !== tiers.prefix && other.tier !== tiers.short) continue
    const count = people.get(other.area)!
    if (count >= atLeast && count > (largest ? people.get(largest.area)! : 0)) largest = other
  }
  return largest ? [first, largest, ...others.filter((other) => other !== largest)] : sorted
}

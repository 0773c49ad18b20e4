import type { Instant } from '../../platform/clock.ts'
import type { Area } from './area.ts'

/** A country's areas, numbered from 0. */
export interface Planting {
  country: string
  plan: readonly Area[]
  /** Codes of territories that were countries of their own and are in the plan now: `PR`. */
  absorbs?: readonly string[]
}

/**
 * Returns all areas after one country's plan replaces what is stored for that country. Countries keep the order in which
 * they were first loaded, so that adding one does not renumber the places of another. A code that the plan no longer
 * lists is kept, retired and without places (docs/scheduling-rules.md#places-and-areas).
 */
export function replant(stored: readonly Area[], { country, plan, absorbs = [] }: Planting, now: Instant): Area[] {
  const replaced = [country, ...absorbs]
  const live = Map.groupBy(
    stored.filter((area) => area.retiredAt === null && !absorbs.includes(countryOf(area))),
    countryOf,
  )
  const order = [...live.keys()].sort((a, b) => start(live.get(a)!) - start(live.get(b)!))
  if (!live.has(country)) order.push(country)
  const planned = new Set(plan.map(({ code }) => code))
  const result: Area[] = []
  let next = 0
  for (const loaded of order) {
    const areas = loaded === country ? plan : live.get(loaded)!
    const shift = next - start(areas)
    result.push(...areas.map((area) => ({ ...area, lo: area.lo + shift, hi: area.hi + shift })))
    next = Math.max(...areas.filter(({ parent }) => parent === null).map(({ hi }) => hi)) + shift
  }
  const gone = stored.filter((area) => area.retiredAt !== null || replaced.includes(countryOf(area)))
  for (const area of gone) {
    if (!planned.has(area.code)) result.push({ ...area, lo: 0, hi: 0, retiredAt: area.retiredAt ?? now })
  }
  return result
}

/** The areas of `after` that are new or differ from those in `before`. */
export function changedAreas(before: readonly Area[], after: readonly Area[]): Area[] {
  const known = new Map(before.map((area) => [area.code, area]))
  return after.filter((area) => {
    const old = known.get(area.code)
    return old === undefined || (Object.keys(area) as (keyof Area)[]).some((field) => old[field] !== area[field])
  })
}

/** `US` for `US-TX-453~`. */
export function countryOf({ code }: { code: string }): string {
  return code.split(/[-~]/, 1)[0]!
}

function start(areas: readonly Area[]): number {
  return areas.find(({ parent }) => parent === null)!.lo
}

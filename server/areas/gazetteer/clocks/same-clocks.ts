import { offsetPieces } from '../../../platform/time/zones.ts'

/** What clocks showed before concerns no post, and what they will show later nobody knows yet. */
const from = Date.UTC(2026, 0)
const to = Date.UTC(2032, 0)

interface Settled {
  zone: string
  population: number | null
}

/**
 * Makes one zone of those whose clocks show the same: the one where most people live. The tz database keeps zones apart
 * that differed only in the past, such as Detroit and New York, or Mandan and Chicago. With all of them, a local time would
 * go out in thirty batches to the United States, which have ten clocks.
 */
export function mergedByClocks(settled: readonly Settled[]): (zone: string) => string {
  const known = new Map<string, string>()
  const clocksOf = (zone: string) => known.get(zone) ?? known.set(zone, clocks(zone)).get(zone)!
  const main = new Map(
    [...Map.groupBy(settled, ({ zone }) => clocksOf(zone))].map(([shown, alike]) => [shown, zoneOfMostPeople(alike)]),
  )
  return (zone) => main.get(clocksOf(zone)) ?? zone
}

function clocks(zone: string): string {
  return offsetPieces(zone, from, to)
    .map((piece) => `${piece.from} ${piece.offset}`)
    .join()
}

/** The zone where most of the people live; undefined when no population is known. */
export function zoneOfMostPeople(
  places: readonly { zone: string | null; population: number | null }[],
): string | undefined {
  const people = new Map<string, number>()
  for (const { zone, population } of places) {
    if (zone !== null && population !== null) people.set(zone, (people.get(zone) ?? 0) + population)
  }
  return [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

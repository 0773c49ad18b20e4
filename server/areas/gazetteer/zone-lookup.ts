import { find, setCache } from 'geo-tz/all'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import { kilometres, nearest, type Point } from './distance.ts'
import { territoriesOf } from './territories.ts'

/**
 * Farther than this from the country's towns, a foreign zone is accepted: it may be a zone that is named after the
 * neighbor.
 */
const BORDER_KM = 250

/**
 * Finds the zone at a point of a country. At sea and just across a border the outlines of the zones say a nautical zone or
 * the neighbor's; then the nearest of the country's towns with one of the country's own zones decides. Undefined for a
 * point at sea when no town is near enough.
 */
export function zonesOfCountry(country: string, towns: readonly Point[]): (point: Point) => string | undefined {
  // Otherwise the outlines that other countries needed would stay in memory.
  setCache()
  const territories = territoriesOf[country] ?? []
  const own = new Set([country, ...territories.map(({ code }) => code)].flatMap(zonesNamedFor))
  const settled = towns.filter((town) => ownZoneAt(town) !== undefined)

  function ownZoneAt(point: Point): string | undefined {
    return zonesAt(point).find((zone) => own.has(zone))
  }

  return (point) => {
    const zone = ownZoneAt(point)
    if (zone !== undefined) return zone
    const near = nearest(settled, point)
    if (near && kilometres(near, point) < BORDER_KM) return ownZoneAt(near)
    return zonesAt(point).find((foreign) => !foreign.startsWith('Etc/'))
  }
}

/** All zones whose outline contains the point, under the names that Hark uses: several where people disagree. */
function zonesAt({ latitude, longitude }: Point): string[] {
  return find(latitude, longitude).flatMap((name) => zoneNamed(name) ?? [])
}

function zonesNamedFor(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined }
  return (locale.getTimeZones() ?? []).flatMap((name) => zoneNamed(name) ?? [])
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

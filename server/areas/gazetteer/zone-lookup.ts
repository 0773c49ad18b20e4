import lookup from '@photostructure/tz-lookup'
import { kilometres, nearest, type Point } from './distance.ts'

/**
 * Farther than this from the country's towns, a foreign zone is accepted: it may be a zone that is named after the
 * neighbor.
 */
const BORDER_KM = 250

/**
 * Finds the zone at a point of a country. The lookup is coarse: near a border it returns the neighbor's zone, and at
 * sea a nautical one. In both cases, the nearest of the country's towns with one of the country's own zones decides.
 * Undefined for a point at sea when no town is near enough.
 */
export function zonesOfCountry(country: string, towns: readonly Point[]): (point: Point) => string | undefined {
  const own = new Set(zonesNamedFor(country))
  const canonical = new Map<string, string>()
  const settled = towns.filter((town) => isOwn(lookup(town.latitude, town.longitude)))

  function isOwn(zone: string): boolean {
    if (!canonical.has(zone))
      canonical.set(zone, new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone)
    return own.has(canonical.get(zone)!)
  }

  return (point) => {
    const zone = lookup(point.latitude, point.longitude)
    if (isOwn(zone)) return zone
    const near = nearest(settled, point)
    if (near && kilometres(near, point) < BORDER_KM) return lookup(near.latitude, near.longitude)
    return zone.startsWith('Etc/') ? undefined : zone
  }
}

/** Spelled as in the runtime's own list, which still says `Asia/Calcutta`. */
function zonesNamedFor(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined }
  return locale.getTimeZones() ?? []
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

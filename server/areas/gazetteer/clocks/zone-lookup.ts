import { find, setCache } from 'geo-tz/all'
import { zoneNamed } from '../../../platform/time/zone-names.ts'
import { kilometres, nearest, type Point } from '../distance.ts'
import { territoriesOf } from '../territories.ts'
import { mergedByClocks } from './same-clocks.ts'

/**
 * Farther than this from the country's towns, a foreign zone is accepted: it may be a zone that is named after the
 * neighbor.
 */
const BORDER_KM = 250

/**
 * Finds the zone at a point of a country. At sea the outlines of the zones say nothing, and just across a border the
 * neighbor's zone; then the nearest of the country's towns with one of the country's own zones decides. Undefined for a
 * point at sea when no town is near enough.
 */
export function zonesOfCountry(
  country: string,
  towns: readonly (Point & { population: number | null })[],
): (point: Point) => string | undefined {
  // Otherwise the outlines that other countries needed would stay in memory.
  setCache()
  const territories = territoriesOf[country] ?? []
  const own = new Set([country, ...territories.map(({ code }) => code)].flatMap(zonesNamedFor))
  const zonesOf = new Map<Point, string[]>(towns.map((town) => [town, zonesAt(town)]))
  const settled = towns.flatMap((town) => {
    const zone = zonesOf.get(town)!.find((name) => own.has(name))
    const { latitude, longitude, population } = town
    return zone === undefined ? [] : { latitude, longitude, population, zone }
  })
  const merged = mergedByClocks(settled)

  return (point) => {
    const zones = zonesOf.get(point) ?? zonesAt(point)
    const zone = zones.find((name) => own.has(name)) ?? zoneNear(point) ?? zones[0]
    return zone && merged(zone)
  }

  function zoneNear(point: Point): string | undefined {
    const near = nearest(settled, point)
    return near && kilometres(near, point) < BORDER_KM ? near.zone : undefined
  }
}

/**
 * All zones whose outline contains the point, under the names that Hark uses: several where people disagree, none at sea.
 */
function zonesAt({ latitude, longitude }: Point): string[] {
  const names = find(latitude, longitude).filter((name) => !name.startsWith('Etc/'))
  return names.flatMap((name) => zoneNamed(name) ?? [])
}

function zonesNamedFor(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined }
  return (locale.getTimeZones() ?? []).flatMap((name) => zoneNamed(name) ?? [])
}

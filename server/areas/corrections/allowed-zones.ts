import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Area } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'

/** The zones that a place of a country may have: those that it is known to have, and those that its places have. */
export function allowedZones(areas: Iterable<Pick<Area, 'code' | 'zone'>>, country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined }
  const known = (locale.getTimeZones?.() ?? []).map((name) => zoneNamed(name) ?? name)
  const used = [...areas].flatMap((area) => (area.zone !== null && countryOf(area) === country ? [area.zone] : []))
  return [...new Set([...known, ...used])].sort()
}

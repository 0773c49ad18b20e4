import { slug } from '../tree/fold.ts'
import type { Town } from './join.ts'
import { PART_OF_A_TOWN } from './parts/is-town.ts'

/**
 * Codes for the towns and parts under one area. Of several towns with the same name, the one that GeoNames listed first (the
 * lowest id; ids never change and new towns get higher ones) keeps the plain code, and the others get their ids as
 * suffixes. So neither a change of population nor a new namesake ever moves a code from one town to another. Rows with the
 * feature code of a part come last, because they were once left out.
 */
export function townCodes(parent: string, towns: readonly Town[]): Map<Town, string> {
  const codes = new Map<Town, string>()
  for (const [name, namesakes] of Map.groupBy(towns, (town) => slug(town.name))) {
    const [first, ...others] = [...namesakes].sort(byAge)
    codes.set(first!, name === '' ? `${parent}-${suffix(first!)}` : `${parent}-${name}`)
    for (const town of others) codes.set(town, `${parent}-${name}-${suffix(town)}`)
  }
  return codes
}

function byAge(a: Town, b: Town): number {
  return (
    Number(a.feature === PART_OF_A_TOWN) - Number(b.feature === PART_OF_A_TOWN) ||
    (a.geonames ?? Number.MAX_SAFE_INTEGER) - (b.geonames ?? Number.MAX_SAFE_INTEGER) ||
    a.latitude - b.latitude ||
    a.longitude - b.longitude
  )
}

/** A town that was not joined has no id, so its position to a hundredth of a degree identifies it. */
function suffix(town: Town): string {
  if (town.geonames !== null) return String(town.geonames)
  const { latitude, longitude } = town
  const north = `${Math.round(Math.abs(latitude) * 100)}${latitude < 0 ? 's' : 'n'}`
  return `${north}${Math.round(Math.abs(longitude) * 100)}${longitude < 0 ? 'w' : 'e'}`
}

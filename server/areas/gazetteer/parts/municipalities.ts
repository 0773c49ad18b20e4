import type { Town } from '../join.ts'
import { independent } from '../known/independent.ts'
import { type MissingTown, missingMunicipalities } from '../known/missing-municipalities.ts'
import { countyOf } from '../outline.ts'
import { alike, keyOf } from './nesting.ts'

/** The towns, with the known municipalities that no row is there for. */
export function withMissing(towns: readonly Town[]): Town[] {
  const present = new Set(towns.filter(isNearMissing).map(keyAlike))
  return [...towns, ...missingMunicipalities.map(asTown).filter((town) => !present.has(keyAlike(town)))]
}

const missing: ReadonlySet<string> = new Set(missingMunicipalities.map(asTown).map(keyAlike))
const counties: ReadonlySet<string> = new Set(missingMunicipalities.map(asTown).map(countyOf))

/** Comparing names takes longer than comparing counties. */
function isNearMissing(row: Town): boolean {
  return counties.has(countyOf(row))
}

/** Whether a list says that this row is a municipality, or a place outside every municipality. */
export function isKnownTown(row: Town): boolean {
  return isNearMissing(row) && missing.has(keyAlike(row))
}

const independentNames = new Map(
  Object.entries(independent).map(([state, names]) => [state, new Set(names.map(alike))]),
)

/** Whether it has the name of a known municipality of its state. Another place may have that name, too. */
export function isNamedLikeTown(row: Town): boolean {
  return independentNames.get(row.admin1)?.has(alike(row.name)) === true
}

function asTown({ name, state, county, latitude, longitude, people }: MissingTown): Town {
  return {
    name,
    latitude,
    longitude,
    admin1: state,
    admin2: county,
    geonames: null,
    population: people,
    feature: null,
    municipality: null,
  }
}

/** "Wood-Lynne" is "Woodlynne". */
function keyAlike(town: Town): string {
  return keyOf({ ...town, name: alike(town.name).replaceAll(' ', '') })
}

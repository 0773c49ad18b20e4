import type { Area } from '../tree/area.ts'
import { numberPlaces } from '../tree/number.ts'
import { zonesOfCountry } from './clocks/zone-lookup.ts'
import type { GazetteerPlan } from './gazetteer-plan.ts'
import { joinFigures, type Town } from './join.ts'
import type { Outline } from './outline.ts'
import { plainOutline } from './plain-outline.ts'
import { codeOfLevel, planLevels } from './planned-levels.ts'
import { planRests, planRestsOfTowns } from './planned-rests.ts'
import { planTowns } from './planned-towns.ts'
import { readSource } from './source.ts'
import { unitedStates } from './united-states.ts'
import { readPostOffices } from './zips/post-offices.ts'
import { zipShares } from './zips/zip-shares.ts'

/**
 * Builds all areas of a country from the installed packages, and the names that lead to them. The same packages give
 * the same plan.
 */
export function planGazetteer(country: string): GazetteerPlan {
  const source = readSource(country)
  const towns = joinFigures(source.towns, source.figures)
  const offices = country === 'US' ? readPostOffices() : []
  const outline = country === 'US' ? unitedStates(source, towns, offices) : plainOutline(source, towns)
  const levels = planLevels(outline)
  const zoneAt = zonesOfCountry(country, outline.towns)
  const areaOf = planTowns(outline, levels, zoneAt)
  const [parts, settled] = split([...areaOf.values()], ({ kind }) => kind === 'part')
  const rests = planRests(levels, settled, zoneAt)
  const ofTowns = planRestsOfTowns(settled, parts, restsOfFilled(outline, areaOf, rests))
  const kept = rests.filter((rest) => !ofTowns.moved.has(rest))
  const areas = numberPlaces([...levels, ...settled, ...parts, ...kept, ...ofTowns.rests], 0)
  return {
    areas,
    names: [
      ...outline.names,
      ...outline.leads.map(({ name, town, basis }) => ({ name, code: areaOf.get(town)!.code, basis })),
    ],
    zips: country === 'US' ? zipShares(areas, offices) : [],
  }
}

/** The "elsewhere" of each county that a town fills, by the code of the town. */
function restsOfFilled(
  { country, filled }: Outline,
  areaOf: ReadonlyMap<Town, Area>,
  rests: readonly Area[],
): Map<string, Area> {
  const byParent = new Map(rests.map((rest) => [rest.parent, rest]))
  return new Map(
    [...filled].flatMap(([county, town]) => {
      const rest = byParent.get(codeOfLevel(country, county))
      return rest ? [[areaOf.get(town)!.code, rest] as const] : []
    }),
  )
}

function split<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))]
}

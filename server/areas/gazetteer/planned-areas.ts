import type { Area, AreaKind } from '../tree/area.ts'
import { slug } from '../tree/fold.ts'
import { numberPlaces } from '../tree/number.ts'
import { townCodes } from './codes.ts'
import { middle, type Point } from './distance.ts'
import type { GazetteerPlan } from './gazetteer-plan.ts'
import { joinFigures, type Town } from './join.ts'
import { keptClock } from './kept-clocks.ts'
import { countyOf, type Outline, plainOutline } from './outline.ts'
import { readSource } from './source.ts'
import { unitedStates } from './united-states.ts'
import { zoneOfMostPeople, zonesOfCountry } from './zone-lookup.ts'

/** GeoNames' feature code for a part of a town. */
const PART_OF_A_TOWN = 'PPLX'

type ZoneAt = (point: Point) => string | undefined

/**
 * Builds all areas of a country from the installed packages, and the names that lead to them. The same packages give
 * the same plan.
 */
export function planGazetteer(country: string): GazetteerPlan {
  const source = readSource(country)
  const towns = joinFigures(source.towns, source.figures).filter((town) => town.feature !== PART_OF_A_TOWN)
  const outline = country === 'US' ? unitedStates(source, towns) : plainOutline(source, towns)
  const levels = planLevels(outline)
  const zoneAt = zonesOfCountry(country, outline.towns)
  const settled = planTowns(outline, levels, zoneAt)
  return {
    areas: numberPlaces([...levels, ...settled, ...planRests(levels, settled, zoneAt)], 0),
    names: outline.names,
  }
}

function planLevels(outline: Outline): Area[] {
  const { country, admin1, admin2, cities } = outline
  const cityOf = new Map<string, string>()
  const cityAreas = cities.map(({ town, state, counties }) => {
    const code = `${country}-${state}-${slug(town.name)}`
    for (const county of counties) cityOf.set(`${state}.${county}`, code)
    return {
      ...area(code, town.name, 'city', `${country}-${state}`),
      ...position(town),
      population: town.population,
      geonames: town.geonames,
    }
  })
  const level = (kind: AreaKind, code: string, name: string, parent: string) => ({
    ...area(`${country}-${code.replace('.', '-')}`, name, kind, parent),
    ...position(outline.middleOf(code)),
    fips: outline.fipsOf(code),
  })
  return [
    area(country, outline.name, 'country', null),
    ...admin1.map(({ code, name }) => level('state', code, name, country)),
    ...cityAreas,
    ...admin2.map(({ code, name }) =>
      level('county', code, name, cityOf.get(code) ?? `${country}-${code.split('.')[0]}`),
    ),
  ]
}

/** Puts every town under the finest level that the data has for it. */
function planTowns({ country, towns }: Outline, levels: readonly Area[], zoneAt: ZoneAt): Area[] {
  const known = new Set(levels.map(({ code }) => code))
  const parentOf = (town: Town) =>
    [`${country}-${countyOf(town).replace('.', '-')}`, `${country}-${town.admin1}`].find((code) => known.has(code)) ??
    country
  return [...Map.groupBy(towns, parentOf)].flatMap(([parent, siblings]) =>
    [...townCodes(parent, siblings)].map(([town, code]) => ({
      ...area(code, town.name, 'town', parent),
      ...position(town),
      population: town.population,
      geonames: town.geonames,
      zone: keptClock(code) ?? zoneAt(town) ?? null,
    })),
  )
}

/**
 * "Elsewhere in X" for every area that has no finer level, or that has towns directly in it. Its zone is the one where
 * most people of X live; otherwise the zone at the middle of X; otherwise, without towns or an outline, the one where
 * most people of its state or country live.
 */
function planRests(levels: readonly Area[], towns: readonly Area[], zoneAt: ZoneAt): Area[] {
  const finer = new Set(levels.map(({ parent }) => parent))
  const townsIn = Map.groupBy(towns, ({ parent }) => parent)
  const byCode = new Map(levels.map((level) => [level.code, level]))
  const above = new Map<string, string | undefined>()

  function zoneAbove(code: string | null): string | undefined {
    if (code === null) return undefined
    if (!above.has(code)) above.set(code, zoneOfMostPeople(towns.filter((town) => town.code.startsWith(`${code}-`))))
    return above.get(code) ?? zoneAbove(byCode.get(code)?.parent ?? null)
  }

  return levels
    .filter(({ code }) => !finer.has(code) || townsIn.has(code))
    .map((level) => {
      const inside = townsIn.get(level.code) ?? []
      const point = pointOf(level) ?? middle(inside.flatMap((town) => pointOf(town) ?? []))
      const code = `${level.code}~`
      const usual = zoneOfMostPeople(inside) ?? (point && zoneAt(point)) ?? zoneAbove(level.parent) ?? null
      const zone = keptClock(code) ?? usual
      return { ...area(code, `Elsewhere in ${level.name}`, 'rest', level.code), ...position(point), zone }
    })
}

function pointOf({ latitude, longitude }: Area): Point | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude }
}

function position(point: Point | undefined) {
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return point
    ? { latitude: rounded(point.latitude), longitude: rounded(point.longitude) }
    : { latitude: null, longitude: null }
}

function area(code: string, name: string, kind: AreaKind, parent: string | null): Area {
  return {
    code,
    name,
    kind,
    parent,
    lo: 0,
    hi: 0,
    retiredAt: null,
    population: null,
    latitude: null,
    longitude: null,
    fips: null,
    geonames: null,
    zone: null,
    basis: null,
  }
}

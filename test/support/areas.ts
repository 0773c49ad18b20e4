import type { Area } from '../../server/areas/tree/area.ts'
import { blankArea } from '../../server/areas/tree/blank-area.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'

/** An area with null or 0 for every field that the test does not set. */
export const anArea = blankArea

/** A county with its towns and "elsewhere", all in one zone. */
export function aCounty(code: string, name: string, zone: string, towns: Record<string, number | null>): Area[] {
  const parent = code.slice(0, code.lastIndexOf('-'))
  return [
    anArea({ code, name, kind: 'county', parent }),
    ...Object.entries(towns).map(([town, population]) =>
      anArea({
        code: `${code}-${town.toLowerCase().replaceAll(' ', '-')}`,
        name: town,
        kind: 'town',
        parent: code,
        zone,
        population,
      }),
    ),
    anArea({ code: `${code}~`, name: `Elsewhere in ${name}`, kind: 'rest', parent: code, zone }),
  ]
}

/** The tree of the worked cases in docs/scheduling-rules.md. */
export function smallCountry(): Area[] {
  return numberPlaces(
    [
      anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
      anArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US', fips: '48' }),
      ...aCounty('US-TX-453', 'Travis County', 'America/Chicago', { Austin: 931_830, Pflugerville: 57_122 }),
      ...aCounty('US-TX-141', 'El Paso County', 'America/Denver', { 'El Paso': 681_124 }),
      anArea({ code: 'US-FL', name: 'Florida', kind: 'state', parent: 'US', fips: '12' }),
      ...aCounty('US-FL-086', 'Miami-Dade County', 'America/New_York', { Miami: 441_003, Hialeah: 237_069 }),
      ...aCounty('US-FL-033', 'Escambia County', 'America/Chicago', { Pensacola: null }),
    ],
    0,
  )
}

/** Areas in a town, with "elsewhere" for the rest of it, in the zone of the town. */
export function itsParts(town: Pick<Area, 'code' | 'name' | 'zone'>, parts: Record<string, number | null>): Area[] {
  const { code: parent, name, zone } = town
  return [
    ...Object.entries(parts).map(([part, population]) =>
      anArea({
        code: `${parent}-${part.toLowerCase().replaceAll(' ', '-')}`,
        name: part,
        kind: 'part',
        parent,
        zone,
        population,
        basis: 'test',
      }),
    ),
    anArea({ code: `${parent}~`, name: `Elsewhere in ${name}`, kind: 'rest', parent, zone, population: 100_000 }),
  ]
}

/** The small country, and two towns with parts: Boston, and Brooklyn, which is all of its county, in a city of several. */
export function countryWithParts(): Area[] {
  const eastern = 'America/New_York'
  const boston = { code: 'US-MA-025-boston', name: 'Boston', zone: eastern }
  const brooklyn = { code: 'US-NY-047-brooklyn', name: 'Brooklyn', zone: eastern }
  return numberPlaces(
    [
      ...smallCountry(),
      anArea({ code: 'US-MA', name: 'Massachusetts', kind: 'state', parent: 'US', fips: '25' }),
      ...aCounty('US-MA-025', 'Suffolk County', eastern, { Boston: null, Chelsea: 40_787 }),
      ...itsParts(boston, { 'Back Bay': 21_844, 'Jamaica Plain': 37_468 }),
      ...aCounty('US-MA-017', 'Middlesex County', eastern, { Cambridge: 110_402 }),
      anArea({ code: 'US-NY', name: 'New York', kind: 'state', parent: 'US', fips: '36' }),
      anArea({ code: 'US-NY-new-york-city', name: 'New York City', kind: 'city', parent: 'US-NY' }),
      anArea({ code: 'US-NY-047', name: 'Kings County', kind: 'county', parent: 'US-NY-new-york-city' }),
      anArea({ ...brooklyn, kind: 'town', parent: 'US-NY-047' }),
      // "Elsewhere" in a town that is all of its county has the code of the county's.
      ...itsParts(brooklyn, { Bushwick: 129_239, 'Park Slope': 67_649 }).map((area) =>
        area.kind === 'rest' ? { ...area, code: 'US-NY-047~' } : area,
      ),
    ],
    0,
  )
}

/** The same country from a gazetteer that no longer lists one of its areas, which has nothing in it. */
export function withRetired(areas: readonly Area[], code: string): Area[] {
  const gone = areas.find((area) => area.code === code)!
  const listed = areas.filter((area) => area !== gone)
  return [...numberPlaces(listed, 0), { ...gone, retiredAt: '2026-06-10T14:00:00.000Z', lo: 0, hi: 0 }]
}

/** Kern County, and three towns called Springfield in two states. */
export function withSpringfields(): Area[] {
  return numberPlaces(
    [
      anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
      anArea({ code: 'US-CA', name: 'California', kind: 'state', parent: 'US' }),
      ...aCounty('US-CA-029', 'Kern County', 'America/Los_Angeles', {
        Bakersfield: 403_455,
        Oildale: 36_135,
        Delano: 51_428,
        Shafter: 19_953,
        Taft: null,
        Wasco: 26_912,
      }),
      anArea({ code: 'US-IL', name: 'Illinois', kind: 'state', parent: 'US' }),
      ...aCounty('US-IL-167', 'Sangamon County', 'America/Chicago', { Springfield: 114_394 }),
      anArea({ code: 'US-OH', name: 'Ohio', kind: 'state', parent: 'US' }),
      ...aCounty('US-OH-023', 'Clark County', 'America/New_York', { Springfield: 58_662 }),
      ...aCounty('US-OH-099', 'Mahoning County', 'America/New_York', { Springfield: null, Austintown: 29_677 }),
    ],
    0,
  )
}

import type { Area } from '../../server/areas/tree/area.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'

/** An area with null or 0 for every field that the test does not set. */
export function anArea(fields: Partial<Area> & Pick<Area, 'code' | 'name' | 'kind' | 'parent'>): Area {
  return {
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
    ...fields,
  }
}

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

import type { Area } from './area.ts'

/** An area with null or 0 for everything that is not known of it. */
export function blankArea(known: Pick<Area, 'code' | 'name' | 'kind' | 'parent'> & Partial<Area>): Area {
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
    ...known,
  }
}

import type { Area, AreaKind } from '../tree/area.ts'
import type { Point } from './distance.ts'

/** An area about which nothing is known yet but where it belongs. */
export function blankArea(code: string, name: string, kind: AreaKind, parent: string | null): Area {
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

export function pointOf({ latitude, longitude }: Area): Point | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude }
}

/** The position to the meter, about. */
export function position(point: Point | undefined) {
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return point
    ? { latitude: rounded(point.latitude), longitude: rounded(point.longitude) }
    : { latitude: null, longitude: null }
}

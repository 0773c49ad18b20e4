import type { Area } from '../tree/area.ts'
import type { Point } from './distance.ts'

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

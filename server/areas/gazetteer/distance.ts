export interface Point {
  latitude: number
  longitude: number
}

/** Treats the earth as flat, which is accurate enough for the short distances compared here. */
export function kilometres(a: Point, b: Point): number {
  const north = a.latitude - b.latitude
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(north, east) * 111.2
}

export function nearest<T extends Point>(points: readonly T[], to: Point): T | undefined {
  let best: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const point of points) {
    const distance = kilometres(point, to)
    if (distance < least) [best, least] = [point, distance]
  }
  return best
}

/** The mean of the points; undefined when there are none. */
export function middle(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined
  const mean = (pick: (point: Point) => number) => points.reduce((sum, point) => sum + pick(point), 0) / points.length
  return { latitude: mean((point) => point.latitude), longitude: mean((point) => point.longitude) }
}

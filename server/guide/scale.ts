import type { TimeRange } from '../planning/model/report.ts'

/** A text at a horizontal position. Near an edge, `anchor` keeps it inside. */
export interface Label {
  text: string
  x: string
  anchor: 'start' | 'middle' | 'end'
}

/** The x of an instant, in percent of the width. */
export type Scale = (at: number) => number

export function scaleOf({ from, to }: TimeRange): Scale {
  return (at) => ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100
}

export function share(percent: number): string {
  return `${Number(percent.toFixed(2))}%`
}

/** A label under a point. */
export function labelAt(text: string, x: number): Label {
  const anchor = x < 6 ? 'start' : x > 94 ? 'end' : 'middle'
  return { text, x: share(x), anchor }
}

/** A label under a line. It fits even if the text is half as wide as a phone. */
export function labelUnder(text: string, x1: number, x2: number): Label {
  const middle = (x1 + x2) / 2
  if (middle < 32) return { text, x: share(x1), anchor: 'start' }
  return middle > 68 ? { text, x: share(x2), anchor: 'end' } : { text, x: share(middle), anchor: 'middle' }
}

/** Moves positions at least `apart` from each other, as little as possible. Keeps their order and their indexes. */
export function spread(places: readonly number[], apart: number): number[] {
  const clusters: { sum: number; members: number[] }[] = []
  const edge = (cluster: (typeof clusters)[number], side: 1 | -1) =>
    cluster.sum / cluster.members.length + (side * cluster.members.length * apart) / 2
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b)
  for (const index of order) {
    let cluster = { sum: places[index]!, members: [index] }
    for (let last = clusters.at(-1); last && edge(last, 1) > edge(cluster, -1); last = clusters.at(-1)) {
      clusters.pop()
      cluster = { sum: last.sum + cluster.sum, members: [...last.members, ...cluster.members] }
    }
    clusters.push(cluster)
  }
  const result = [...places]
  for (const cluster of clusters) {
    for (const [step, index] of cluster.members.entries()) result[index] = edge(cluster, -1) + (step + 0.5) * apart
  }
  return result
}

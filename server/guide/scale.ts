import type { TimeRange } from '../planning/model/report.ts'

/** A word at a place across; near an edge it is written inwards. */
export interface Label {
  text: string
  x: string
  anchor: 'start' | 'middle' | 'end'
}

/** Where an instant stands, in hundredths of the width. */
export type Scale = (at: number) => number

export function scaleOf({ from, to }: TimeRange): Scale {
  return (at) => ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100
}

export function share(hundredths: number): string {
  return `${Number(hundredths.toFixed(2))}%`
}

/** A word under a point. */
export function labelAt(text: string, x: number): Label {
  const anchor = x < 6 ? 'start' : x > 94 ? 'end' : 'middle'
  return { text, x: share(x), anchor }
}

/** A word under a line; one that may be half as wide as a phone still stays inside. */
export function labelUnder(text: string, x1: number, x2: number): Label {
  const middle = (x1 + x2) / 2
  if (middle < 32) return { text, x: share(x1), anchor: 'start' }
  return middle > 68 ? { text, x: share(x2), anchor: 'end' } : { text, x: share(middle), anchor: 'middle' }
}

/** Moves what lies too close apart, by as little as may be and in order. The answer is in the order of the question. */
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

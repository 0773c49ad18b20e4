import type { Intervals } from './intervals.ts'
import type { Tree } from './tree.ts'

/** The zone where most people of these places live. Each place counts as one more person, in case none has a figure. */
export function zoneOfMost(tree: Tree, places: Intervals): string | undefined {
  const totals = new Map<number, number>()
  for (let i = 0; i < places.length; i += 2) {
    for (let place = places[i]!; place < places[i + 1]!; place++) {
      const zone = tree.zoneOf[place]!
      totals.set(zone, (totals.get(zone) ?? 0) + 1 + Math.max(tree.peopleOf[place]!, 0))
    }
  }
  const [most] = [...totals].sort((a, b) => b[1] - a[1])
  return most && tree.zones[most[0]]
}

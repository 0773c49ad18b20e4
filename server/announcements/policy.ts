import { difference, type Intervals } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'

const MANY_PEOPLE = 1_000_000

/** How many approvals an announcement needs: two when it reaches a whole state or over a million people, otherwise one. */
export function approvalsNeeded(tree: Tree, reach: Intervals): number {
  if (tree.people(reach).people > MANY_PEOPLE) return 2
  const states = tree.roots.flatMap((country) => tree.children(country.code)).filter((area) => area.kind === 'state')
  return states.some((state) => state.lo < state.hi && difference([state.lo, state.hi], reach).length === 0) ? 2 : 1
}

import { type Intervals, pairs, size } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { Invalid } from '../platform/errors.ts'
import { type Audience, resolveAudience } from './audience.ts'
import { summarise } from './summary.ts'

/** What a person is shown about an audience. `people` is an estimate, from the places that have a figure. */
export interface Description {
  audience: Audience
  places: number
  people: number
  peopleKnownFor: number
  zones: string[]
  summary: string
}

/** Throws Invalid with the errors of `resolveAudience`. */
export function describeAudience(tree: Tree, input: Audience): Description {
  const resolved = resolveAudience(tree, input)
  if (!resolved.ok) throw new Invalid(resolved.errors)
  const { audience, places } = resolved
  const { people, knownFor } = tree.people(places)
  return {
    audience,
    places: size(places),
    people,
    peopleKnownFor: knownFor,
    zones: zonesIn(tree, places),
    summary: summarise(tree, audience),
  }
}

export function zonesIn(tree: Tree, places: Intervals): string[] {
  return [...new Set(pairs(places).flatMap(([lo, hi]) => tree.zonesOf({ lo, hi })))].sort()
}

import type { Intervals } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { type FieldErrors, MISTAKES_AT_MOST } from '../platform/errors.ts'
import { type Mark, placesOfMarks } from './marks.ts'
import { type Redundant, simplify } from './simplify.ts'

/**
 * Area codes. A place belongs to the audience when its nearest marked area, the place itself or one above it, is
 * included.
 */
export interface Audience {
  include: string[]
  exclude: string[]
}

export type Resolved =
  | { ok: true; audience: Audience; places: Intervals; redundant: Redundant[] }
  | { ok: false; errors: FieldErrors }

/** The places of an audience and its marks without the redundant ones, or a sentence for each error. */
export function resolveAudience(tree: Tree, audience: Audience): Resolved {
  const errors: FieldErrors = {}
  const marks = [...readMarks(tree, audience, 'include', errors), ...readMarks(tree, audience, 'exclude', errors)]
  if (audience.include.length === 0) errors['include'] = 'Choose at least one area.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const places = placesOfMarks(marks)
  if (places.length === 0) {
    return { ok: false, errors: { include: 'No place is left: everything included is also excluded.' } }
  }
  const { kept, redundant } = simplify(tree, marks)
  return { ok: true, audience: toAudience(kept), places, redundant }
}

/** What is left of an audience when its retired and unknown areas are dropped. */
export function withoutRetired(tree: Tree, { include, exclude }: Audience): Audience {
  const isPresent = (code: string) => tree.area(code)?.retiredAt === null
  return { include: include.filter(isPresent), exclude: exclude.filter(isPresent) }
}

/** The places that are left of an audience without its retired and unknown areas; none when nothing is left. */
export function presentPlaces(tree: Tree, audience: Audience): Intervals {
  const resolved = resolveAudience(tree, withoutRetired(tree, audience))
  return resolved.ok ? resolved.places : []
}

function readMarks(tree: Tree, audience: Audience, side: 'include' | 'exclude', errors: FieldErrors): Mark[] {
  const marks: Mark[] = []
  const included = new Set(audience.include)
  const seen = new Set<string>()
  for (const [index, code] of audience[side].entries()) {
    if (Object.keys(errors).length >= MISTAKES_AT_MOST) break
    const area = tree.area(code)
    const path = `${side}.${index}`
    if (!area) errors[path] = `There is no area ${code}.`
    else if (area.retiredAt !== null) {
      errors[path] = `${area.name} (${code}) is no longer in the gazetteer. Choose another area instead.`
    } else if (side === 'exclude' && included.has(code)) {
      errors[path] = `${area.name} is both included and excluded. Remove one.`
    } else if (!seen.has(code)) marks.push({ area, included: side === 'include' })
    seen.add(code)
  }
  return marks
}

function toAudience(marks: readonly Mark[]): Audience {
  const codes = (included: boolean) => marks.filter((mark) => mark.included === included).map(({ area }) => area.code)
  return { include: codes(true), exclude: codes(false) }
}

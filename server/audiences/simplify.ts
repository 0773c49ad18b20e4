import { difference, unionAll } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { inArea } from '../areas/tree/with-article.ts'
import type { Mark } from './marks.ts'

/** A mark that changes nothing, and a sentence that says why. */
export interface Redundant {
  code: string
  reason: string
}

/** Each mark with the nearest mark around it. */
type Nesting = ReadonlyMap<Mark, Mark | undefined>

/** Drops the marks that do not change the places of the audience. */
export function simplify(tree: Tree, marks: readonly Mark[]): { kept: Mark[]; redundant: Redundant[] } {
  const dropped = new Map<Mark, string>()
  for (;;) {
    const kept = marks.filter((mark) => !dropped.has(mark))
    const nesting = nestingOf(tree, kept)
    const same = sameAsAbove(nesting)
    // These are dropped last and never with one around them: dropping one may make marks below it the same as the mark
    // above it.
    const found = same.length > 0 ? same : apart(tree, allMarkedBelow(nesting))
    if (found.length === 0) break
    for (const [mark, reason] of found) dropped.set(mark, reason)
  }
  return {
    kept: marks.filter((mark) => !dropped.has(mark)),
    redundant: [...dropped].map(([mark, reason]) => ({ code: mark.area.code, reason })),
  }
}

function sameAsAbove(nesting: Nesting): [Mark, string][] {
  return [...nesting].flatMap(([mark, above]): [Mark, string][] => {
    const { name } = mark.area
    if (above?.included === mark.included) {
      return [[mark, `${name} is already ${mark.included ? 'in' : 'left out with'} ${above.area.name}.`]]
    }
    return above || mark.included ? [] : [[mark, `${name} is not in the audience anyway.`]]
  })
}

function allMarkedBelow(nesting: Nesting): [Mark, string][] {
  const below = Map.groupBy(nesting, ([, above]) => above)
  return [...below].flatMap(([mark, inside]): [Mark, string][] => {
    if (!mark) return []
    const marked = unionAll(inside.map(([{ area }]) => [area.lo, area.hi]))
    if (difference([mark.area.lo, mark.area.hi], marked).length > 0) return []
    return [[mark, `Every place ${inArea(mark.area.name)} has a nearer mark of its own.`]]
  })
}

/** The first ones of which none is inside another. */
function apart(tree: Tree, found: readonly [Mark, string][]): [Mark, string][] {
  const taken = new Set<string>()
  const around = new Set<string>()
  return found.filter(([{ area }]) => {
    const above = tree.ancestors(area).map(({ code }) => code)
    if (around.has(area.code) || above.some((code) => taken.has(code))) return false
    taken.add(area.code)
    for (const code of above) around.add(code)
    return true
  })
}

function nestingOf(tree: Tree, marks: readonly Mark[]): Nesting {
  const byCode = new Map(marks.map((mark) => [mark.area.code, mark]))
  return new Map(marks.map((mark) => [mark, nearestAbove(tree, mark, byCode)]))
}

function nearestAbove(tree: Tree, { area }: Mark, byCode: ReadonlyMap<string, Mark>): Mark | undefined {
  for (let code = area.parent; code !== null; code = tree.area(code)!.parent) {
    const mark = byCode.get(code)
    if (mark) return mark
  }
  return undefined
}

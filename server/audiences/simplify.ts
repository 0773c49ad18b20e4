import { difference, unionAll } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import type { Mark } from './marks.ts'

/** A mark that changes nothing, and a sentence that says why. */
export interface Redundant {
  code: string
  reason: string
}

/** Drops the marks that do not change the places of the audience. */
export function simplify(tree: Tree, marks: readonly Mark[]): { kept: Mark[]; redundant: Redundant[] } {
  const dropped = new Map<Mark, string>()
  for (;;) {
    const kept = marks.filter((mark) => !dropped.has(mark))
    const same = sameAsAbove(tree, kept)
    // These are dropped last and one at a time: dropping one may make marks below it the same as the mark above it.
    const found = same.length > 0 ? same : allMarkedBelow(tree, kept).slice(0, 1)
    if (found.length === 0) break
    for (const [mark, reason] of found) dropped.set(mark, reason)
  }
  return {
    kept: marks.filter((mark) => !dropped.has(mark)),
    redundant: [...dropped].map(([mark, reason]) => ({ code: mark.area.code, reason })),
  }
}

function sameAsAbove(tree: Tree, marks: readonly Mark[]): [Mark, string][] {
  return [...nearestAbove(tree, marks)].flatMap(([mark, above]): [Mark, string][] => {
    const { name } = mark.area
    if (above?.included === mark.included) {
      return [[mark, `${name} is already ${mark.included ? 'in' : 'left out with'} ${above.area.name}.`]]
    }
    return above || mark.included ? [] : [[mark, `${name} is not in the audience anyway.`]]
  })
}

function allMarkedBelow(tree: Tree, marks: readonly Mark[]): [Mark, string][] {
  const below = Map.groupBy(nearestAbove(tree, marks), ([, above]) => above)
  return [...below].flatMap(([mark, inside]): [Mark, string][] => {
    if (!mark) return []
    const marked = unionAll(inside.map(([{ area }]) => [area.lo, area.hi]))
    if (difference([mark.area.lo, mark.area.hi], marked).length > 0) return []
    return [[mark, `Every place in ${mark.area.name} has a nearer mark of its own.`]]
  })
}

function nearestAbove(tree: Tree, marks: readonly Mark[]): Map<Mark, Mark | undefined> {
  const byCode = new Map(marks.map((mark) => [mark.area.code, mark]))
  return new Map(
    marks.map((mark) => [
      mark,
      tree
        .ancestors(mark.area)
        .map(({ code }) => byCode.get(code))
        .find(Boolean),
    ]),
  )
}

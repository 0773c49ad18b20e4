import type { Tree } from '../tree/tree.ts'
import { inArea } from '../tree/with-article.ts'
import type { Correction } from './correction.ts'

/** What a person should look at again before a correction is made: nobody else near has this clock. */
export function unusualZones(tree: Tree, changed: readonly Correction[]): string[] {
  return changed.flatMap(({ code, field, given }) => {
    const area = tree.area(code)
    if (field !== 'zone' || !given?.zone || !area) return []
    const around = tree.ancestors(area).find(({ kind }) => kind === 'state') ?? tree.ancestors(area).at(-1)
    const others = tree.areas.filter((one) => one.code !== code && one.zone === given.zone && one.retiredAt === null)
    const isUsual = !around || others.some(({ lo, hi }) => around.lo <= lo && hi <= around.hi && lo < hi)
    if (isUsual) return []
    return [`No other place ${inArea(around.name)} has the time zone ${given.zone}. Make sure it is the right one.`]
  })
}

import type { Tree } from '../areas/tree/tree.ts'
import { type Audience, resolveAudience } from './audience.ts'

/** The audience without these areas: marks inside them are removed, and the areas are excluded. */
export function withoutAreas(tree: Tree, audience: Audience, codes: readonly string[]): Audience {
  const removed = codes.flatMap((code) => tree.area(code) ?? [])
  const gone = new Set(removed)
  const inside = (code: string) => {
    const area = tree.area(code)
    return area !== undefined && [area, ...tree.ancestors(area)].some((one) => gone.has(one))
  }
  const include = audience.include.filter((code) => !inside(code))
  const exclude = [...audience.exclude.filter((code) => !inside(code)), ...removed.map(({ code }) => code)]
  const resolved = resolveAudience(tree, { include, exclude })
  return resolved.ok ? resolved.audience : { include, exclude }
}

import type { Tree } from '../../areas/tree.ts'
import { type Audience, resolveAudience } from '../../audiences/audience.ts'

/** The audience without these areas: what is marked in them is marked no longer, and they are excluded. */
export function withoutAreas(tree: Tree, audience: Audience, codes: readonly string[]): Audience {
  const out = codes.flatMap((code) => tree.area(code) ?? [])
  const inside = (code: string) => {
    const area = tree.area(code)
    return area !== undefined && out.some(({ lo, hi }) => lo <= area.lo && area.hi <= hi)
  }
  const include = audience.include.filter((code) => !inside(code))
  const exclude = [...audience.exclude.filter((code) => !inside(code)), ...out.map(({ code }) => code)]
  const resolved = resolveAudience(tree, { include, exclude })
  return resolved.ok ? resolved.audience : { include, exclude }
}

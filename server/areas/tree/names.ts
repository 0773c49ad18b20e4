import type { Area } from './area.ts'
import type { Tree } from './tree.ts'

/** The town that a part is in; undefined for every other area. */
export function townOf(tree: Pick<Tree, 'ancestors'>, area: Area): Area | undefined {
  return area.kind === 'part' ? tree.ancestors(area).find(({ kind }) => kind === 'town') : undefined
}

/** "Back Bay (Boston)": every other city has a Downtown. Whatever is no part goes by its own name. */
export function nameWithTown(tree: Pick<Tree, 'ancestors'>, area: Area): string {
  const town = townOf(tree, area)
  return town ? `${area.name} (${town.name})` : area.name
}

/** The same for a code; the code itself if there is no such area. */
export function nameOfCode(tree: Pick<Tree, 'area' | 'ancestors'>, code: string): string {
  const area = tree.area(code)
  return area ? nameWithTown(tree, area) : code
}

/** The town that is all of its county, such as Brooklyn for Kings County, because people know it better; otherwise the area itself. */
export function bestKnown(tree: Pick<Tree, 'children'>, area: Area): Area {
  const [only, ...others] = tree.children(area.code)
  return only === undefined || only.kind === 'rest' || others.length > 0 ? area : bestKnown(tree, only)
}

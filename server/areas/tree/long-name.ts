import type { Area } from './area.ts'
import type { Tree } from './tree.ts'

/** "Bakersfield, Kern County, California", which tells areas of one name apart. */
export function longName(tree: Pick<Tree, 'ancestors'>, area: Area): string {
  const above = tree.ancestors(area).filter(({ kind }) => kind !== 'country')
  return [area, ...above].map(({ name }) => name).join(', ')
}

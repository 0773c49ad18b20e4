import { planGazetteer } from '../../../server/areas/gazetteer/planned-areas.ts'
import type { Gazetteer } from '../../../server/areas/reading/vocabulary.ts'
import { buildSearch } from '../../../server/areas/search/name-search.ts'
import { buildTree } from '../../../server/areas/tree/tree.ts'

export async function realGazetteer(): Promise<Gazetteer> {
  const { areas, names, zips } = planGazetteer('US')
  const tree = buildTree(areas)
  return { tree, search: await buildSearch(tree, { names, zips }) }
}

import type { Area } from '../tree/area.ts'
import type { Tree } from '../tree/tree.ts'
import type { Lead } from './leads.ts'
import type { Entry } from './prefix.ts'
import { type Called, spelled } from './spellings.ts'

/**
 * The names of the towns that can say where another name is: those with parts, and those to which names lead. Boston does
 * after "Back Bay", and Seattle after "Ballard".
 */
export function townsWithParts(tree: Tree, areas: readonly Called[], leads: readonly Lead[]): Entry[] {
  const towns = new Set<Area>(leads.map(({ area }) => area))
  const isOne = ({ area }: Called) =>
    area.kind === 'town' || area.kind === 'part' ? towns.has(area) || tree.children(area.code).length > 0 : false
  const own = areas.filter(isOne).flatMap((of) => [of.joined, ...spelled(of)].map((key) => ({ key, area: of.area })))
  // "LA" after a comma is Louisiana.
  const common = leads.filter(({ key, isCommon }) => isCommon && (key.length > 2 || !isState(areas, key)))
  return [...own, ...common.map(({ key, area }) => ({ key, area }))]
}

function isState(areas: readonly Called[], key: string): boolean {
  return areas.some(({ area }) => area.kind === 'state' && area.code.slice(-2).toLowerCase() === key)
}

import { breathe } from '../../platform/breathe.ts'
import type { Area } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { Leading, ZipShare } from '../tree/leading.ts'
import type { Tree } from '../tree/tree.ts'
import { joined } from './canonical.ts'
import { knownNames } from './known-names.ts'
import type { Called } from './spellings.ts'

/** A name that leads to an area without being its own. */
export interface Lead {
  key: string
  name: string
  area: Area
  /** Whether everybody calls the area so: "NYC". */
  isCommon: boolean
}

/** All of them: what everybody says, what the gazetteer has, and the post offices that are no area of their own. */
export async function leadsOf(tree: Tree, areas: readonly Called[], { names, zips }: Leading): Promise<Lead[]> {
  const known = knownNames.map(([name, code]) => ({ name, code }))
  const leads: Lead[] = []
  for (const [index, { name, code }] of [...known, ...names, ...(await postOffices(areas, zips))].entries()) {
    if (index % 500 === 0) await breathe()
    const area = tree.area(code)
    const key = joined(fold(name))
    const isCommon = index < known.length
    if (area && area.retiredAt === null && key !== '') leads.push({ key, name, area, isCommon })
  }
  return leads
}

/** The names of post offices that no area of the state has, with the area where most of their people are. */
async function postOffices(areas: readonly Called[], zips: readonly ZipShare[]) {
  const known = new Set(areas.flatMap((of) => (of.area.kind === 'rest' ? [] : `${stateOf(of.area.code)} ${of.joined}`)))
  const offices = new Map<string, { name: string; people: Map<string, number> }>()
  for (const [index, { name, code, share }] of zips.entries()) {
    if (index % 2000 === 0) await breathe()
    if (name === '') continue
    const key = `${stateOf(code)} ${name}`
    const office = offices.get(key) ?? { name, people: new Map() }
    office.people.set(code, (office.people.get(code) ?? 0) + share)
    offices.set(key, office)
  }
  const found: { name: string; code: string }[] = []
  for (const [index, [key, { name, people }]] of [...offices].entries()) {
    if (index % 500 === 0) await breathe()
    if (known.has(key.replace(name, joined(fold(name))))) continue
    const [code] = [...people].reduce((most, other) => (other[1] > most[1] ? other : most))
    found.push({ name, code })
  }
  return found
}

/** `US-KY` for `US-KY-007~`. */
function stateOf(code: string): string {
  return code.split('-', 2).join('-')
}

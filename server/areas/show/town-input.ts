import { readAreaInput, readEnteredArea } from '../area-input.ts'
import type { Gazetteer } from '../reading/vocabulary.ts'
import type { Area } from '../tree/area.ts'

/**
 * The town that a person named for an area to become part of. It has to be in the same state, so it is looked for there
 * first. An area of another kind or in another state is answered too, so that the refusal says what is wrong with it.
 * Otherwise a sentence that suggests only towns.
 */
export function readTownInput(areas: Gazetteer, area: Area, text: string): Area | string {
  const under = areas.tree.ancestors(area).find(({ kind }) => kind === 'state')
  const inState = readAreaInput(areas, text, { under, isMeant: ({ kind }) => kind === 'town' })
  if (typeof inState !== 'string') return inState
  const anywhere = readEnteredArea(areas, text).area
  const isOutside = anywhere && under && (anywhere.hi <= under.lo || under.hi <= anywhere.lo)
  return isOutside ? anywhere : inState
}

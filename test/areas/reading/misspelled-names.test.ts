import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Gazetteer } from '../../../server/areas/reading/vocabulary.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { readPasted } from '../../../server/audiences/paste.ts'
import { runs } from '../../planning/arbitraries.ts'
import {
  isCalled,
  listsWithStates,
  type MeantList,
  meantLists,
  misspelled,
  rightly,
  type Slip,
  slips,
} from './arbitrary-lists.ts'
import { realGazetteer } from './real-gazetteer.ts'

let gazetteer: Gazetteer
beforeAll(async () => {
  gazetteer = await realGazetteer()
})

const areasOf = (text: string) => readPasted(gazetteer, text).flatMap(({ area }) => area ?? [])
const holds = (outer: Area, inner: Area) => outer.lo <= inner.lo && inner.hi <= outer.hi

/** What a misspelled list adds although nobody asked for it. */
function unasked(list: MeantList, made: readonly Slip[]): string[] {
  const { text, items } = misspelled(list, made)
  const meant = areasOf(rightly(list))
  return areasOf(text)
    .filter((area) => !meant.some((one) => holds(one, area)) && !items.some((item) => isCalled(area, item)))
    .map(({ code }) => `${JSON.stringify(text)} adds ${code}`)
}

test('whatever is misspelled, only what the list means is added, or what is called exactly as an item of it begins', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(meantLists(gazetteer.tree), fc.array(slips, { minLength: 1, maxLength: 2 }), (list, made) => {
      expect(unasked(list, made)).toEqual([])
    }),
    runs(10),
  )
})

test('a state or a country beside a town is never added, however the list is separated or misspelled', {
  timeout: 120_000,
}, () => {
  const wide = gazetteer.tree.areas.filter(({ kind }) => kind === 'state' || kind === 'country')
  fc.assert(
    fc.property(listsWithStates(gazetteer.tree), fc.array(slips, { maxLength: 2 }), (list, made) => {
      const { text, items } = misspelled(list, made)
      // A town that is called like a state, or misspelled so, leaves a list of states.
      fc.pre(!wide.some((area) => isCalled(area, items[0]!) || isCalled(area, items[2]!)))
      const added = areasOf(text).filter((area) => wide.includes(area))
      expect({ text, added: added.map(({ code }) => code) }).toEqual({ text, added: [] })
    }),
    runs(10),
  )
})

import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience, withoutRetired } from '../audience.ts'
import { peopleInWords } from '../people-in-words.ts'
import { summarise } from '../summary.ts'
import type { SavedAudience } from './saved-audience.ts'

/** What is left of a saved audience without the areas that were retired, in words. */
export interface Meaning {
  summary: string
  people: { number: string; source: string }
  isNobody: boolean
}

/** A tree is replaced when areas are loaded, and a revision never changes. */
const known = new WeakMap<Tree, Map<string, Meaning>>()
const KNOWN_AT_MOST = 2000

/** An audience of thousands of areas takes a tenth of a second to describe, and its list is opened again and again. */
export function meaningOf(tree: Tree, saved: Pick<SavedAudience, 'id' | 'revision' | 'audience'>): Meaning {
  const key = `${saved.id} ${saved.revision}`
  const ofTree = known.get(tree) ?? new Map<string, Meaning>()
  const before = ofTree.get(key)
  if (before) return before
  if (ofTree.size >= KNOWN_AT_MOST) ofTree.clear()
  const resolved = resolveAudience(tree, withoutRetired(tree, saved.audience))
  const places = resolved.ok ? resolved.places : []
  const meaning = {
    summary: resolved.ok ? summarise(tree, resolved.audience) : 'No one: none of its areas is left',
    people: peopleInWords(tree, places),
    isNobody: places.length === 0,
  }
  known.set(tree, ofTree.set(key, meaning))
  return meaning
}

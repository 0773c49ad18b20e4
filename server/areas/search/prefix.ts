import { countBefore } from '../../platform/binary-search.ts'
import { breathe } from '../../platform/breathe.ts'
import type { Area } from '../tree/area.ts'

export interface Entry {
  key: string
  area: Area
}

export interface Index<E> {
  equal(text: string): E[]
  startingWith(text: string): E[]
}

/** Finds the areas with a key that starts with a text. */
export async function openIndex<Of extends { area: Area }>(
  areas: readonly Of[],
  keys: (of: Of) => readonly string[],
): Promise<Index<Entry>> {
  const entries: Entry[] = []
  for (const [index, of] of areas.entries()) {
    if (index % 500 === 0) await breathe()
    for (const key of keys(of)) entries.push({ key, area: of.area })
  }
  return indexEntries(entries)
}

/** Finds what has a key that starts with a text, by binary search in a sorted list of all keys. */
export async function indexEntries<E extends { key: string }>(entries: readonly E[]): Promise<Index<E>> {
  const sorted = await sortedEntries(entries)

  const before = (isBefore: (key: string) => boolean) =>
    countBefore(sorted.length, (index) => isBefore(sorted[index]!.key))

  function between(text: string, isInside: (key: string) => boolean): E[] {
    if (text === '') return []
    return sorted.slice(
      before((key) => key < text),
      before((key) => key < text || isInside(key)),
    )
  }

  return {
    equal: (text) => between(text, (key) => key === text),
    startingWith: (text) => between(text, (key) => key.startsWith(text)),
  }
}

/** Sorts letter by letter of the first character, because all at once would keep everybody else waiting. */
async function sortedEntries<E extends { key: string }>(entries: readonly E[]): Promise<E[]> {
  const byLetter = new Map<string, E[]>()
  for (const [index, entry] of entries.entries()) {
    if (index % 2000 === 0) await breathe()
    const letter = entry.key.slice(0, 1)
    const same = byLetter.get(letter)
    if (same) same.push(entry)
    else byLetter.set(letter, [entry])
  }
  const sorted: E[] = []
  for (const letter of [...byLetter.keys()].sort()) {
    await breathe()
    const same = byLetter.get(letter)!
    same.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    for (const entry of same) sorted.push(entry)
  }
  return sorted
}

import { countBefore } from '../../platform/binary-search.ts'
import { breathe } from '../../platform/breathe.ts'
import type { Area } from '../tree/area.ts'

export interface Entry {
  key: string
  area: Area
}

/** Finds the areas with a key that starts with a text, by binary search in a sorted list of all keys. */
export async function openIndex(
  areas: readonly Area[],
  keys: (area: Area) => string[],
): Promise<{ startingWith(text: string): Entry[] }> {
  const sorted = await sortedEntries(areas, keys)

  const before = (isBefore: (key: string) => boolean) =>
    countBefore(sorted.length, (index) => isBefore(sorted[index]!.key))

  return {
    startingWith(text) {
      if (text === '') return []
      const from = before((key) => key < text)
      const to = before((key) => key < text || key.startsWith(text))
      return sorted.slice(from, to)
    },
  }
}

/** Sorts letter by letter of the first character, because all at once would keep everybody else waiting. */
async function sortedEntries(areas: readonly Area[], keys: (area: Area) => string[]): Promise<Entry[]> {
  const byLetter = new Map<string, Entry[]>()
  for (const [index, area] of areas.entries()) {
    if (index % 500 === 0) await breathe()
    for (const key of keys(area)) {
      const letter = key.slice(0, 1)
      const entries = byLetter.get(letter)
      if (entries) entries.push({ key, area })
      else byLetter.set(letter, [{ key, area }])
    }
  }
  const sorted: Entry[] = []
  for (const letter of [...byLetter.keys()].sort()) {
    await breathe()
    const entries = byLetter.get(letter)!
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    for (const entry of entries) sorted.push(entry)
  }
  return sorted
}

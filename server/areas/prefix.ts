import { countBefore } from '../platform/binary-search.ts'
import type { Area } from './area.ts'

export interface Entry {
  key: string
  area: Area
}

/** Finds the areas with a key that starts with a text, by binary search in a sorted list of all keys. */
export function openIndex(
  areas: readonly Area[],
  keys: (area: Area) => string[],
): { startingWith(text: string): Entry[] } {
  const sorted = areas
    .flatMap((area) => keys(area).map((key) => ({ key, area })))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))

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

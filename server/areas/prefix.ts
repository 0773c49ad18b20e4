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

  function firstFrom(isBefore: (key: string) => boolean): number {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(sorted[middle]!.key)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    startingWith(text) {
      if (text === '') return []
      const from = firstFrom((key) => key < text)
      const to = firstFrom((key) => key < text || key.startsWith(text))
      return sorted.slice(from, to)
    },
  }
}

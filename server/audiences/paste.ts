import type { Area } from '../areas/area.ts'
import type { Search } from '../areas/name-search.ts'

export interface Pasted {
  matched: { text: string; area: Area }[]
  /** The largest first. */
  ambiguous: { text: string; candidates: Area[] }[]
  /** With the areas that the text may have meant. */
  unknown: { text: string; suggestions: Area[] }[]
}

const SUGGESTIONS_AT_MOST = 5

/**
 * Reads a pasted list of names, separated by lines, commas or semicolons. "Springfield, IL" is one name and "Austin,
 * Pflugerville" are two: a part after a comma that says where the name before it is belongs to that name.
 */
export function readPasted(search: Search, text: string, under?: string): Pasted {
  const result: Pasted = { matched: [], ambiguous: [], unknown: [] }
  const names = text.split(/[\n\r;]+/).flatMap((line) => splitLine(search, line, under))
  for (const name of new Set(names)) {
    const found = search.named(name, { under })
    if (found.length === 1) result.matched.push({ text: name, area: found[0]! })
    else if (found.length > 1) result.ambiguous.push({ text: name, candidates: found })
    else result.unknown.push({ text: name, suggestions: search.find(name, { under, limit: SUGGESTIONS_AT_MOST }) })
  }
  return result
}

function splitLine(search: Search, line: string, under: string | undefined): string[] {
  const parts = line
    .split(/[,\t]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const names: string[] = []
  for (let from = 0; from < parts.length; ) {
    const length = qualifiedLength(search, parts.slice(from, from + 3), under)
    names.push(parts.slice(from, from + length).join(', '))
    from += length
  }
  return names
}

/** How many of these parts form one name: three for "Springfield, Sangamon County, Illinois". */
function qualifiedLength(search: Search, parts: string[], under: string | undefined): number {
  for (let length = parts.length; length > 1; length--) {
    const isQualified = parts.slice(1, length).every((part) => search.isQualifier(part))
    if (isQualified && search.named(parts.slice(0, length).join(', '), { under }).length > 0) return length
  }
  return 1
}

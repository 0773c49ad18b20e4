import type { Search } from '../areas/search/area-search.ts'
import type { Area } from '../areas/tree/area.ts'
import { fold } from '../areas/tree/fold.ts'
import { Invalid } from '../platform/errors.ts'
import { formatCount, formatNumber } from '../platform/format.ts'

export interface Pasted {
  matched: { text: string; area: Area }[]
  /** The largest first. */
  ambiguous: { text: string; candidates: Area[] }[]
  unknown: { text: string }[]
}

/** How many names are read at once. Each is searched for. */
const MAX_NAMES = 5000
/** No name of an area is nearly as long. */
const MAX_LENGTH = 200

/**
 * Reads a pasted list of names, separated by lines, commas or semicolons. "Springfield, IL" is one name and "Austin,
 * Pflugerville" are two: a part after a comma that says where the name before it is belongs to that name. What names the
 * same places as a name before it is left out. Throws Invalid for more names than can be read at once.
 */
export function readPasted(search: Search, text: string, under?: string): Pasted {
  const parts = text.split(/[\n\r;,\t]+/).length
  if (parts > MAX_NAMES) {
    const most = formatCount(MAX_NAMES, 'name')
    throw new Invalid({
      names: `Paste at most ${most} at once, or choose a wider area. These are ${formatNumber(parts)}.`,
    })
  }
  const result: Pasted = { matched: [], ambiguous: [], unknown: [] }
  const names = text.split(/[\n\r;]+/).flatMap((line) => splitLine(search, line, under))
  const read = new Set<string>()
  for (const name of new Set(names)) {
    const found = name.length > MAX_LENGTH ? [] : search.named(name, { under })
    // One name can be spelled in thousands of ways, and each answer names all of its places.
    const meaning = found.map(({ code }) => code).join() || fold(name) || name
    if (read.has(meaning)) continue
    read.add(meaning)
    if (found.length === 1) result.matched.push({ text: name, area: found[0]! })
    else if (found.length > 1) result.ambiguous.push({ text: name, candidates: found })
    else result.unknown.push({ text: name })
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
    const next = parts.slice(from, from + 3)
    const length = next.join().length > MAX_LENGTH ? 1 : qualifiedLength(search, next, under)
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

import type { Area, AreaKind } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import { othersSharing } from './bare-names.ts'
import { MOST_PARTS, type WrittenName } from './grouping.ts'
import { isAbbreviation, LONGEST_NAME, linesOfPieces } from './name-pieces.ts'
import type { Choice, Reading } from './name-reading.ts'
import { namesInTable } from './name-tables.ts'
import { namesInLines } from './restricted-lines.ts'
import { suggestionsFor } from './similar-names.ts'
import { type Gazetteer, isInside, openVocabulary, type Vocabulary } from './vocabulary.ts'
import { withStatesBeside, withWideAsked } from './wide-areas.ts'

/** For how many unknown names something similar is looked for, which takes far longer than finding a known one. */
const MOST_SUGGESTED = 25

/**
 * Reads a list of names as people write and paste them, or a table. What follows a name and can say where it is belongs to
 * that name, misspelled or not, and is never an area by itself. A state or a country is for certain only among others, or
 * with a word that says so. What means the same as a name before it is left out.
 */
export function readWrittenAreas(gazetteer: Gazetteer, text: string, under?: string): Reading[] {
  const words = openVocabulary(gazetteer, under)
  const read = new Map<string, Reading>()
  let suggested = 0
  const lines = () => namesInLines(gazetteer.tree, words, linesOfPieces(text))
  for (const name of namesInTable(text) ?? withStatesBeside(words, lines())) {
    const reading = readingOf(words, name)
    // One name can be spelled in thousands of ways, and each answer names all of its places.
    const meaning = meaningOf(reading)
    if (read.has(meaning)) continue
    read.set(meaning, reading)
    if (reading.exists || reading.text.length > LONGEST_NAME || suggested++ >= MOST_SUGGESTED) continue
    reading.choices = suggestionsFor(gazetteer, words, name, under)
  }
  return withWideAsked([...read.values()])
}

function meaningOf({ text, area, choices }: Reading): string {
  const codes = area ? [area.code] : choices.map((choice) => choice.area.code)
  return codes.join() || fold(text) || text
}

function readingOf(words: Vocabulary, { parts, splitAt, kinds }: WrittenName): Reading {
  const text = parts.join(', ')
  const isTooLong = parts.length > MOST_PARTS || text.length > LONGEST_NAME
  const found = isTooLong ? [] : kinds === undefined ? words.meant(parts) : inColumn(words, parts, kinds)
  const choices = found.map((area) => ({ area, leaves: '', share: words.shareIn(area, text) }))
  if (splitAt !== null && !isTooLong) {
    const [first, second] = [parts.slice(0, splitAt), parts.slice(splitAt)]
    // "Ballard, Seattle" leads to Seattle, and "Texas, Austin" is Austin in Texas.
    const other = found.length > 0 ? [] : [...words.leadsTo(text), ...words.meant([...second, ...first])]
    const together = other.map((area) => ({ area, leaves: '', share: null }))
    const either = [...choices, ...together, ...leaving(words, first, second), ...leaving(words, second, first)]
    const codes = either.map(({ area }) => area.code)
    return { text, area: null, exists: true, choices: either.filter(({ area }, at) => codes.indexOf(area.code) === at) }
  }
  if (found.length === 1 && !isMereWord(text)) {
    const shared = parts.length > 1 ? [] : othersSharing(words, found[0]!, text)
    const either = shared.filter(({ kind }) => kinds?.includes(kind) ?? true)
    if (either.length < 2) return { text, area: found[0]!, exists: true, choices: [] }
    return { text, area: null, exists: true, choices: either.map((area) => ({ area, leaves: '', share: null })) }
  }
  return { text, area: null, exists: found.length > 0, choices }
}

/** In a text that is no list, "me", "or" and "us" are words, and not Maine, Oregon and the whole country. */
function isMereWord(text: string): boolean {
  return isAbbreviation(text) && text !== text.toUpperCase()
}

/** "Kern" in the column of counties is Kern County. */
function inColumn(words: Vocabulary, parts: readonly string[], kinds: readonly AreaKind[]): readonly Area[] {
  const [first = '', ...where] = parts
  const fitting = (areas: readonly Area[]) => areas.filter(({ kind }) => kinds.includes(kind))
  const found = fitting(words.meant(parts))
  if (found.length > 0) return found
  return fitting(words.regions(first)).filter((area) =>
    where.every((text) => words.regions(text).some((outer) => isInside(area, outer))),
  )
}

function leaving(words: Vocabulary, parts: readonly string[], rest: readonly string[]): Choice[] {
  return words.meant(parts).map((area) => ({ area, leaves: rest.join(', '), share: null }))
}

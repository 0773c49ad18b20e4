import type { Tree } from '../tree/tree.ts'
import { groupedNames, type WrittenName } from './grouping.ts'
import { isCrossedOut, isRestricting, type Piece } from './name-pieces.ts'
import { TOWN, type Vocabulary, widest } from './vocabulary.ts'

/**
 * The names in the lines of a list. A line that takes something back, such as "Kern County, except for Delano", is left to
 * the person as a whole, and so is each line below a heading that does: "Not affected:".
 */
export function namesInLines(tree: Tree, words: Vocabulary, lines: readonly Piece[][]): WrittenName[] {
  const names: WrittenName[] = []
  let isTakenBack = false
  for (const pieces of lines) {
    if (pieces.length === 0) continue
    const isRestricted = pieces.some(
      ({ text }) => isCrossedOut(text) || (isRestricting(text) && words.named(text).length === 0),
    )
    if (pieces.at(-1)!.text.endsWith(':')) isTakenBack = isRestricted
    const isLeft = isRestricted || isTakenBack || isWithoutName(words, pieces)
    if (isLeft) names.push({ parts: pieces.map(({ text }) => text), splitAt: null, kinds: [] })
    else names.push(...groupedNames(tree, words, pieces))
  }
  return names
}

/** Whether the name is missing, and all that is there says where it would be: ", TX". */
function isWithoutName(words: Vocabulary, [first]: readonly Piece[]): boolean {
  if (!first?.isAfterNothing) return false
  const areas = words.named(first.text)
  return areas.length > 0 && widest(areas) < TOWN
}

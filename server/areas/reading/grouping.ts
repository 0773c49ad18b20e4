import type { Area, AreaKind } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { Tree } from '../tree/tree.ts'
import { isAbbreviation, isException, isZip, joinedPieces, LONGEST_NAME, type Piece } from './name-pieces.ts'
import { isInside, TOWN, type Vocabulary, widest } from './vocabulary.ts'

/** A name, with what says where it is. */
export interface WrittenName {
  parts: string[]
  /** Where the parts may also be two names: "Iowa, Louisiana" is a town, or two states. */
  splitAt: number | null
  /** What it can be, from the column of a table that it stands in. */
  kinds?: readonly AreaKind[] | undefined
}

/** "Springfield, Sangamon County, Illinois, 62701, USA" has five. */
export const MOST_PARTS = 5

const FAR_LARGER = 10

type Role = 'name' | 'where' | 'either'

/** Puts the pieces of a line together: which of them are names, and which say where the name before them is. */
export function groupedNames(tree: Tree, words: Vocabulary, pieces: readonly Piece[]): WrittenName[] {
  const names: WrittenName[] = []
  for (const piece of pieces.flatMap((one) => separated(words, one))) {
    const current = names.at(-1)
    const role =
      !current || (piece.begins && !isException(piece.text)) ? 'name' : roleAfter(tree, words, current, piece.text)
    if (role === 'name') names.push({ parts: [piece.text], splitAt: null })
    else {
      if (role === 'either') current!.splitAt = current!.parts.length
      current!.parts.push(piece.text)
    }
  }
  return names
}

/** Takes "TX and Dallas" apart, and "Austin TX / Dallas TX". What may be one misspelled name is left whole. */
function separated(words: Vocabulary, piece: Piece): Piece[] {
  const pieces = joinedPieces(piece)
  if (pieces.length < 2 || words.named(piece.text).length > 0) return [piece]
  const isKnown = ({ text }: Piece) => words.named(text).length > 0 || words.saysWhere(text)
  return pieces.every(isKnown) && !words.isNearlyJoined(piece.text) ? pieces : [piece]
}

/**
 * Whether a piece is a name of its own or says where the name before it is. What can say where something is and does not
 * fit the name before it is no area by itself, unless the two can stand side by side and nothing there is nearly called so:
 * "Texas, Oklahoma" are two states, and "Derby, Pennsylvania" is one town that cannot be read.
 */
function roleAfter(tree: Tree, words: Vocabulary, { parts, splitAt }: WrittenName, text: string): Role {
  if (text.length > LONGEST_NAME) return 'name'
  // Without its exception the name would be more than was asked for.
  if (isException(text)) return 'where'
  const isWhere = words.saysWhere(text)
  // "NY, NY" is no state.
  if (isWhere && parts.length === 1 && !isZip(text) && fold(text) === fold(parts[0]!)) return 'where'
  if (splitAt !== null || parts.length >= MOST_PARTS) return isWhere || words.isNearRegion(text) ? 'where' : 'name'
  if (isInsideOf(words, parts, text)) return 'either'
  if (!isWhere) {
    const whole = fold([...parts, text].join(' '))
    // "Olinda, CDP" is one name.
    const isOne = () => words.named([...parts, text].join(', ')).some(({ name }) => fold(name) === whole)
    if (words.named(text).length === 0 && isOne()) return 'where'
    return parts.some((part) => words.isNearlyWhere(part, text)) ? 'where' : 'name'
  }
  const before = words.meant(parts)
  const alone = words.named(text)
  const narrowed = words.meant([...parts, text])
  if (narrowed.length > 0) return isAlsoTwo(tree, { before, alone, narrowed }, text) ? 'either' : 'where'
  if (isLeading(words, alone, [...parts, text].join(', '))) return before.length > 0 ? 'either' : 'where'
  if (isAnotherTown(words, { before, alone, parts }, text)) return 'name'
  const isSideBySide =
    before.length > 0 &&
    alone.length > 0 &&
    isZip(text) === isZip(parts.at(-1)!) &&
    isAbbreviation(text) === isAbbreviation(parts.at(-1)!) &&
    widest(alone) >= widest(before) &&
    !parts.some((part) => words.isNearlyIn(part, text))
  return isSideBySide ? 'name' : 'where'
}

/** Whether a town follows what already is said to be somewhere: of "Hosuton, Dallas, Fresno" only the first two belong together. */
function isAnotherTown(
  words: Vocabulary,
  { before, alone, parts }: { before: readonly Area[]; alone: readonly Area[]; parts: readonly string[] },
  text: string,
): boolean {
  if (isZip(text) || isAbbreviation(text)) return false
  if (before.length > 0 || parts.length < 2 || alone.length === 0 || widest(alone) < TOWN) return false
  const last = parts.at(-1)!
  const around = words.regions(last)
  if (around.length === 0 || widest(words.regions(text)) < widest(around)) return false
  return words.meant([last, text]).length === 0 && !words.isNearlyIn(last, text)
}

/** "Ballard, Seattle": a name that leads to the town behind it. */
function isLeading(words: Vocabulary, towns: readonly Area[], text: string): boolean {
  if (towns.length === 0 || widest(towns) < TOWN) return false
  return words.leadsTo(text).some((area) => towns.some((town) => area === town || isInside(area, town)))
}

/** "Texas, Austin" and "Kern County (Bakersfield)": what is wider comes first. */
function isInsideOf(words: Vocabulary, parts: readonly string[], text: string): boolean {
  const before = words.meant(parts)
  const alone = words.named(text)
  if (before.length === 0 || alone.length === 0 || isZip(text) || widest(alone) <= widest(before)) return false
  return (
    alone.some((area) => before.some((outer) => isInside(area, outer))) && words.meant([...parts, text]).length === 0
  )
}

interface Meanings {
  before: readonly Area[]
  alone: readonly Area[]
  narrowed: readonly Area[]
}

/** Whether a name and what says where it is may also be two names. */
function isAlsoTwo(tree: Tree, { before, alone, narrowed }: Meanings, text: string): boolean {
  if (alone.length === 0 || isAbbreviation(text) || isZip(text)) return false
  const around = alone.filter((outer) => narrowed.some((area) => isInside(area, outer)))
  // "Anaheim, Orange": the city in Orange County, or two cities.
  if (around.length === 0) return true
  // "Iowa, Louisiana": the town, or two states.
  const others = before.filter((area) => !narrowed.includes(area))
  if (others.length > 0 && widest(others) <= widest(around)) return true
  // "Boston, New York": a village, or two large cities.
  const people = (areas: readonly Area[]) => Math.max(0, ...areas.map(({ lo, hi }) => tree.people([lo, hi]).people))
  const meant = people(narrowed) * FAR_LARGER
  return people(others) > meant && people(alone.filter((area) => !around.includes(area))) > meant
}

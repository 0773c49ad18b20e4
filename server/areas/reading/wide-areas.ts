import { type Area, areaKinds } from '../tree/area.ts'
import type { WrittenName } from './grouping.ts'
import { isAbbreviation } from './name-pieces.ts'
import type { Reading } from './name-reading.ts'
import { saidWhole } from './said-whole.ts'
import { isInside, type Vocabulary } from './vocabulary.ts'

const width = ({ kind }: Area) => areaKinds.indexOf(kind)
const isWide = (area: Area) => area.kind === 'state' || area.kind === 'country'

/**
 * Puts a state right after a town without one beside it, although something stands between that separates names, such as
 * the end of a line: of "Austin ⏎ Texas" nobody knows whether it is one name or two.
 */
export function withStatesBeside(words: Vocabulary, names: readonly WrittenName[]): WrittenName[] {
  const joined: WrittenName[] = []
  for (const name of names) {
    const before = joined.at(-1)
    if (before && saysWhereItIs(words, before, name)) {
      joined[joined.length - 1] = { parts: [...before.parts, ...name.parts], splitAt: before.parts.length }
    } else joined.push(name)
  }
  return joined
}

function saysWhereItIs(words: Vocabulary, before: WrittenName, { parts, splitAt, kinds }: WrittenName): boolean {
  if (kinds || splitAt !== null || before.kinds || before.splitAt !== null || saidWhole(parts[0]!)) return false
  const areas = words.meant(parts)
  if (areas.length === 0 || !areas.every(isWide) || words.meant(before.parts).length === 1) return false
  return words.meant([...before.parts, ...parts]).length > 0
}

/**
 * Leaves a state or a country to the person if something else in the list is not as wide, because then it may say where
 * that is, unless a word says that all of it is meant; and any other area right after an undecided name that may be in it.
 */
export function withWideAsked(readings: readonly Reading[]): Reading[] {
  return readings.map((reading, index) => {
    const { text, area } = reading
    if (!area || saidWhole(text)) return reading
    const mayBeWhere = isWide(area)
      ? !readings.every((other) => canBeAsWide(other, area))
      : index > 0 && mayBeIn(readings[index - 1]!, area)
    if (!mayBeWhere) return reading
    return asked(reading, area)
  })
}

function asked({ text }: Reading, area: Area): Reading {
  return { text, area: null, exists: true, choices: [{ area, leaves: '', share: null }] }
}

/**
 * The same beside areas that were chosen before. A state that a list left to the person may be all that is left of it, and
 * two letters alone may be such a rest as well.
 */
export function withWideAskedBeside(chosen: readonly Area[], readings: readonly Reading[]): Reading[] {
  const before = chosen.map((area): Reading => ({ text: area.name, area, exists: true, choices: [] }))
  const [first, ...others] = withWideAsked([...readings, ...before]).slice(0, readings.length)
  if (!first) return []
  const isRest = others.length === 0 && first.area !== null && isWide(first.area) && isAbbreviation(first.text)
  return isRest ? [asked(first, first.area!)] : [first, ...others]
}

/** Whether an area right after an undecided name may say where that is: "Bakersfeild; Kern County". */
function mayBeIn({ area, choices }: Reading, outer: Area): boolean {
  return area === null && choices.some((choice) => isInside(choice.area, outer))
}

/** What cannot be read counts as what it is most likely to be. */
function canBeAsWide({ area, exists, choices }: Reading, than: Area): boolean {
  const meanings = area ? [area] : choices.slice(0, exists ? undefined : 1).map((choice) => choice.area)
  return meanings.some((meaning) => width(meaning) <= width(than))
}

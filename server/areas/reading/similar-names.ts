import { type Area, areaKinds } from '../tree/area.ts'
import type { WrittenName } from './grouping.ts'
import { isAbbreviation, isZip } from './name-pieces.ts'
import type { Choice } from './name-reading.ts'
import { type Gazetteer, TOWN, type Vocabulary, widest } from './vocabulary.ts'

const MOST = 3
const kinds = areaKinds.filter((kind) => kind !== 'rest')

/** What may be meant by a name that no area has, best first. */
export function suggestionsFor(
  gazetteer: Gazetteer,
  words: Vocabulary,
  { parts }: WrittenName,
  under: string | undefined,
): Choice[] {
  const { search } = gazetteer
  const whole = [...words.leadsTo(parts.join(', ')), ...search.find(parts.join(', '), { limit: MOST, kinds, under })]
  if (whole.length > 0 || parts.length === 1) return distinct(whole, '')
  // What follows may have been meant as a name, too, or it is a ZIP code that nobody knows.
  const [first = '', ...others] = parts
  const rest = others.join(', ')
  const second = isAbbreviation(rest) || isZip(rest) ? [] : words.meant(others)
  const isTown = second.length > 0 && widest(second) >= TOWN
  const before = isZip(parts.at(-1)!) ? parts.slice(0, -1).join(', ') : first
  return [
    ...distinct(search.find(before, { limit: MOST, kinds, under }), isTown ? rest : ''),
    ...(isTown ? distinct(second, first) : []),
  ]
}

function distinct(areas: readonly Area[], leaves: string): Choice[] {
  return [...new Set(areas)].slice(0, MOST).map((area) => ({ area, leaves, share: null }))
}

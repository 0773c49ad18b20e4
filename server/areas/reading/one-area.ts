import type { Area } from '../tree/area.ts'
import { LONGEST_NAME, piecesOf } from './name-pieces.ts'
import type { Choice } from './name-reading.ts'
import { commonlyCalled } from './own-names.ts'
import { suggestionsFor } from './similar-names.ts'
import { type Gazetteer, openVocabulary } from './vocabulary.ts'

/** What a text names that is to name one area. */
export interface OneArea {
  /** Null when a person has to decide. */
  area: Area | null
  /** Whether areas are called exactly this. Otherwise the choices are called nearly so. */
  exists: boolean
  /** Empty when `area` is known. The likeliest first. */
  choices: Pick<Choice, 'area' | 'share'>[]
}

/** Where to look, and for what. Codes are read anywhere. */
export interface Looked {
  /** Only inside this area. */
  under?: Area | undefined
  /** Which of several areas of that name is meant, and what is suggested at all. */
  isMeant?(area: Area): boolean
}

/** Reads one name with what says where it is, or a code. "California" means the state, although three towns have that name too. */
export function readOneArea(gazetteer: Gazetteer, text: string, { under, isMeant = () => true }: Looked = {}): OneArea {
  const { tree } = gazetteer
  // "US-FL" also reads as a name, "US" in Florida, so codes come first.
  const coded = tree.area(text.trim())
  if (coded && coded.retiredAt === null) return { area: coded, exists: true, choices: [] }
  if (text.length > LONGEST_NAME) return { area: null, exists: false, choices: [] }
  const words = openVocabulary(gazetteer, under?.code)
  const [numbered] = words.named(text).length === 0 ? words.leadsTo(text) : []
  if (numbered && numbered.fips === text.trim()) return { area: numbered, exists: true, choices: [] }
  const parts = piecesOf(text).map((piece) => piece.text)
  const whole = words.named(text)
  const called = whole.length > 0 || parts.length === 0 ? whole : words.meant(parts)
  const meant = called.some(isMeant) ? called.filter(isMeant) : called
  const wide = meant.filter(({ kind }) => kind === 'country' || kind === 'state')
  const [only, ...others] = wide.length === 1 && commonlyCalled(text).length === 0 ? wide : meant
  if (only && others.length === 0) return { area: only, exists: true, choices: [] }
  if (meant.length > 0)
    return { area: null, exists: true, choices: meant.map((area) => ({ area, share: words.shareIn(area, text) })) }
  const near = parts.length === 0 ? [] : suggestionsFor(gazetteer, words, { parts, splitAt: null }, under?.code)
  return {
    area: null,
    exists: false,
    choices: near.filter(
      (choice, at) => isMeant(choice.area) && near.findIndex(({ area }) => area === choice.area) === at,
    ),
  }
}

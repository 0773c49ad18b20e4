import { joined } from '../search/canonical.ts'
import { knownNames } from '../search/known-names.ts'
import { type Called, called, fullNames, spelled, withoutGenericWords } from '../search/spellings.ts'
import type { Area } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'

/** No name has more words. What is written after it may say where it is. */
const MOST_WORDS = 12

const known = knownNames.map(([name, code]) => ({ key: joined(fold(name)), code }))

/** The codes of the areas that everybody calls so, although it is not their name: "New York" is also the city. */
export function commonlyCalled(text: string): string[] {
  const folded = fold(text)
  return known.filter((one) => isKnownAs(one.key, folded)).map(({ code }) => code)
}

const directions = /^(?:north|south|east|west|central|upper|lower)(?:ern)?$/

/**
 * Whether a text begins with the area's own name, in any of its spellings. Of "Buckhead" the search knows that it is in
 * Atlanta, and of "Kern" that there is a Kern County, but nobody named those.
 */
export function isCalledSo(area: Area, text: string): boolean {
  if (area.code.toLowerCase() === text.trim().toLowerCase()) return true
  // Five digits are a ZIP code, although counties have such numbers, too.
  if (/^\s*\d{5}/.test(text)) return area.fips !== text.trim()
  const of = knownAs(area)
  const words = fold(text).split(' ', MOST_WORDS)
  // "West Texas" is no town called West.
  const least = directions.test(words[0]!) && words.length > 1 && !text.includes(',') ? 1 : 0
  return words.some((_, at) => at >= least && isOwnName(of, words.slice(0, at + 1).join(' ')))
}

const remembered = new WeakMap<Area, Called>()

function knownAs(area: Area): Called {
  const before = remembered.get(area)
  if (before) return before
  const of = called(area)
  remembered.set(area, of)
  return of
}

function isOwnName(of: Called, folded: string): boolean {
  if (of.folded === folded) return true
  const key = joined(folded)
  if (fullNames(of).includes(folded) || spelled(of).includes(key) || of.joined === key) return true
  if (known.some((one) => one.code === of.area.code && isKnownAs(one.key, folded))) return true
  if (joined(countyWritten(folded)) === of.joined) return true
  return withoutGenericWords(folded).some(
    ({ name, kinds, isCounty }) => !isCounty && kinds.includes(of.area.kind) && of.joined === joined(name),
  )
}

/** "St Pete" has spaces where it likes, and "LA" has none. */
function isKnownAs(key: string, folded: string): boolean {
  return key === (key.length > 2 ? joined(folded) : folded)
}

/** "kern co" is Kern County, but "union county" is not Union Parish. */
function countyWritten(folded: string): string {
  return folded.replace(/ (co|cnty)$/, ' county').replace(/ par$/, ' parish')
}

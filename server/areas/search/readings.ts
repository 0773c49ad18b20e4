import { breathe } from '../../platform/breathe.ts'
import type { Area } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import { contains, type Intervals, intersection, unionAll } from '../tree/intervals.ts'
import { canonical, joined } from './canonical.ts'
import { openFuzzy } from './fuzzy.ts'
import { type Entry, indexEntries, openIndex } from './prefix.ts'
import { type Called, qualifiers, shortNames } from './spellings.ts'

/** A query as a name and where that is to be. */
export interface Reading {
  /** Folded. */
  head: string
  /** Null for anywhere. */
  within: Within | null
  /** Whether the head has to be a whole name, because little says that the rest is no part of it. */
  isWhole: boolean
}

export interface Within {
  /** Whether the area is inside. What is named as the surroundings is not inside itself: "New York, NY" is the city. */
  has(area: Area): boolean
  /** Whether a name that leads to the area is inside: of "Ballard, Seattle" it leads to Seattle itself. */
  leadsTo(area: Area): boolean
}

export interface Readings {
  /** The query as a plain name, and as a name followed by a qualifier: "paris, texas", "paris tx". */
  of(query: string): Reading[]
  /** The same where the qualifier is misspelled: "bakersfield, califronia". */
  misspelled(query: string): Reading[]
  isQualifier(text: string): boolean
}

/** "Springfield, Sangamon County, Illinois, USA" has four. What is written after that is not looked at. */
const PARTS_AT_MOST = 5

/** How many words at the end may say where: "salt lake county". */
const WORDS_AT_MOST = 3

/** `wider` are the areas that can say where another one is, and `towns` say where their parts are. */
export async function openReadings(wider: readonly Called[], towns: readonly Entry[]): Promise<Readings> {
  const ofParts = await indexEntries(towns)
  const wholeNames = await openIndex(wider, qualifiers)
  const qualifying = await openIndex(wider, (of) => [...qualifiers(of), ...shortNames(of)])
  await breathe()
  const fuzzy = await openFuzzy(
    wider.flatMap((of) => [...qualifiers(of), ...shortNames(of)].map((name) => ({ key: joined(name), area: of.area }))),
  )

  /**
   * All states, counties and countries with that name. After a comma a prefix is enough, and so is "Kern" for Kern
   * County. Without a comma, that would find "New Freedom, York County" for "new york".
   */
  function regions(text: string, afterComma: boolean): Area[] {
    const index = afterComma ? qualifying : wholeNames
    const found = index.startingWith(text)
    const exact = found.filter(({ key }) => key === text)
    if (exact.length === 0) exact.push(...index.equal(canonical(text).replace(/ co$/, ' county')))
    return (exact.length > 0 || !afterComma ? exact : found).map(({ area }) => area)
  }

  /** "Boston" after "Back Bay". While it is typed, its beginning will do after a comma; but "CO" is not Colorado Springs. */
  function townsCalled(text: string, afterComma: boolean): Area[] {
    const key = joined(text)
    const exact = ofParts.equal(key)
    return (exact.length > 0 || !afterComma || isRegion(text) ? exact : ofParts.startingWith(key)).map(
      ({ area }) => area,
    )
  }

  function isRegion(text: string): boolean {
    return regions(text, false).length > 0
  }

  function read(query: string, find: (text: string, afterComma: boolean) => Area[]): Reading[] {
    const [first = '', ...others] = query.split(',', PARTS_AT_MOST).map(fold).filter(Boolean)
    if (others.length > 0) {
      const each = others.map((text) => [...find(text, true), ...townsCalled(text, true)])
      return [{ head: first, within: inAll(each), isWhole: false }]
    }
    const words = first.split(' ')
    const readings: Reading[] = []
    for (let at = Math.max(1, words.length - WORDS_AT_MOST); at < words.length; at++) {
      const [head, where] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
      const found = find(where, false)
      if (found.length > 0) readings.push({ head, within: inAll([found]), isWhole: false })
      const towns = townsCalled(where, false)
      if (towns.length > 0) readings.push({ head, within: inAll([towns]), isWhole: true })
    }
    return readings
  }

  return {
    of(query) {
      const whole = fold(query)
      return whole === '' ? [] : [{ head: whole, within: null, isWhole: false }, ...read(query, regions)]
    },
    misspelled: (query) =>
      read(query, (text, afterComma) => {
        const known = regions(text, afterComma)
        return known.length > 0 ? known : fuzzy.near(joined(text)).map(({ entry }) => entry.area)
      }),
    isQualifier: (text) => isRegion(fold(text)),
  }
}

function inAll(each: readonly Area[][]): Within {
  const places = each
    .map((areas): Intervals => unionAll(areas.map(({ lo, hi }) => [lo, hi])))
    .reduce((a, b) => intersection(a, b))
  const named = new Set(each.flat().filter(({ kind }) => kind !== 'county'))
  const leadsTo = (area: Area) => contains(places, area.lo)
  return { has: (area) => leadsTo(area) && !named.has(area), leadsTo }
}

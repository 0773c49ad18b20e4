import { breathe } from '../../platform/breathe.ts'
import type { Area, AreaKind } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import { contains, type Intervals, intersection, unionAll } from '../tree/intervals.ts'
import type { Tree } from '../tree/tree.ts'
import { openIndex } from './prefix.ts'
import type { Match, Search, SearchOptions } from './search.ts'
import { fullNames, laterWords, shortNames } from './spellings.ts'

/** "Springfield, Sangamon County, Illinois, USA" has four. What is written after that is not looked at. */
const PARTS_AT_MOST = 5

/** What does not say where another area is. */
const finest: readonly AreaKind[] = ['town', 'part', 'rest']

const EXACT = 0
const PREFIX = 1
const WORD_PREFIX = 2

/** Builds the search in parts, so that a process that reads a new gazetteer goes on answering. */
export async function buildSearch(tree: Tree): Promise<Search> {
  const areas = tree.areas.filter((area) => area.retiredAt === null)
  const rank = rankByPopulation(tree, areas)
  await breathe()
  const wider = areas.filter(({ kind }) => !finest.includes(kind))
  const names = await openIndex(areas, fullNames)
  const words = await openIndex(areas, laterWords)
  const wholeNames = await openIndex(wider, fullNames)
  const qualifying = await openIndex(wider, (area) => [...fullNames(area), ...shortNames(area)])
  await breathe()
  const byCode = new Map(areas.flatMap((area) => codes(area).map((code) => [code, area])))

  function match(query: string, options: SearchOptions, exactOnly: boolean): Area[] {
    const scope = options.under === undefined ? null : under(tree, options.under)
    const found = new Map<Area, number>()

    function add(area: Area, tier: number, within: Intervals | null): void {
      if (options.kinds && !options.kinds.includes(area.kind)) return
      if (scope && !contains(scope, area.lo)) return
      if (within && !contains(within, area.lo)) return
      if (tier < (found.get(area) ?? Number.POSITIVE_INFINITY)) found.set(area, tier)
    }

    const coded = byCode.get(query.trim().toLowerCase())
    if (coded) add(coded, EXACT, null)
    for (const { head, within } of readings(query)) {
      for (const { key, area } of names.startingWith(head)) {
        const exact = key === head
        if (exact || !exactOnly) add(area, exact ? EXACT : PREFIX, within)
      }
      if (exactOnly) continue
      for (const { area } of words.startingWith(head)) add(area, WORD_PREFIX, within)
    }
    return [...found]
      .sort(([a, tierA], [b, tierB]) => tierA - tierB || rank.get(a)! - rank.get(b)!)
      .slice(0, options.limit)
      .map(([area]) => area)
  }

  /** Reads a query as a plain name, and as a name followed by a qualifier: "paris, texas", "paris tx". */
  function* readings(query: string): Generator<{ head: string; within: Intervals | null }> {
    const whole = fold(query)
    if (whole !== '') yield { head: whole, within: null }
    const [first = '', ...others] = query.split(',', PARTS_AT_MOST).map(fold).filter(Boolean)
    if (others.length > 0) {
      yield { head: first, within: others.map((text) => regions(text, true)).reduce(intersection) }
      return
    }
    const parts = whole.split(' ')
    for (let at = Math.max(1, parts.length - 3); at < parts.length; at++) {
      const within = regions(parts.slice(at).join(' '), false)
      if (within.length > 0) yield { head: parts.slice(0, at).join(' '), within }
    }
  }

  /**
   * The places of all states, counties and countries with that name. After a comma a prefix is enough, and so is "Kern"
   * for Kern County. Without a comma, that would find "New Freedom, York County" for "new york".
   */
  function regions(text: string, afterComma: boolean): Intervals {
    const found = (afterComma ? qualifying : wholeNames).startingWith(text)
    const exact = found.filter(({ key }) => key === text)
    return unionAll((exact.length > 0 || !afterComma ? exact : found).map(({ area }) => [area.lo, area.hi]))
  }

  return {
    matches: (query, options = {}) => match(query, { limit: 20, ...options }, false).map(plainMatch),
    find: (query, options = {}) => match(query, { limit: 20, ...options }, false),
    named: (query, options = {}) => match(query, options, true),
    isQualifier: (text) => regions(fold(text), false).length > 0,
  }
}

function plainMatch(area: Area): Match {
  return { area, understood: null, share: null }
}

function rankByPopulation(tree: Tree, areas: readonly Area[]): Map<Area, number> {
  const people = new Map(areas.map((area) => [area, tree.people([area.lo, area.hi]).people]))
  // The sort is stable and areas are in tree order, so of two with the same population the wider one comes first.
  return new Map([...areas].sort((a, b) => people.get(b)! - people.get(a)!).map((area, index) => [area, index]))
}

function codes({ code, fips }: Area): string[] {
  return fips === null || fips.length < 5 ? [code.toLowerCase()] : [code.toLowerCase(), fips]
}

function under(tree: Tree, code: string): Intervals {
  const area = tree.area(code)
  return area && area.lo < area.hi ? [area.lo, area.hi] : []
}

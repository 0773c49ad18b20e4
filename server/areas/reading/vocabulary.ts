import type { Search } from '../search/area-search.ts'
import { joined } from '../search/canonical.ts'
import { called, fullNames } from '../search/spellings.ts'
import { type Area, areaKinds } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { Tree } from '../tree/tree.ts'
import { isAbbreviation, isZip } from './name-pieces.ts'
import { openNameSet } from './nearness.ts'
import { commonlyCalled, isCalledSo } from './own-names.ts'
import { regionNames } from './region-names.ts'
import { saidWhole } from './said-whole.ts'

export interface Gazetteer {
  readonly tree: Tree
  readonly search: Search
}

/** What the words of one list can be. It remembers what it has looked up, because lists repeat themselves. */
export interface Vocabulary {
  /** The areas that are called so, alone or with what says where they are. The largest first. */
  named(text: string): readonly Area[]
  /** The areas that a name and what says where it is mean together. */
  meant(parts: readonly string[]): readonly Area[]
  /** What else a text leads to, which is more than it says: Atlanta for "Buckhead". */
  leadsTo(text: string): readonly Area[]
  /** All that a name with nothing beside it can mean: also as a short name, or by leading there. */
  sharing(text: string): readonly Area[]
  peopleIn(area: Area): number
  /** Of a ZIP code in the text: which share of its people lives in the area. Otherwise null. */
  shareIn(area: Area, text: string): number | null
  /** The areas in which something can be, as people call them after a name: "Kern" is Kern County. */
  regions(text: string): readonly Area[]
  /** Whether this can only be what says where another area is: an abbreviation, a ZIP code, a misspelled state. */
  saysWhere(text: string): boolean
  /** Whether the first may be a misspelled name of what is in the second. */
  isNearlyIn(name: string, where: string): boolean
  /** Whether the second may be a misspelling of what says where the first is: "Portland, Maize". */
  isNearlyWhere(name: string, where: string): boolean
  /** Whether this may be a misspelling of what something can be in, even if it is the name of another area. */
  isNearRegion(text: string): boolean
  /** Whether this may be a misspelling of one name with "and" in it, such as "King and Queen County". */
  isNearlyJoined(text: string): boolean
}

/** "St. Mary's County, District of Columbia" has fewer. */
const MOST_WORDS = 8

/** How wide the widest of these is: 0 for a country. */
export function widest(areas: readonly Area[]): number {
  return Math.min(...areas.map(({ kind }) => areaKinds.indexOf(kind)))
}

export const TOWN = areaKinds.indexOf('town')

export function isInside(inner: Area, outer: Area): boolean {
  return inner !== outer && outer.lo <= inner.lo && inner.hi <= outer.hi
}

export function openVocabulary({ tree, search }: Gazetteer, under?: string): Vocabulary {
  const { counties, wider, widerNames, namesWithAnd } = regionNames(tree)
  const found = remembered((text: string) => search.named(text, { under }))
  const matches = remembered((text: string) => search.matches(text, { under }))
  const scope = under === undefined ? undefined : tree.area(under)
  const common = (text: string) =>
    commonlyCalled(text)
      .flatMap((code) => tree.area(code) ?? [])
      .filter((area) => area.retiredAt === null && (!scope || area === scope || isInside(area, scope)))
  const named = remembered((text: string): readonly Area[] => {
    const whole = saidWhole(text)
    if (whole) return named(whole.name).filter(({ kind }) => !whole.kinds || whole.kinds.includes(kind))
    const own = found(text).filter((area) =>
      [area, search.asInGazetteer(area)].some((named) => named !== undefined && isCalledSo(named, text)),
    )
    return [...own, ...common(text).filter((area) => !own.includes(area))]
  })
  const isIn = (area: Area, where: readonly Area[]) => where.some((outer) => isInside(area, outer))
  const whole = (text: string) => search.named(text).filter(({ code }) => tree.children(code).length > 0)
  /** "kern california" */
  const shortened = (words: readonly string[]): readonly Area[] =>
    words.flatMap((_, at) => {
      const short = counties.get(joined(words.slice(0, at + 1).join(' '))) ?? []
      if (short.length === 0 || at === words.length - 1) return short
      const around = whole(words.slice(at + 1).join(' '))
      return short.filter((area) => isIn(area, around))
    })
  const regions = remembered((text: string): readonly Area[] => [
    ...new Set([...whole(text), ...shortened(fold(text).split(' ', MOST_WORDS))]),
  ])

  const meant = (parts: readonly string[]): readonly Area[] => {
    let areas: readonly Area[] = []
    for (const [index, part] of parts.entries()) {
      const together = named(parts.slice(0, index + 1).join(', '))
      areas = together.length > 0 ? together : areas.filter((area) => isIn(area, regions(part)))
    }
    return areas
  }

  const namesIn = remembered((code: string) => {
    const inside = (parent: string): Area[] => tree.children(parent).flatMap((area) => [area, ...inside(area.code)])
    return openNameSet(inside(code).flatMap((area) => fullNames(called(area))))
  })
  const isNearlyInOne = (name: string, where: readonly Area[]) =>
    where.some(({ code }) => namesIn(code).nearTo(fold(name)).length > 0)

  const nearRegions = remembered((text: string) => widerNames.nearTo(fold(text)).flatMap((name) => wider.get(name)!))

  return {
    named,
    meant,
    leadsTo: found,
    sharing: (text) => search.sharing(text).filter((area) => !scope || area === scope || isInside(area, scope)),
    peopleIn: ({ lo, hi }) => tree.people([lo, hi]).people,
    shareIn: (area, text) =>
      /\d{5}/.test(text) ? (matches(text).find((match) => match.area === area)?.share ?? null) : null,
    regions,
    saysWhere: (text) =>
      isZip(text) ||
      search.isQualifier(text) ||
      regions(text).length > 0 ||
      (named(text).length === 0 && (isAbbreviation(text) || nearRegions(text).length > 0)),
    isNearlyIn: (name, where) => isNearlyInOne(name, regions(where)),
    isNearlyWhere: (name, where) => {
      const near = nearRegions(where)
      return named(name).some((area) => isIn(area, near)) || isNearlyInOne(name, near)
    },
    isNearRegion: (text) => nearRegions(text).length > 0,
    isNearlyJoined: (text) => namesWithAnd.nearTo(fold(text)).length > 0,
  }
}

function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (!known.has(text)) known.set(text, find(text))
    return known.get(text)!
  }
}

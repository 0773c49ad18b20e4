import type { Point } from './distance.ts'
import type { LeadingName } from './gazetteer-plan.ts'
import type { Town } from './join.ts'
import { isTown } from './parts/is-town.ts'
import type { Nestings } from './parts/nesting.ts'
import type { Level, Source } from './source.ts'

/** A city that spans several counties and is their parent in the tree. */
export interface City {
  town: Town
  state: string
  counties: string[]
}

/** One country's levels and towns, with the irregularities of that country corrected. */
export interface Outline extends Omit<Source, 'figures' | 'towns'> {
  towns: Town[]
  cities: City[]
  /** Which of `towns` are parts of others. */
  parts: Nestings
  /** The towns that fill a county, by its code (`NY.047`). */
  filled: ReadonlyMap<string, Town>
  /** Names of places that the packages have twice, with the town that each leads to. */
  twins: readonly (readonly [name: string, town: Town])[]
  /** Names of levels that are no more, or that people write another way. */
  names: LeadingName[]
  /** The official number of a state (`TX`) or county (`TX.453`); null when the country has no such numbers. */
  fipsOf(code: string): string | null
  /** The middle of a state's or county's outline; undefined when it is not known. */
  middleOf(code: string): Point | undefined
}

export function plainOutline(source: Source, towns: Town[]): Outline {
  return {
    ...source,
    towns: towns.filter(isTown),
    cities: [],
    parts: new Map(),
    filled: new Map(),
    twins: [],
    names: [],
    fipsOf: () => null,
    middleOf: () => undefined,
  }
}

export function countyOf(town: { admin1: string; admin2: string }): string {
  return `${town.admin1}.${town.admin2}`
}

export function named(levels: readonly Level[], code: string): Level | undefined {
  return levels.find((level) => level.code === code)
}

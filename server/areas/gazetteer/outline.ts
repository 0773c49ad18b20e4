import type { Point } from './distance.ts'
import type { LeadingName } from './gazetteer-plan.ts'
import type { Town } from './join.ts'
import type { Nestings } from './parts/nesting.ts'
import type { Level, Source } from './source.ts'

/** A city that spans several counties and is their parent in the tree. */
export interface City {
  town: Town
  state: string
  counties: string[]
}

/** A `LeadingName` while its town has no code yet. */
export interface Lead {
  name: string
  town: Town
  basis: string
}

/** One country's levels and towns, with the irregularities of that country corrected. */
export interface Outline extends Omit<Source, 'figures' | 'towns'> {
  towns: Town[]
  cities: City[]
  /** Which of `towns` are parts of others. */
  parts: Nestings
  /** The towns that fill a county, by its code (`NY.047`). */
  filled: ReadonlyMap<string, Town>
  /** The people of towns of which the packages' figure is not the best. */
  counted: ReadonlyMap<Town, number>
  /** Names that are no row of their own and lead to a town. */
  leads: readonly Lead[]
  /** Names of levels that are no more, or that people write another way. */
  names: LeadingName[]
  /** The official number of a state (`TX`) or county (`TX.453`); null when the country has no such numbers. */
  fipsOf(code: string): string | null
  /** The middle of a state's or county's outline; undefined when it is not known. */
  middleOf(code: string): Point | undefined
}

export function countyOf(town: { admin1: string; admin2: string }): string {
  return `${town.admin1}.${town.admin2}`
}

export function named(levels: readonly Level[], code: string): Level | undefined {
  return levels.find((level) => level.code === code)
}

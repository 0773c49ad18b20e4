import type { Point } from './distance.ts'
import type { Town } from './join.ts'
import type { Level, Source } from './source.ts'

/** A city of several counties, which stands above them. */
export interface City {
  town: Town
  state: string
  counties: string[]
}

/** One country's levels and towns, with what is odd about them put right. */
export interface Outline extends Omit<Source, 'figures' | 'towns'> {
  towns: Town[]
  cities: City[]
  /** The official number of a state (`TX`) or county (`TX.453`), where the country has such numbers. */
  fipsOf(code: string): string | null
  /** The middle of a state's or county's outline, where it is known. */
  middleOf(code: string): Point | undefined
}

export function plainOutline(source: Source, towns: Town[]): Outline {
  return { ...source, towns, cities: [], fipsOf: () => null, middleOf: () => undefined }
}

export function countyOf(town: { admin1: string; admin2: string }): string {
  return `${town.admin1}.${town.admin2}`
}

export function named(levels: readonly Level[], code: string): Level | undefined {
  return levels.find((level) => level.code === code)
}

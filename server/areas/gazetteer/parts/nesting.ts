import { fold } from '../../tree/fold.ts'
import type { Town } from '../join.ts'

/** How it is known that a row is a part of a town (docs/decisions/0018-parts-of-towns.md). */
export type Basis =
  | 'borough'
  | 'city-county'
  | 'listed'
  | 'same-figure'
  | 'municipality-code'
  | 'feature-code'
  | 'no-figure'
  | 'postal-name'

export interface Nesting {
  town: Town
  basis: Basis
}

/** The rows that are parts, with their towns. */
export type Nestings = ReadonlyMap<Town, Nesting>

/** `CA.085 Alum Rock`: a row as the hand-kept lists name it. */
export function keyOf({ admin1, admin2, name }: Pick<Town, 'admin1' | 'admin2' | 'name'>): string {
  return `${admin1}.${admin2} ${name}`
}

/** The same for names that people write in several ways: "St. Johns" and "Saint Johns". */
export function alike(name: string): string {
  return fold(name).replace(/^(st|mt) /, (short) => (short === 'st ' ? 'saint ' : 'mount '))
}

import type { Town } from '../join.ts'
import { apart } from './apart.ts'
import { isKnownTown } from './municipalities.ts'
import { keyOf } from './nesting.ts'

/** GeoNames' feature code for a part of a town. Alone, it is wrong for one row in three. */
export const PART_OF_A_TOWN = 'PPLX'

/** Whether somebody knows that a row is a town of its own, whatever the evidence says. */
export function isApart(row: Town): boolean {
  return apart.has(keyOf(row)) || isKnownTown(row)
}

/** Whether a row that is no part is a town. What only its feature code calls a part is left out. */
export function isTown(row: Town): boolean {
  return row.feature !== PART_OF_A_TOWN || isApart(row)
}

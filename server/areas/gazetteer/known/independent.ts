import { midwesternTowns } from './independent/midwestern-towns.ts'
import { northeasternTowns } from './independent/northeastern-towns.ts'
import { southernTowns } from './independent/southern-towns.ts'
import { westernTowns } from './independent/western-towns.ts'
import { separated } from './separated.ts'

/**
 * Municipalities and census-designated places, by state, that lie inside or beside a large city and are no part of it,
 * however near they are. Spelled as in the gazetteer or in `missing-municipalities.ts` where they are in one of them.
 * Elsewhere in its state, another city may have a neighborhood of the same name: River Oaks is a town beside Fort Worth
 * and a neighborhood of Houston. So compare with the town that has the name, not with the name alone.
 *
 * From public knowledge, kept by hand; the lists do not have to be complete, only right. To add one, put its name into
 * the list of its state, in alphabetical order.
 */
export const independent: Readonly<Record<string, readonly string[]>> = separated({
  ...northeasternTowns,
  ...midwesternTowns,
  ...southernTowns,
  ...westernTowns,
})

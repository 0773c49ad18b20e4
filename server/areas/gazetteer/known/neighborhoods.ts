import { florida } from './neighborhoods/florida.ts'
import { greatLakes } from './neighborhoods/great-lakes.ts'
import { midAtlantic } from './neighborhoods/mid-atlantic.ts'
import { middleStates } from './neighborhoods/middle-states.ts'
import { mountain } from './neighborhoods/mountain.ts'
import { newEngland } from './neighborhoods/new-england.ts'
import { newYorkCity } from './neighborhoods/new-york-city.ts'
import { northernCalifornia } from './neighborhoods/northern-california.ts'
import { pacific } from './neighborhoods/pacific.ts'
import { plains } from './neighborhoods/plains.ts'
import { southCentral } from './neighborhoods/south-central.ts'
import { southeast } from './neighborhoods/southeast.ts'
import { southernCalifornia } from './neighborhoods/southern-california.ts'
import { texas } from './neighborhoods/texas.ts'
import { separated } from './separated.ts'

/**
 * Neighborhoods, districts and quarters of cities, by the city's name in the gazetteer and its state: names as people
 * write them, with well-known other spellings beside them. From public knowledge, kept by hand.
 *
 * To add one, put its name into the list of its city, in alphabetical order. Leave out what is a municipality or a
 * census-designated place of its own in the same county, and names so general that any city could have them
 * ("Downtown"). When in doubt leave it out: whoever chooses a name here sends a message to the whole city or to a part
 * of it.
 */
export const neighborhoods: Readonly<Record<string, readonly string[]>> = separated({
  ...newYorkCity,
  ...newEngland,
  ...middleStates,
  ...greatLakes,
  ...plains,
  ...midAtlantic,
  ...southeast,
  ...florida,
  ...southCentral,
  ...texas,
  ...southernCalifornia,
  ...northernCalifornia,
  ...mountain,
  ...pacific,
})

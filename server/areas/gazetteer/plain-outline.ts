import type { Town } from './join.ts'
import type { Outline } from './outline.ts'
import { isTown } from './parts/is-town.ts'
import type { Source } from './source.ts'

/** The outline of a country about which only the packages are known. */
export function plainOutline(source: Source, towns: Town[]): Outline {
  return {
    ...source,
    towns: towns.filter(isTown),
    cities: [],
    parts: new Map(),
    filled: new Map(),
    counted: new Map(),
    leads: [],
    names: [],
    fipsOf: () => null,
    middleOf: () => undefined,
  }
}

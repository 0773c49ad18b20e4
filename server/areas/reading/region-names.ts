import { joined } from '../search/canonical.ts'
import { type Called, called, qualifiers, shortNames } from '../search/spellings.ts'
import { type Area, isSettled } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { Tree } from '../tree/tree.ts'
import { type NameSet, openNameSet } from './nearness.ts'

interface RegionNames {
  /** By the name without "County" and without spaces. */
  counties: ReadonlyMap<string, readonly Area[]>
  /** What can say where another area is, by name. */
  wider: ReadonlyMap<string, readonly Area[]>
  widerNames: NameSet
  /** Names of one area with "and" or a slash in them. */
  namesWithAnd: NameSet
}

const joining = / and |&|\//i

/** A tree is replaced when areas are loaded, never changed. */
const known = new WeakMap<Tree, RegionNames>()

export function regionNames(tree: Tree): RegionNames {
  const before = known.get(tree)
  if (before) return before
  const live = tree.areas.filter(({ retiredAt }) => retiredAt === null)
  const regions = live.filter((area) => !isSettled(area)).map(called)
  const wider = byName(regions, (of) => [of.folded, ...qualifiers(of), ...shortNames(of)])
  const found: RegionNames = {
    counties: byName(regions, (of) => shortNames(of).map(joined)),
    wider,
    widerNames: openNameSet(wider.keys()),
    namesWithAnd: openNameSet(
      live.filter(({ name, kind }) => kind !== 'rest' && joining.test(name)).map(({ name }) => fold(name)),
    ),
  }
  known.set(tree, found)
  return found
}

function byName(areas: readonly Called[], names: (of: Called) => string[]): Map<string, Area[]> {
  const found = new Map<string, Area[]>()
  for (const of of areas) {
    for (const name of new Set(names(of))) {
      const same = found.get(name)
      if (same) same.push(of.area)
      else found.set(name, [of.area])
    }
  }
  return found
}

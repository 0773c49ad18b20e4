import type { Area } from '../tree/area.ts'
import { blankArea } from '../tree/blank-area.ts'
import { restOfTown } from '../tree/rest-of-town.ts'
import { restName } from '../tree/with-article.ts'
import { keptClock } from './clocks/kept-clocks.ts'
import { zoneOfMostPeople } from './clocks/same-clocks.ts'
import { middle } from './distance.ts'
import type { ZoneAt } from './planned-towns.ts'
import { pointOf, position } from './position.ts'

/**
 * "Elsewhere in X" for every area that has no finer level, or that has towns directly in it. Its zone is the one where
 * most people of X live; otherwise the zone at the middle of X; otherwise, without towns or an outline, the one where
 * most people of its state or country live.
 */
export function planRests(levels: readonly Area[], towns: readonly Area[], zoneAt: ZoneAt): Area[] {
  const finer = new Set(levels.map(({ parent }) => parent))
  const townsIn = Map.groupBy(towns, ({ parent }) => parent)
  const byCode = new Map(levels.map((level) => [level.code, level]))
  const above = new Map<string, string | undefined>()

  function zoneAbove(code: string | null): string | undefined {
    if (code === null) return undefined
    if (!above.has(code)) above.set(code, zoneOfMostPeople(towns.filter((town) => town.code.startsWith(`${code}-`))))
    return above.get(code) ?? zoneAbove(byCode.get(code)?.parent ?? null)
  }

  return levels
    .filter(({ code }) => !finer.has(code) || townsIn.has(code))
    .map((level) => {
      const inside = townsIn.get(level.code) ?? []
      const point = pointOf(level) ?? middle(inside.flatMap((town) => pointOf(town) ?? []))
      const code = `${level.code}~`
      const usual = zoneOfMostPeople(inside) ?? (point && zoneAt(point)) ?? zoneAbove(level.parent) ?? null
      const zone = keptClock(code) ?? usual
      const name = restName(level.name)
      return blankArea({ code, name, kind: 'rest', parent: level.code, ...position(point), zone })
    })
}

/**
 * "Elsewhere in X" for every town with parts. `restOf` has the "elsewhere" of the county that a town fills: the town is
 * all there is in it, so that place moves under the town, with the code that it had.
 */
export function planRestsOfTowns(
  towns: readonly Area[],
  parts: readonly Area[],
  restOf: ReadonlyMap<string, Area>,
): { rests: Area[]; moved: Set<Area> } {
  const partsOf = Map.groupBy(parts, ({ parent }) => parent)
  const moved = new Set<Area>()
  const rests = towns
    .filter(({ code }) => partsOf.has(code))
    .map((town) => {
      const rest = restOfTown(town, partsOf.get(town.code)!)
      const ofCounty = restOf.get(town.code)
      if (!ofCounty) return rest
      moved.add(ofCounty)
      return { ...rest, code: ofCounty.code }
    })
  return { rests, moved }
}

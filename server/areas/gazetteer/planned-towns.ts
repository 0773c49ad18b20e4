import type { Area } from '../tree/area.ts'
import { blankArea } from '../tree/blank-area.ts'
import { keptClock } from './clocks/kept-clocks.ts'
import { townCodes } from './codes.ts'
import type { Point } from './distance.ts'
import type { Town } from './join.ts'
import { countyOf, type Outline } from './outline.ts'
import { peopleOfParts } from './parts/people.ts'
import { codeOfLevel } from './planned-levels.ts'
import { position } from './position.ts'

export type ZoneAt = (point: Point) => string | undefined

/**
 * Every town under the finest level that the data has for it, and every part under its town. A part has the code that it
 * would have as a town, so it keeps it when it becomes one or the other.
 */
export function planTowns(outline: Outline, levels: readonly Area[], zoneAt: ZoneAt): Map<Town, Area> {
  const { country, towns, parts } = outline
  const known = new Set(levels.map(({ code }) => code))
  const levelAbove = (town: Town) =>
    [codeOfLevel(country, countyOf(town)), `${country}-${town.admin1}`].find((code) => known.has(code)) ?? country
  const codes = new Map(
    [...Map.groupBy(towns, levelAbove)].flatMap(([parent, siblings]) => [...townCodes(parent, siblings)]),
  )
  const people = peopleOf(outline)
  return new Map(
    [...codes].map(([town, code]) => {
      const nesting = parts.get(town)
      const area = nesting
        ? blankArea({ code, name: town.name, kind: 'part', parent: codes.get(nesting.town)!, basis: nesting.basis })
        : blankArea({ code, name: town.name, kind: 'town', parent: levelAbove(town) })
      return [
        town,
        {
          ...area,
          ...position(town),
          population: people.get(town) ?? null,
          geonames: town.geonames,
          zone: keptClock(code) ?? zoneAt(town) ?? null,
        },
      ]
    }),
  )
}

function peopleOf({ towns, parts, counted }: Outline): Map<Town, number | null> {
  const people = new Map(towns.map((town) => [town, counted.get(town) ?? town.population]))
  for (const [town, rows] of Map.groupBy(parts.keys(), (part) => parts.get(part)!.town)) {
    const fitted = peopleOfParts(
      people.get(town) ?? null,
      rows.map(({ population }) => population),
    )
    for (const [index, part] of rows.entries()) people.set(part, fitted[index]!)
  }
  return people
}

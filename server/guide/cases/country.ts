import type { Area } from '../../areas/tree/area.ts'
import { blankArea } from '../../areas/tree/blank-area.ts'
import type { Intervals } from '../../areas/tree/intervals.ts'
import { numberPlaces } from '../../areas/tree/number.ts'
import { buildTree } from '../../areas/tree/tree.ts'
import { restName } from '../../areas/tree/with-article.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'

export const chicago = 'America/Chicago'
export const denver = 'America/Denver'
export const newYork = 'America/New_York'

/** The tree of docs/scheduling-rules.md#worked-cases: small, with towns, "elsewhere" places and three time zones. */
export const country = buildTree(
  numberPlaces(
    [
      blankArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
      blankArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US' }),
      ...county('US-TX-453', 'Travis County', chicago, { Austin: 961_855, Pflugerville: 65_191 }),
      ...county('US-TX-141', 'El Paso County', denver, { 'El Paso': 678_815 }),
      blankArea({ code: 'US-FL', name: 'Florida', kind: 'state', parent: 'US' }),
      ...county('US-FL-086', 'Miami-Dade County', newYork, { Miami: 442_241, Hialeah: 223_109 }),
      ...county('US-FL-033', 'Escambia County', chicago, { Pensacola: 54_312 }),
    ],
    0,
  ),
)

/** The places of an audience, and their summary in words. */
export interface Aimed {
  where: string
  places: Intervals
}

export function aimedAt(include: readonly string[], exclude: readonly string[] = []): Aimed {
  const resolved = resolveAudience(country, { include: [...include], exclude: [...exclude] })
  if (!resolved.ok) throw new Error(`A worked case names no places: ${include.join()}`)
  return { where: summarise(country, resolved.audience), places: resolved.places }
}

export const everywhere = aimedAt(['US'])
export const texas = aimedAt(['US-TX'])
export const travis = aimedAt(['US-TX-453'])
export const austin = aimedAt(['US-TX-453-austin'])
export const elPaso = aimedAt(['US-TX-141-el-paso'])
export const florida = aimedAt(['US-FL'])
export const miami = aimedAt(['US-FL-086-miami'])
export const pensacola = aimedAt(['US-FL-033-pensacola'])

function county(code: string, name: string, zone: string, towns: Record<string, number>): Area[] {
  const places = Object.entries(towns).map(([town, population]) => {
    const slug = town.toLowerCase().replaceAll(' ', '-')
    return blankArea({ code: `${code}-${slug}`, name: town, kind: 'town', parent: code, zone, population })
  })
  return [
    blankArea({ code, name, kind: 'county', parent: code.slice(0, code.lastIndexOf('-')) }),
    ...places,
    blankArea({ code: `${code}~`, name: restName(name), kind: 'rest', parent: code, zone }),
  ]
}

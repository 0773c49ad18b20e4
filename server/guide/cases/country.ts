import type { Area, AreaKind } from '../../areas/area.ts'
import { numberPlaces } from '../../areas/gazetteer/number.ts'
import type { Intervals } from '../../areas/intervals.ts'
import { buildTree } from '../../areas/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'

export const chicago = 'America/Chicago'
export const denver = 'America/Denver'
export const newYork = 'America/New_York'

/** The country of the worked cases (PLANNING 7): small, but with towns, "elsewhere" and zones that differ. */
export const country = buildTree(
  numberPlaces(
    [
      area('US', 'United States', 'country', null),
      area('US-TX', 'Texas', 'state', 'US'),
      ...county('US-TX-453', 'Travis County', chicago, { Austin: 961_855, Pflugerville: 65_191 }),
      ...county('US-TX-141', 'El Paso County', denver, { 'El Paso': 678_815 }),
      area('US-FL', 'Florida', 'state', 'US'),
      ...county('US-FL-086', 'Miami-Dade County', newYork, { Miami: 442_241, Hialeah: 223_109 }),
      ...county('US-FL-033', 'Escambia County', chicago, { Pensacola: 54_312 }),
    ],
    0,
  ),
)

/** Places that somebody means, with the words for them. */
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
  return [
    area(code, name, 'county', code.slice(0, code.lastIndexOf('-'))),
    ...Object.entries(towns).map(([town, population]) =>
      area(`${code}-${town.toLowerCase().replaceAll(' ', '-')}`, town, 'town', code, { zone, population }),
    ),
    area(`${code}~`, `Elsewhere in ${name}`, 'rest', code, { zone }),
  ]
}

function area(
  code: string,
  name: string,
  kind: AreaKind,
  parent: string | null,
  known: { zone?: string; population?: number } = {},
): Area {
  const { zone = null, population = null } = known
  const unknown = { latitude: null, longitude: null, fips: null, geonames: null, retiredAt: null }
  return { code, name, kind, parent, zone, population, lo: 0, hi: 0, ...unknown }
}

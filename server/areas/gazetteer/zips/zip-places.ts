import { joined } from '../../search/canonical.ts'
import type { Area } from '../../tree/area.ts'
import { fold } from '../../tree/fold.ts'
import { kilometres, nearest } from '../distance.ts'
import type { Extent } from './extents.ts'
import { openPoints, smallestCircle } from './near-points.ts'
import type { PostalCode } from './postal-codes.ts'

/** Beyond its own extent, as much again can have the name of a town: more and more of it is the country around. */
export interface Namesake {
  extent: Extent
  /** 1 inside, 0 at twice the distance. */
  closeness: number
}

/** Around a part that is only a point. */
const SPOT_KM = 3

export interface ZipPlaces {
  /** The town or part after which a ZIP code is named. */
  namesake(code: PostalCode): Namesake | undefined
  /** The smallest town or part around its point. */
  at(code: PostalCode): Area | undefined
  /** What is outside the listed towns of its county; the town, if that fills the county. */
  outside(code: PostalCode): Area | undefined
  /** Whether a ZIP code and a town can have people in common: in one state and, if a town fills a county, in one county. */
  canShare(code: PostalCode, extent: Extent): boolean
}

export function openZipPlaces(areas: readonly Area[], extents: readonly Extent[]): ZipPlaces {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const byName = Map.groupBy(extents, ({ area, state }) => `${state} ${joined(fold(area.name))}`)
  const around = smallestCircle(extents)
  const { near } = openPoints(extents)
  const filled = new Set(
    areas
      .filter(({ kind, code }) => kind === 'county' && byCode.get(restOf(code)?.parent ?? '')?.kind === 'town')
      .map(({ code }) => code),
  )

  function restOf(county: string): Area | undefined {
    return byCode.get(`${county}~`)
  }

  function canShare(code: PostalCode, { state, county }: Extent): boolean {
    if (code.state === '') return true
    if (code.state !== state) return false
    return county === code.county || !(filled.has(county) || filled.has(code.county))
  }

  return {
    canShare,
    namesake(code) {
      const namesakes = (byName.get(`${code.state} ${code.key}`) ?? []).filter((extent) => canShare(code, extent))
      const inCounty = namesakes.filter(({ county }) => county === code.county)
      const extent = nearest(inCounty.length > 0 ? inCounty : namesakes, code)
      if (!extent) return undefined
      const reach = extent.area === extent.town ? extent.km : Math.max(extent.km, SPOT_KM)
      return { extent, closeness: Math.min(1, Math.max(0, 2 - kilometres(extent, code) / reach)) }
    },
    at: (code) => around(code, (extent) => canShare(code, extent))?.area,
    outside(code) {
      const county = byCode.has(code.county) ? code.county : (extents[near(code, 1)[0]?.index ?? -1]?.county ?? '')
      const rest = restOf(county)
      const parent = byCode.get(rest?.parent ?? '')
      return parent?.kind === 'town' ? parent : rest
    },
  }
}

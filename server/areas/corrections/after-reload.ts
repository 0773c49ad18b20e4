import { isDeepStrictEqual } from 'node:util'
import type { Trx } from '../../platform/transact.ts'
import type { Area } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'
import { correctAreas, type Unapplied } from './correct-areas.ts'
import { type Correction, fieldNames, ownOf } from './correction.ts'
import { figuresAround } from './moved-people.ts'
import { saveCorrections } from './queries.ts'

/** What a reload made of the corrections of a country. */
export interface Recorrected {
  /** Numbered from 0. */
  areas: readonly Area[]
  /** How many corrections have an effect. */
  applied: number
  unapplied: readonly Unapplied[]
}

/**
 * Makes the corrections again in what the gazetteer says now, and remembers what that is, so that undoing one gives it
 * back. One that the new areas do not allow stays, without effect, until they allow it or somebody undoes it.
 */
export async function correctAgain(
  trx: Trx,
  country: string,
  { plan, corrections }: { plan: readonly Area[]; corrections: readonly Correction[] },
): Promise<Recorrected> {
  const ofCountry = corrections.filter((correction) => countryOf(correction) === country)
  if (ofCountry.length === 0) return { areas: plan, applied: 0, unapplied: [] }
  const byCode = new Map(plan.map((area) => [area.code, area]))
  const renewed = ofCountry.map((correction) => {
    const area = byCode.get(correction.code)
    if (!area) return correction
    const own = ownOf(area, correction.field)
    if (correction.field !== 'partOf') return { ...correction, own }
    return { ...correction, own: { ...own, figures: figuresAround(byCode, own, correction.given) } }
  })
  await saveCorrections(
    trx,
    renewed.filter((correction, index) => !isDeepStrictEqual(correction.own, ofCountry[index]!.own)),
  )
  const { areas, unapplied } = correctAreas(plan, renewed)
  const said = renewed.filter(({ given }) => given !== null).length
  return { areas, applied: said - unapplied.length, unapplied }
}

export function unappliedInWords({ correction: { code, field }, why }: Unapplied): string {
  return `The correction of ${code} (${fieldNames[field]}) has no effect now: ${why}`
}

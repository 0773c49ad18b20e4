import { type Actor, commandLine } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { lockHead } from '../../platform/db/calendar-head.ts'
import { nextPublicChange } from '../../platform/db/public-head.ts'
import { formatCount, formatList, pluralForm } from '../../platform/format.ts'
import { transact } from '../../platform/transact.ts'
import { correctAgain, unappliedInWords } from '../corrections/after-reload.ts'
import { withCorrections } from '../corrections/fingerprint.ts'
import { saveFormerNames } from '../corrections/former-names.ts'
import { listCorrections } from '../corrections/queries.ts'
import { replaceLeading } from '../leading-queries.ts'
import { listAreas, listGazetteers, removeGazetteers, replaceAreas, saveGazetteer } from '../queries.ts'
import type { Area } from '../tree/area.ts'
import { changedAreas, replant } from '../tree/forest.ts'
import type { GazetteerPlan } from './gazetteer-plan.ts'
import { installedFingerprint } from './installed.ts'
import { planGazetteer } from './planned-areas.ts'
import { territoriesOf } from './territories.ts'

export interface Loaded {
  country: string
  /** How many areas were written; 0 when nothing had changed. */
  changed: number
  /** Whether anything was new: areas, names, ZIP codes or corrections. */
  isNew: boolean
  names: number
  zips: number
  places: number
  /** How many corrections of administrators have an effect in it. */
  corrected: number
  /** Corrections that have none any more, as sentences. */
  unapplied: string[]
  /** Codes that it no longer lists, in this load. */
  retired: string[]
}

/**
 * Loads a country (`US`, `GB`) from the installed packages, in one transaction, next to the countries already loaded.
 * Loading it again changes nothing. `report` gets one sentence for each step. `areas` is null where nobody reads them.
 */
export async function loadCountry(
  context: LoadingContext,
  country: string,
  report: (step: string) => void = () => undefined,
  actor: Actor = commandLine,
): Promise<Loaded> {
  report(`Reading the gazetteer of ${country}.`)
  const plan = planGazetteer(country)
  const counted = `${formatCount(plan.areas.length, 'area')}, ${formatCount(plan.areas[0]!.hi, 'place')}`
  report(`${counted}. Writing what is new.`)
  const loaded = await loadAreas(context, { country, plan, actor })
  for (const step of stepsOf(loaded)) report(step)
  report(loaded.isNew ? `${country} is loaded.` : `${country} was loaded already.`)
  return loaded
}

type LoadingContext = Pick<Context, 'db' | 'now'> & { areas: Context['areas'] | null }

/** Puts the areas of a country in the place of those that it had. */
export async function loadAreas(
  context: LoadingContext,
  { country, plan, actor }: { country: string; plan: GazetteerPlan; actor: Actor },
): Promise<Loaded> {
  const ofPlan = installedFingerprint(plan)
  const loaded = await transact(context.db, async (trx): Promise<Loaded> => {
    // Two that load at once would number their places alike, and a check must not see half of the new areas.
    await lockHead(trx)
    const corrections = await listCorrections(trx)
    const fingerprint = withCorrections(ofPlan, country, corrections)
    const before = (await listGazetteers(trx)).find((gazetteer) => gazetteer.country === country)
    const corrected = await correctAgain(trx, country, { plan: plan.areas, corrections })
    const counted = {
      country,
      places: corrected.areas[0]!.hi,
      names: plan.names.length,
      zips: new Set(plan.zips.map(({ zip }) => zip)).size,
      corrected: corrected.applied,
      unapplied: corrected.unapplied.map(unappliedInWords),
    }
    if (before?.fingerprint === fingerprint) return { ...counted, changed: 0, isNew: false, retired: [] }
    const stored = await listAreas(trx)
    const at = toInstant(context.now())
    const absorbs = (territoriesOf[country] ?? []).map(({ code }) => code)
    const areas = changedAreas(stored, replant(stored, { country, plan: corrected.areas, absorbs }, at))
    const gone = newlyRetired(stored, areas)
    await replaceAreas(trx, areas)
    await replaceLeading(trx, { country, absorbs }, plan)
    await saveFormerNames(trx, country, { areas: corrected.areas, corrections: await listCorrections(trx) })
    const { at: loadedAt } = await nextPublicChange(trx, at)
    await saveGazetteer(trx, { country, loadedAt, fingerprint })
    await removeGazetteers(trx, absorbs)
    await record(trx, {
      at,
      actor,
      action: 'load',
      subject: { type: 'gazetteer', id: country },
      before: before ?? null,
      after: { fingerprint, places: counted.places, retired: gone },
      revision: null,
    })
    return { ...counted, changed: areas.length, isNew: true, retired: gone }
  })
  await context.areas?.refresh()
  return loaded
}

/** What a person wants to know of a load beside the number of areas. */
function stepsOf({ changed, isNew, names, zips, corrected, unapplied, retired }: Loaded): string[] {
  const steps: string[] = []
  if (isNew) {
    const written = [formatCount(changed, 'area'), formatCount(names, 'further name'), formatCount(zips, 'ZIP code')]
    steps.push(`Wrote ${formatList(written)}.`)
  }
  if (corrected > 0) steps.push(`${formatCount(corrected, 'correction')} ${pluralForm(corrected, 'holds', 'hold')}.`)
  steps.push(...unapplied)
  if (retired.length > 0) {
    const are = `${formatCount(retired.length, 'area')} ${pluralForm(retired.length, 'is', 'are')}`
    steps.push(
      `${are} no longer listed, and ${pluralForm(retired.length, 'its code stays', 'their codes stay')} retired.`,
    )
  }
  return steps
}

function newlyRetired(stored: readonly Area[], changed: readonly Area[]): string[] {
  const live = new Set(stored.flatMap(({ code, retiredAt }) => (retiredAt === null ? [code] : [])))
  return changed.flatMap(({ code, retiredAt }) => (retiredAt !== null && live.has(code) ? [code] : []))
}

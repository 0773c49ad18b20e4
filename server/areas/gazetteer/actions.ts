import { createHash } from 'node:crypto'
import { type Actor, commandLine } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { lockHead } from '../../platform/db/calendar-head.ts'
import { nextPublicChange } from '../../platform/db/public-head.ts'
import { formatCount } from '../../platform/format.ts'
import { transact } from '../../platform/transact.ts'
import { listAreas, listGazetteers, removeGazetteers, replaceAreas, saveGazetteer } from '../queries.ts'
import type { Area } from '../tree/area.ts'
import { changedAreas, replant } from '../tree/forest.ts'
import type { GazetteerPlan } from './gazetteer-plan.ts'
import { planGazetteer } from './planned-areas.ts'
import { territoriesOf } from './territories.ts'

export interface Loaded {
  country: string
  /** How many areas were written; 0 when nothing had changed. */
  changed: number
  places: number
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
  report(loaded.changed === 0 ? `${country} was loaded already.` : `${country} is loaded.`)
  return loaded
}

type LoadingContext = Pick<Context, 'db' | 'now'> & { areas: Context['areas'] | null }

/** Puts the areas of a country in the place of those that it had. */
export async function loadAreas(
  context: LoadingContext,
  { country, plan, actor }: { country: string; plan: GazetteerPlan; actor: Actor },
): Promise<Loaded> {
  const fingerprint = createHash('sha256').update(JSON.stringify(plan)).digest('hex')
  const places = plan.areas[0]!.hi
  const changed = await transact(context.db, async (trx) => {
    // Two that load at once would number their places alike, and a check must not see half of the new areas.
    await lockHead(trx)
    const before = (await listGazetteers(trx)).find((gazetteer) => gazetteer.country === country)
    if (before?.fingerprint === fingerprint) return []
    const stored = await listAreas(trx)
    const at = toInstant(context.now())
    const absorbs = (territoriesOf[country] ?? []).map(({ code }) => code)
    const areas = changedAreas(stored, replant(stored, { country, plan: plan.areas, absorbs }, at))
    await replaceAreas(trx, areas)
    const { at: loadedAt } = await nextPublicChange(trx, at)
    await saveGazetteer(trx, { country, loadedAt, fingerprint })
    await removeGazetteers(trx, absorbs)
    await record(trx, {
      at,
      actor,
      action: 'load',
      subject: { type: 'gazetteer', id: country },
      before: before ?? null,
      after: { fingerprint, places, retired: retired(areas) },
      revision: null,
    })
    return areas
  })
  await context.areas?.refresh()
  return { country, changed: changed.length, places }
}

function retired(areas: readonly Area[]): string[] {
  return areas.filter((area) => area.retiredAt !== null).map(({ code }) => code)
}

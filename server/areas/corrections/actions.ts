import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Context } from '../../context.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { nextPublicChange } from '../../platform/db/public-head.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Trx } from '../../platform/transact.ts'
import { listGazetteers, replaceAreas, saveGazetteer } from '../queries.ts'
import { changedAreas } from '../tree/forest.ts'
import { findArea, type Tree } from '../tree/tree.ts'
import { underLock } from '../under-lock.ts'
import { type CorrectedField, type Correction, enteredIn, revisionOfArea } from './correction.ts'
import { withCorrections } from './fingerprint.ts'
import { saveFormerNames } from './former-names.ts'
import { type AreaEdit, type PlannedCorrection, planCorrection } from './planned-correction.ts'
import { listCorrections, saveCorrections } from './queries.ts'
import type { AreaPatch } from './schema.ts'

/** A correction of one area, by somebody who has seen it at this revision. */
export interface KnownArea {
  code: string
  revision: number
  actor: Actor
}

/** Says of an area what the gazetteer has wrong. Bookings go by it at once, and it holds after every reload. */
export function correctArea(context: Context, known: KnownArea, patch: AreaPatch): Promise<void> {
  return change(context, known, { action: 'correct', edit: { code: known.code, patch } })
}

/** Gives an area back what the gazetteer says. */
export function undoCorrection(context: Context, known: KnownArea, field: CorrectedField): Promise<void> {
  return change(context, known, { action: 'undo_correction', edit: { code: known.code, patch: { undo: field } } })
}

async function change(
  context: Context,
  { code, revision, actor }: KnownArea,
  { action, edit }: { action: string; edit: AreaEdit },
): Promise<void> {
  await underLock(context, async ({ trx, tree }) => {
    const { name } = findArea(tree, code)
    const corrections = await listCorrections(trx)
    const current = revisionOfArea(corrections, code)
    if (current !== revision) throw new Conflict('Someone else corrected this area. Reload the page and try again.')
    const at = toInstant(context.now())
    const planned = planCorrection({ tree, corrections }, [edit], { by: actor, at })
    if (planned.changed.length === 0) return
    const before = planned.changed.map((one) => [one.field, saidBefore(corrections, one)] as const)
    const after = planned.changed.map((one) => [one.field, enteredIn(one.given ?? one.own, one.field)] as const)
    await saveCorrected(trx, { tree, planned, at })
    await record(trx, {
      ...{ at, actor, action, subject: { type: 'area', id: code } },
      before: { name, ...Object.fromEntries(before) },
      after: { name, ...Object.fromEntries(after) },
      revision: current + planned.changed.length,
    })
  })
  await context.areas.refresh()
}

/** Writes the areas as they are with the corrections. Call it only while holding the lock. */
export async function saveCorrected(
  trx: Trx,
  { tree, planned, at }: { tree: Tree; planned: PlannedCorrection; at: Instant },
): Promise<void> {
  await saveCorrections(trx, planned.changed)
  await replaceAreas(trx, changedAreas(tree.areas, planned.areas))
  await nextPublicChange(trx, at)
  const corrections = await listCorrections(trx)
  await saveFormerNames(trx, planned.country, { areas: planned.areas, corrections })
  const loaded = (await listGazetteers(trx)).find(({ country }) => country === planned.country)
  if (!loaded) return
  await saveGazetteer(trx, {
    ...loaded,
    fingerprint: withCorrections(loaded.fingerprint, planned.country, corrections),
  })
}

/** What held before this correction. */
function saidBefore(corrections: readonly Correction[], { code, field, own }: Correction): string | number | null {
  const said = corrections.find((one) => one.code === code && one.field === field)
  return enteredIn(said?.given ?? own, field)
}

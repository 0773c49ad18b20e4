import { z } from 'zod'
import type { Actor } from '../audit/audit.ts'
import { record } from '../audit/queries.ts'
import { toInstant } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { transact } from '../platform/transact.ts'
import { lockSettledSteps, saveSettledSteps } from './settled-steps-queries.ts'

/** Channels and rules are there from the start, so somebody may just say that they are right; `ended` hides all steps. */
export const settledStep = z.enum(['channels', 'rules', 'ended'])

/** Settles a first step of a new organization by hand. Settling it again changes nothing. */
export function settleStep(
  { db, now }: Pick<Platform, 'db' | 'now'>,
  step: z.output<typeof settledStep>,
  actor: Actor,
): Promise<void> {
  return transact(db, async (trx) => {
    const before = await lockSettledSteps(trx)
    if (before.includes(step)) return
    const after = [...before, step]
    await saveSettledSteps(trx, after)
    await record(trx, {
      ...{ at: toInstant(now()), actor, subject: { type: 'organisation', id: '1' }, revision: null },
      action: step === 'ended' ? 'hide_first_steps' : 'settle_first_step',
      ...{ before: { firstSteps: before }, after: { firstSteps: after } },
    })
  })
}

import { type Instant, later } from '../clock.ts'
import { newId } from '../ids.ts'
import type { Trx } from '../transact.ts'

/** One change to what the public reads, in the order in which the changes were made. */
export interface PublicChange {
  /** Later changes have higher numbers, whatever the clocks say. */
  change: number
  /** The present time, or just after the change before if that has a later time: a clock may be behind, or set back. */
  at: Instant
}

/**
 * Counts and marks a change to anything that public pages show: a notice, an incident, the organization or the areas. It
 * holds a lock until the transaction ends, so no page can be made between two changes and seem to show both.
 */
export async function nextPublicChange(trx: Trx, now: Instant): Promise<PublicChange> {
  const head = await trx.selectFrom('public_head').selectAll().forUpdate().executeTakeFirstOrThrow()
  const change = head.change + 1
  const at = now > head.changed_at ? now : later(head.changed_at, 1)
  await trx.updateTable('public_head').set({ change, mark: newId(), changed_at: at }).execute()
  return { change, at }
}

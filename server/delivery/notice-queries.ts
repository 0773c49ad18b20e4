import type { Instant } from '../platform/clock.ts'
import { nextPublicChange } from '../platform/db/public-head.ts'
import type { Trx } from '../platform/transact.ts'
import type { Delivery } from './delivery.ts'
import { storedReach } from './schema.ts'

/**
 * Puts the message on the notice pages. If each zone has its own time, the later deliveries add their places to the
 * existing notice.
 */
export async function saveNotice(trx: Trx, { booking, announcement, message }: Delivery, now: Instant): Promise<void> {
  const { reach_json } = await trx
    .selectFrom('bookings')
    .select('reach_json')
    .where('id', '=', booking)
    .executeTakeFirstOrThrow()
  const existing = await trx
    .selectFrom('notices')
    .select('reach_json')
    .where('announcement_id', '=', announcement)
    .forUpdate()
    .executeTakeFirst()
  const reach = new Set([...readReach(existing?.reach_json ?? '[]'), ...readReach(reach_json)])
  const { change, at } = await nextPublicChange(trx, now)
  const content = {
    kind: message.kind,
    severity: message.severity,
    headline: message.headline,
    message_json: JSON.stringify(message),
    reach_json: JSON.stringify([...reach]),
    updated_at: at,
  }
  await trx
    .insertInto('notices')
    .values({ announcement_id: announcement, ...content, position: change, published_at: now, retracted_at: null })
    .onConflict((oc) => oc.column('announcement_id').doUpdateSet(content))
    .execute()
}

export async function retractNotice(trx: Trx, announcement: string, now: Instant): Promise<void> {
  const { at } = await nextPublicChange(trx, now)
  await trx
    .updateTable('notices')
    .set({ retracted_at: now, updated_at: at })
    .where('announcement_id', '=', announcement)
    .where('retracted_at', 'is', null)
    .execute()
}

function readReach(json: string): string[] {
  return storedReach.parse(JSON.parse(json))
}

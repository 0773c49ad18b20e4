import { findAnnouncement } from '../../announcements/queries.ts'
import { hark } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { listLapsed } from '../queries.ts'
import { stopDelivery } from '../stops.ts'
import { updateDelivery } from '../update-delivery.ts'
import type { ReportError } from './error-report.ts'

const batchSize = 100
const reason = 'Its “Don’t publish after” time passed before anyone posted it.'

/** Misses the posts that still wait for a person after their publish-by time. If one fails, the others still lapse. */
export async function lapseWaiting(context: Context, report: ReportError): Promise<void> {
  for (const id of await listLapsed(context.db, toInstant(context.now()), batchSize)) {
    await lapse(context, id).catch((error: unknown) => report(error, `Delivery ${id} could not be missed.`))
  }
}

/** A person may have marked it in the meantime, or given it another publish-by time. */
function lapse(context: Context, id: string): Promise<void> {
  return updateDelivery(context, id, async (current, calendar) => {
    const now = toInstant(context.now())
    const { publishBy } = await findAnnouncement(calendar.trx, current.announcement)
    const isOver = current.status === 'waiting' && publishBy !== null && now > publishBy
    return isOver ? stopDelivery(calendar, current, { name: 'lapse', reason, actor: hark, now }) : null
  })
}

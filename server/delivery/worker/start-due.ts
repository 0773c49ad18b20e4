import { beginPublishing, findDue } from '../../announcements/workflow/publishing.ts'
import { withLockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { enqueue } from '../outbox.ts'
import type { ReportError } from './error-report.ts'

const batchSize = 100

/** Starts due announcements. If one fails, the others still start. */
export async function startDue(context: Context, report: ReportError): Promise<void> {
  const due = await findDue(context.db, toInstant(context.now()), batchSize)
  for (const id of due) {
    await start(context, id).catch((error: unknown) => report(error, `Announcement ${id} could not be started.`))
  }
}

/** The start and its outbox rows are one transaction, so a crash cannot lose a message. */
function start(context: Context, id: string): Promise<void> {
  return withLockedCalendar(context, async (calendar) => {
    const now = toInstant(context.now())
    const { verdict, bookings } = await beginPublishing(context, calendar, id, now)
    if (verdict === 'start') await enqueue(calendar.trx, bookings, now)
  })
}

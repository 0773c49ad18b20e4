import { listAudit } from '../../audit/queries.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { findHands } from '../../channels/by-hand/queries.ts'
import { listChannelNames } from '../../channels/queries.ts'
import { listNames } from '../../people/queries.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { assess, waivedBy } from '../checks/assessment.ts'
import type { PageRequest } from '../page-request.ts'
import { listApprovals, listRevisions } from '../review-queries.ts'
import type { Outbox } from '../under-way.ts'
import { assessParts, assessRefused } from './part-assessment.ts'
import { showPage } from './show-views.ts'
import type { FailedAttempt } from './transition-fields.ts'

const MAX_EVENTS = 200

/** A request for an announcement's page, with what may still be stopped of it. */
export type ShowRequest = PageRequest & { outbox: Outbox }

/** An announcement's page: its content, status and history, and the transitions that are possible now. */
export async function showAnnouncement(
  { context, outbox, reply, person }: ShowRequest,
  announcement: Announcement,
  failed: FailedAttempt | null,
): Promise<string> {
  const { db } = context
  const { id } = announcement
  const { zone } = await findOrganisation(db)
  const bookings = await listBookingsOf(db, id)
  const whole = { id, writer: null, stored: announcement, waivedRules: waivedBy(bookings), bookings }
  const assessment = await assess(context, announcement, whole)
  const parts = await assessParts(context, announcement, bookings)
  const refused = failed && (await assessRefused(context, failed, parts[failed.transition] ?? assessment))
  reply.locals!.section = 'announcements'
  return reply.render(
    'announcements/show/show',
    showPage({
      announcement,
      person,
      zone,
      failed,
      bookings,
      underWay: await outbox.underWay(db, id),
      assessment,
      parts,
      refused,
      approvals: (await listApprovals(db, [id])).get(id) ?? [],
      revisions: await listRevisions(db, id),
      events: await listAudit(db, { subject: `announcement:${id}` }, MAX_EVENTS, 'desc'),
      names: await listNames(db),
      hands: await findHands(db),
      channelNames: await listChannelNames(db),
    }),
  )
}

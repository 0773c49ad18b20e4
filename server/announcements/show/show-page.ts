import type { FastifyReply } from 'fastify'
import { listAudit } from '../../audit/queries.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { assess } from '../checks/assessment.ts'
import { listApprovals, listRevisions } from '../queries.ts'
import { showPage } from './show-views.ts'
import type { FailedAttempt } from './transition-forms.ts'

const EVENTS_AT_MOST = 200

/** An announcement's own page: what it says, where it stands, how it came there, and what can be done with it. */
export async function showAnnouncement(
  context: Context,
  reply: FastifyReply,
  announcement: Announcement,
  person: Person,
  failed: FailedAttempt | null,
): Promise<string> {
  const { db } = context
  const { id } = announcement
  const { zone } = await findOrganisation(db)
  const bookings = await listBookingsOf(db, id)
  const waivedRules = [
    ...new Set(bookings.filter(({ status }) => status === 'booked').flatMap((booking) => booking.waivedRules)),
  ]
  reply.locals!.section = 'announcements'
  return reply.render(
    'announcements/show',
    showPage({
      announcement,
      person,
      zone,
      failed,
      bookings,
      assessment: await assess(context, announcement, { id, writer: null, waivedRules }),
      approvals: (await listApprovals(db, [id])).get(id) ?? [],
      revisions: await listRevisions(db, id),
      events: await listAudit(db, { subject: `announcement:${id}` }, EVENTS_AT_MOST, 'desc'),
      names: await listNames(db),
    }),
  )
}

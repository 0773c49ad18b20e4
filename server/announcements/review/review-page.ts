import type { FastifyReply } from 'fastify'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { Context } from '../../context.ts'
import { listIncidents } from '../../incidents/queries.ts'
import type { Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { assess } from '../checks/assessment.ts'
import { listApprovals, listRevisions } from '../queries.ts'
import { reviewPage } from './review-views.ts'

/** What an approver decides on: what goes out, to whom, when, what the checks say, and what is new since the last look. */
export async function showReview(
  context: Context,
  reply: FastifyReply,
  announcement: Announcement,
  person: Person,
  failed: { form: URLSearchParams; errors: FieldErrors } | null,
): Promise<string> {
  const { db } = context
  const { id } = announcement
  const { zone } = await findOrganisation(db)
  const bookings = await listBookingsOf(db, id)
  const waivedRules = [
    ...new Set(bookings.filter(({ status }) => status === 'booked').flatMap((booking) => booking.waivedRules)),
  ]
  const incidents = await listIncidents(db)
  reply.locals!.section = 'announcements'
  return reply.render(
    'announcements/review',
    reviewPage({
      announcement,
      person,
      zone,
      assessment: await assess(context, announcement, { id, writer: null, waivedRules }),
      approvals: (await listApprovals(db, [id])).get(id) ?? [],
      revisions: await listRevisions(db, id),
      names: await listNames(db),
      incidentTitles: new Map(incidents.map((incident) => [incident.id, incident.title])),
      entered: failed?.form ?? null,
      errors: failed?.errors ?? {},
    }),
  )
}

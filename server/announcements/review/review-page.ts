import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { listNames } from '../../people/queries.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { assess, waivedBy } from '../checks/assessment.ts'
import { heldByIncident } from '../form/incident-effects.ts'
import type { PageRequest } from '../page-request.ts'
import { listApprovals, listRevisions } from '../review-queries.ts'
import { reviewPage } from './review-views.ts'

/** Shows an approver what goes out, to whom and when, what the checks say, and what changed since last time. */
export async function showReview(
  { context, reply, person }: PageRequest,
  announcement: Announcement,
  failed: { form: URLSearchParams; errors: FieldErrors } | null,
): Promise<string> {
  const { db } = context
  const { id } = announcement
  const { zone } = await findOrganisation(db)
  const bookings = await listBookingsOf(db, id)
  const incidents = await listIncidents(db)
  const judged = { id, writer: null, stored: announcement, waivedRules: waivedBy(bookings) }
  const assessment = await assess(context, announcement, judged)
  reply.locals!.section = 'announcements'
  return reply.render(
    'announcements/review/review',
    reviewPage({
      announcement,
      bookings,
      person,
      zone,
      assessment,
      held: await heldByIncident(context, assessment),
      approvals: (await listApprovals(db, [id])).get(id) ?? [],
      revisions: await listRevisions(db, id),
      names: await listNames(db),
      incidentTitles: new Map(incidents.map((incident) => [incident.id, incident.title])),
      entered: failed?.form ?? null,
      errors: failed?.errors ?? {},
    }),
  )
}

import { zoneOfMost } from '../../areas/tree/main-zone.ts'
import { placesOf } from '../../audiences/cover.ts'
import { describeAudience } from '../../audiences/describe.ts'
import type { Booking } from '../../calendar/booking.ts'
import { type Course, courseOf } from '../../incidents/course.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { textFor } from '../content.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import type { Step } from './transition.ts'

/** What each booking of an announcement is given to send, with the incident as it is now. */
export async function messagesOf({
  calendar: { trx, tree },
  before,
}: Pick<Step, 'calendar' | 'before'>): Promise<(booking: Booking) => OutgoingMessage> {
  const { id, revision, kind, severity, category, stage, incident, headline, body, link, audience } = before
  const { corrects, began, expectedEnd, confidence, nextUpdateBy, images } = before
  const where = describeAudience(tree, audience).summary
  const course = await courseFor(trx, before)
  return ({ channel, zone, reach }) => ({
    announcement: id,
    revision,
    kind,
    severity,
    category,
    stage,
    incident,
    headline,
    text: textFor(before, channel),
    body,
    link,
    audience,
    where,
    corrects,
    began,
    expectedEnd,
    confidence,
    nextUpdateBy,
    images,
    course,
    zone: zone ?? zoneOfMost(tree, placesOf(tree, reach)) ?? null,
  })
}

/** An all-clear has no times to tell: it says that it is over. */
async function courseFor(trx: Trx, { kind, incident, stage }: Announcement): Promise<Course | null> {
  if (kind === 'marketing' || incident === null || stage === 'all_clear') return null
  const found = await findIncidentIfAny(trx, incident)
  return found && courseOf(found)
}

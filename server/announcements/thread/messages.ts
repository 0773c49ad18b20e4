import { isDeepStrictEqual } from 'node:util'
import { zoneOfMost } from '../../areas/tree/main-zone.ts'
import { placesOf } from '../../audiences/cover.ts'
import { describeAudience } from '../../audiences/describe.ts'
import type { Booking } from '../../calendar/booking.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { type Course, courseOf } from '../../incidents/course.ts'
import { changed } from '../../incidents/incident.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { textFor } from '../content.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import { withTimesFilled } from '../placeholders.ts'
import { isOfAllClear } from './about.ts'
import { toldBy } from './telling.ts'

/** What each booking of an announcement is given to send, with the incident as it is now. */
export async function messagesOf(
  { trx, tree }: LockedCalendar,
  before: Announcement,
  now: Instant,
): Promise<(booking: Booking) => OutgoingMessage> {
  const where = describeAudience(tree, before.audience).summary
  const course = await courseFor(trx, before)
  const { zone: ofOrganisation } = await findOrganisation(trx)
  return ({ channel, zone: ofBooking, reach }) => {
    const zone = ofBooking ?? zoneOfMost(tree, placesOf(tree, reach)) ?? null
    const filled = withTimesFilled(before, { zone: zone ?? ofOrganisation, now })
    const texts = textsOf(filled, channel)
    const written = textsOf(before, channel)
    return {
      ...fieldsOf(filled),
      ...texts,
      written: isDeepStrictEqual(texts, written) ? null : written,
      where,
      course,
      zone,
    }
  }
}

function textsOf(content: Announcement, channel: string): Pick<OutgoingMessage, 'headline' | 'text' | 'body'> {
  return { headline: content.headline, text: textFor(content, channel), body: content.body }
}

function fieldsOf(announcement: Announcement) {
  const { id, revision, kind, severity, category, stage, incident, link, audience } = announcement
  const { corrects, began, expectedEnd, confidence, nextUpdateBy, images } = announcement
  return {
    ...{ announcement: id, revision, kind, severity, category, stage, incident, link, audience },
    ...{ corrects, began, expectedEnd, confidence, nextUpdateBy, images },
  }
}

/**
 * The times that it tells: those that it gives itself, which become those of its incident, and the incident's for the
 * others. An all-clear and what corrects it have none: they say that it is over.
 */
async function courseFor(trx: Trx, announcement: Announcement): Promise<Course | null> {
  const { kind, incident } = announcement
  if (kind === 'marketing' || incident === null || (await isOfAllClear(trx, announcement))) return null
  const found = await findIncidentIfAny(trx, incident)
  return found && courseOf(changed(found, toldBy(announcement, found), { now: found.updatedAt, holdsFrom: null }))
}

import { describeAudience } from '../../audiences/describe.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { resolveTargets, totalReach } from '../../calendar/targets.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import type { Letter } from '../../mail/letter.ts'
import type { AnnouncementMail, QueuedMail } from '../../mail/queued-mail.ts'
import type { Person } from '../../people/person.ts'
import { findPerson, listNames } from '../../people/queries.ts'
import { wantsMail } from '../../people/wanted-mails.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { NotFound } from '../../platform/errors.ts'
import { formatCount, formatList } from '../../platform/format.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Reviewed } from '../approval-policy.ts'
import { findAnnouncement } from '../queries.ts'
import { readReviewed } from '../review-queries.ts'
import { mailSubject, mailText } from './mail-text.ts'
import { channelsBeside, stoppedParts } from './stopped-parts.ts'
import { mayDecide } from './tell-people.ts'

type AboutAnnouncement = QueuedMail & { kind: AnnouncementMail }

/**
 * Writes the email about an announcement from what is true now. Null when it is no longer true, or for somebody who does
 * not want it or is deactivated.
 */
export async function writeMailAbout(context: Context, mail: AboutAnnouncement): Promise<Letter | null> {
  const { kind, about } = mail
  const { db, areas, config } = context
  const person = await findPerson(db, mail.person)
  if (about === null || person.deactivatedAt !== null || !wantsMail(person, kind)) return null
  const announcement = await findAnnouncement(db, about).catch(nullIfGone)
  if (announcement === null) return null
  const reviewed = await readReviewed(db, announcement)
  const bookings = await listBookingsOf(db, about)
  if (!isStillTrue(kind, person, { reviewed, bookings })) return null

  const { name: organisation, zone } = await findOrganisation(db)
  const names = await listNames(db)
  const channels = await listChannels(db)
  const nameOf = (key: string) => channels.find((one) => one.key === key)?.name ?? key
  const reach = totalReach(resolveTargets(areas.tree, channels, announcement))
  const facts = {
    ...{ announcement, kind, organisation, zone, now: toInstant(context.now()), baseUrl: config.BASE_URL },
    authors: formatList(reviewed.authors.map((id) => names.get(id) ?? 'Hark')) || 'Hark',
    where: describeAudience(areas.tree, announcement.audience).summary,
    people: `about ${formatCount(areas.tree.people(reach).people, 'person')}`,
    firstAt: firstOf(bookings),
    channels: formatList(channelsBeside(kind, announcement, bookings).map(nameOf)),
    stopped: stoppedParts(kind, announcement, bookings, nameOf),
  }
  const to = { name: person.name, address: person.email }
  return { to, subject: mailSubject(facts), text: mailText(facts) }
}

/** When the first part of it goes out or went out. */
function firstOf(bookings: readonly Booking[]): Instant | null {
  const times = bookings.filter(({ status }) => status !== 'cancelled' && status !== 'tentative').map(({ at }) => at)
  return times.toSorted()[0] ?? null
}

interface Now {
  reviewed: Reviewed
  bookings: readonly Booking[]
}

/** A person may have acted since it was queued. */
function isStillTrue(kind: AboutAnnouncement['kind'], person: Person, { reviewed, bookings }: Now): boolean {
  const { announcement, authors } = reviewed
  const { status, reviewAfter } = announcement
  const has = (one: BookingStatus) => bookings.some((booking) => booking.status === one)
  const isAuthor = authors.includes(person.id)
  switch (kind) {
    case 'waiting':
      return (status === 'in_review' || reviewAfter) && mayDecide(person, reviewed)
    case 'approved':
      return isAuthor && ['approved', 'scheduled', 'publishing', 'published'].includes(status)
    case 'returned':
      return isAuthor && status === 'draft'
    case 'retracted':
      return isAuthor && status === 'retracted'
    case 'held':
    case 'missed':
    case 'failed':
      return isAuthor && (status === kind || has(kind))
  }
}

function nullIfGone(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

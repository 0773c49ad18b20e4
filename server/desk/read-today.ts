import type { Announcement } from '../announcements/announcement.ts'
import { listAnnouncements } from '../announcements/list-queries.ts'
import { listCorrectionsOf, listThreads } from '../announcements/queries.ts'
import type { Status } from '../announcements/status.ts'
import { hark } from '../audit/audit.ts'
import { type Booking, type PlannedBooking, stoppedStatuses } from '../calendar/booking.ts'
import { listBookingsOfMany, listPlanned } from '../calendar/booking-queries.ts'
import { type Hands, isTheirs } from '../channels/by-hand/posters.ts'
import { findHands } from '../channels/by-hand/queries.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { listByStatus } from '../delivery/queries.ts'
import type { Incident } from '../incidents/incident.ts'
import { listIncidents } from '../incidents/queries.ts'
import { listQuietIncidents } from '../incidents/quiet-queries.ts'
import { may, mayWriteFor, mayWriteIncidents, type Person } from '../people/person.ts'
import { type Instant, later } from '../platform/clock.ts'
import { DAY, MINUTE } from '../platform/time-units.ts'
import type { Db } from '../platform/transact.ts'
import {
  listAllClearsDraftedFor,
  listNamingRetiredAreas,
  listReturnedTo,
  listUnscheduledOf,
  listWaitingFor,
} from './queries.ts'

const MAX_LISTED = 50
const MAX_WAITING = 200
/** A worker looks for what is due every few seconds. */
const OVERDUE = 2 * MINUTE

const stuckStatuses: readonly Status[] = ['held', 'missed', 'failed', 'approved']
/** Parts of these can be held or missed while the rest goes on. */
const underWay: readonly Status[] = ['scheduled', 'publishing', 'published']

export interface Today {
  waiting: Announcement[]
  /** Approved but without a free time, so that nothing goes out; written or approved by this person. */
  unscheduled: Announcement[]
  /** Drafts that this person wrote part of and that came back. */
  returned: Announcement[]
  /** All-clears that Hark drafted. */
  drafted: Announcement[]
  stuck: Announcement[]
  /** An area of their audience is no longer in the gazetteer, so they cannot go out as they are. */
  homeless: Announcement[]
  incidents: Incident[]
  /** What is said about each of them, by incident. */
  threads: ReadonlyMap<string, readonly Announcement[]>
  /** Those of which this person is asked whether they still go on. */
  quiet: Incident[]
  deliveries: Delivery[]
  /** Those that wait for this person to post them. */
  byHand: Delivery[]
  hands: Hands
  /** What corrects the announcements of these posts since. */
  corrections: ReadonlyMap<string, string>
  /** What should have gone out and has not started. */
  overdue: PlannedBooking[]
  /** What goes out in the next 24 hours. */
  next: PlannedBooking[]
  /** Of the announcements above. */
  bookings: ReadonlyMap<string, readonly Booking[]>
}

/** What one person's page Today is made from. */
export async function readToday(db: Db, person: Person, now: Instant): Promise<Today> {
  const waiting = may(person, 'approver') ? await listWaitingFor(db, person.id, MAX_LISTED) : []
  // The all-clear that Hark drafted by itself is anybody's to finish.
  const drafted = mayWriteFor(person, 'service')
    ? [
        ...new Set([
          ...(await listReturnedTo(db, [hark.id], MAX_LISTED)),
          ...(await listAllClearsDraftedFor(db, person.id, MAX_LISTED)),
        ]),
      ]
    : []
  const returned = (await listReturnedTo(db, [person.id], MAX_LISTED)).filter((id) => !drafted.includes(id))
  const homeless = await listNamingRetiredAreas(db, MAX_LISTED)
  const stuck = await listAnnouncements(
    db,
    { statuses: stuckStatuses, parts: { statuses: stoppedStatuses, in: underWay } },
    MAX_LISTED,
  )
  const unscheduled = await listUnscheduledOf(db, person.id, MAX_LISTED)
  const announcements = await findAll(db, [...waiting, ...unscheduled, ...returned, ...drafted, ...homeless])
  const incidents = await listIncidents(db, { open: true })
  const hands = await findHands(db)
  const waitingPosts = await listByStatus(db, ['waiting'], MAX_WAITING)
  const isOwn = ({ channel, message }: Delivery) => isTheirs(hands, { channel, kind: message.kind }, person)
  const byHand = waitingPosts.filter(isOwn)
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => announcements.get(id) ?? [])
  return {
    waiting: inOrder(waiting),
    unscheduled: inOrder(unscheduled),
    returned: inOrder(returned),
    drafted: inOrder(drafted),
    stuck: stuck.filter(({ id }) => !unscheduled.includes(id)),
    homeless: inOrder(homeless),
    incidents,
    threads: await listThreads(
      db,
      incidents.map(({ id }) => id),
    ),
    quiet: mayWriteIncidents(person) ? await listQuietIncidents(db, now) : [],
    deliveries: [
      ...waitingPosts.filter((delivery) => !isOwn(delivery)),
      ...(await listByStatus(db, ['unknown', 'failed'], MAX_LISTED)),
    ],
    byHand,
    hands,
    corrections: await listCorrectionsOf(
      db,
      byHand.map(({ announcement }) => announcement),
    ),
    overdue: await listPlanned(db, { to: later(now, -OVERDUE), statuses: ['booked'] }, MAX_LISTED * 5),
    next: await listPlanned(db, { from: now, to: later(now, DAY), statuses: ['booked'] }, MAX_LISTED * 5),
    bookings: await listBookingsOfMany(db, [...announcements.keys(), ...stuck.map(({ id }) => id)]),
  }
}

async function findAll(db: Db, ids: readonly string[]): Promise<Map<string, Announcement>> {
  if (ids.length === 0) return new Map()
  const found = await listAnnouncements(db, { ids }, ids.length)
  return new Map(found.map((announcement) => [announcement.id, announcement]))
}

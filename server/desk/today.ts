import type { Announcement } from '../announcements/announcement.ts'
import { listAnnouncements } from '../announcements/queries.ts'
import type { Status } from '../announcements/status.ts'
import { hark } from '../audit/audit.ts'
import type { PlannedBooking } from '../calendar/booking.ts'
import { listPlanned } from '../calendar/booking-queries.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { listByStatus } from '../delivery/queries.ts'
import type { Incident } from '../incidents/incident.ts'
import { listIncidents } from '../incidents/queries.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { type Instant, later } from '../platform/clock.ts'
import { DAY } from '../platform/time-units.ts'
import type { Db } from '../platform/transact.ts'
import { listNamingRetiredAreas, listReturnedTo, listWaitingFor } from './queries.ts'

const MAX_LISTED = 50

const stuckStatuses: readonly Status[] = ['held', 'missed', 'failed', 'approved']
/** Parts of these can be held or missed while the rest goes on. */
const underWay: readonly Status[] = ['scheduled', 'publishing', 'published']

export interface Today {
  waiting: Announcement[]
  returned: Announcement[]
  stuck: Announcement[]
  /** An area of their audience is no longer in the gazetteer, so they cannot go out as they are. */
  homeless: Announcement[]
  incidents: Incident[]
  deliveries: Delivery[]
  /** What goes out in the next 24 hours. */
  next: PlannedBooking[]
}

/** What one person's page Today is made from. */
export async function readToday(db: Db, person: Person, now: Instant): Promise<Today> {
  const waiting = may(person, 'approver') ? await listWaitingFor(db, person.id, MAX_LISTED) : []
  // The all-clear that Hark drafted by itself is anybody's to finish.
  const authors = mayWriteFor(person, 'service') ? [person.id, hark.id] : [person.id]
  const returned = await listReturnedTo(db, authors, MAX_LISTED)
  const homeless = await listNamingRetiredAreas(db, MAX_LISTED)
  const announcements = await findAll(db, [...waiting, ...returned, ...homeless])
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => announcements.get(id) ?? [])
  return {
    waiting: inOrder(waiting),
    returned: inOrder(returned),
    stuck: await listAnnouncements(db, { statuses: stuckStatuses, stoppedIn: underWay }, MAX_LISTED),
    homeless: inOrder(homeless),
    incidents: await listIncidents(db, { open: true }),
    deliveries: await listByStatus(db, ['waiting', 'unknown', 'failed'], MAX_LISTED),
    next: await listPlanned(db, { from: now, to: later(now, DAY), statuses: ['booked'] }, MAX_LISTED * 5),
  }
}

async function findAll(db: Db, ids: readonly string[]): Promise<Map<string, Announcement>> {
  if (ids.length === 0) return new Map()
  const found = await listAnnouncements(db, { ids }, ids.length)
  return new Map(found.map((announcement) => [announcement.id, announcement]))
}

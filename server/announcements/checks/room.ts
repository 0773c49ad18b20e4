import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import type { CalendarState } from '../../calendar/calendar-state.ts'
import { wallOf } from '../../calendar/targets.ts'
import { isLocal } from '../../calendar/time-input.ts'
import { exceededWindowsAround } from '../../planning/findings/exceeded-windows.ts'
import type { Candidate } from '../../planning/model/message.ts'
import { timed, timeOf } from '../../planning/model/timing.ts'
import type { World } from '../../planning/model/world.ts'
import type { Clock, PostFacts } from '../../planning/rescheduling/post.ts'
import { type ProposedReschedules, proposeReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { toMillis } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'
import { type Announcement, hasLocalTime } from '../announcement.ts'
import { listAnnouncements } from '../list-queries.ts'
import { findGrownReach } from '../workflow/changed-reach.ts'

/** Ids in one question to the database. */
const BATCH = 500

/** The other posts that could be rescheduled to make room for a candidate, each to a time that can be applied. */
export async function proposeRoom(db: Db, calendar: CalendarState, candidate: Candidate): Promise<ProposedReschedules> {
  const { world } = calendar
  const facts = new Map<string, PostFacts | null>()
  let asked = inTheWay(world, candidate)
  for (;;) {
    for (const [id, found] of await readFacts(db, calendar, [...asked])) facts.set(id, found)
    const unknown = new Set<string>()
    const proposed = proposeReschedules(world, candidate, (id) => {
      if (!facts.has(id)) unknown.add(id)
      return facts.get(id)
    })
    if (unknown.size === 0) return proposed
    asked = unknown
  }
}

/** The announcements that the search begins with. Moving some of them can bring in later ones of their threads. */
function inTheWay(world: World, candidate: Candidate): Set<string> {
  if (timeOf(candidate) === null) return new Set()
  const windows = exceededWindowsAround(world, timed(candidate))
  const messages = windows.flatMap(({ posts }) => posts.flatMap(({ message }) => message ?? []))
  return new Set(messages.filter(({ status }) => status === 'booked').map(({ announcement }) => announcement))
}

/**
 * What is partly out stays where it is, and so does what is no announcement any more. A post whose channel has come to
 * reach more would be held at its new time too, so it is not moved.
 */
async function readFacts(
  db: Db,
  calendar: CalendarState,
  ids: readonly string[],
): Promise<Map<string, PostFacts | null>> {
  const facts = new Map<string, PostFacts | null>(ids.map((id) => [id, null]))
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    const announcements = await listAnnouncements(db, { ids: some, statuses: ['scheduled'] }, some.length)
    const bookings = await listBookingsOfMany(
      db,
      announcements.map(({ id }) => id),
    )
    for (const announcement of announcements) {
      const { id, publishBy } = announcement
      const own = bookings.get(id) ?? []
      if (findGrownReach(calendar, announcement, { bookings: own, due: own }).size > 0) continue
      const clocks = own.map((booking): [string, Clock] => [booking.id, clockOf(announcement, booking)])
      facts.set(id, {
        publishBy: publishBy === null ? null : toMillis(publishBy),
        clocks: hasLocalTime(announcement) ? new Map(clocks) : null,
      })
    }
  }
  return facts
}

function clockOf(
  { at, atByChannel }: Announcement,
  { channel, zone }: { channel: string; zone: string | null },
): Clock {
  const ownAt = atByChannel[channel]
  const time = ownAt ?? at
  const own = ownAt === undefined ? {} : { own: true }
  return isLocal(time) && zone !== null ? { ...own, zone, wall: wallOf(time) } : own
}

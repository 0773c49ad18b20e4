import type { ChangedPost } from '../../areas/corrections/consequences.ts'
import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import { type CalendarState, namesOf, readCalendarState } from '../../calendar/calendar-state.ts'
import type { Context } from '../../context.ts'
import { placesInWords } from '../../planning/findings/places-in-words.ts'
import type { Db } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { listAnnouncements } from '../list-queries.ts'
import { findGrownReach, findShrunkReach, whyNobody } from '../workflow/changed-reach.ts'
import { whyNoAudience } from '../workflow/may-count.ts'
import { listBookedIds } from './queries.ts'

type Areas = Pick<CalendarState, 'tree' | 'channels'>

/** Announcements in one question to the database. */
const BATCH = 500

/** All booked posts that would be held at their time, or would leave somebody out, because of what the areas are now. */
export async function listChangedNow(context: Context): Promise<ChangedPost[]> {
  const state = await readCalendarState(context)
  return (await listChangedAtDue(context.db, await listBookedIds(context.db), [state]))[0]!
}

/** The same of these announcements, once for each of the states. */
export async function listChangedAtDue(
  db: Db,
  ids: readonly string[],
  states: readonly Areas[],
): Promise<ChangedPost[][]> {
  const found = states.map((): ChangedPost[] => [])
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    const announcements = await listAnnouncements(db, { ids: some }, some.length)
    const bookings = await listBookingsOfMany(db, some)
    for (const [index, state] of states.entries()) {
      for (const announcement of announcements)
        found[index]!.push(...changedPosts(state, announcement, bookings.get(announcement.id) ?? []))
    }
  }
  return found
}

/** What the rules of the due time make of its booked parts (server/announcements/workflow/publishing.ts). */
function changedPosts(state: Areas, announcement: Announcement, all: readonly Booking[]): ChangedPost[] {
  const post = { title: announcement.headline || 'No headline yet', href: `/announcements/${announcement.id}` }
  const booked = all.filter(({ status }) => status === 'booked')
  if (booked.length === 0) return []
  const noAudience = whyNoAudience({ tree: state.tree, announcement })
  if (noAudience !== null) return [{ ...post, held: true, reason: noAudience }]
  const shrunk = findShrunkReach(state, announcement, booked)
  const asLeft = (booking: Booking) => shrunk.get(booking)?.left ?? booking
  const bookings = all.map(asLeft)
  const sentences = new Map<string, boolean>()
  for (const [, due] of Map.groupBy(booked, ({ at }) => at)) {
    const grown = findGrownReach(state, announcement, { bookings, due: due.map(asLeft), advice })
    for (const booking of due) {
      const left = asLeft(booking)
      const why = grown.get(left) ?? whyNobody(state, left)
      const without = shrunk.get(booking)?.without
      if (why !== null) sentences.set(why, true)
      else if (without) {
        const name = state.channels.find(({ key }) => key === booking.channel)?.name ?? booking.channel
        sentences.set(`${name} leaves out ${placesInWords({ names: namesOf(state.tree) }, without)}.`, false)
      }
    }
  }
  return [...sentences].map(([reason, held]) => ({ ...post, held, reason }))
}

const advice = 'someone then has to resume this post'

/** Those that are not among others, such as those of the time before. */
export function newlyChanged(changed: readonly ChangedPost[], before: readonly ChangedPost[]): ChangedPost[] {
  const keyOf = ({ href, reason }: ChangedPost) => `${href} ${reason}`
  const known = new Set(before.map(keyOf))
  return changed.filter((post) => !known.has(keyOf(post)))
}

/** For the terminal: a line for each, below one that says what they are. */
export function changedInWords(changed: readonly ChangedPost[]): string[] {
  const lines = (posts: readonly ChangedPost[]) => posts.map(({ title, reason }) => `  “${title}”: ${reason}`)
  const held = changed.filter((post) => post.held)
  const narrowed = changed.filter((post) => !post.held)
  return [
    ...(held.length === 0 ? [] : ['These posts will be put on hold when due:', ...lines(held)]),
    ...(narrowed.length === 0 ? [] : ['These posts will reach fewer places when due:', ...lines(narrowed)]),
  ]
}

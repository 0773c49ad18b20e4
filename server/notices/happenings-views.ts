import type { FindHappenings, Happenings, PostHere } from '../areas/show/happenings.ts'
import type { Area } from '../areas/tree/area.ts'
import { type Intervals, overlaps } from '../areas/tree/intervals.ts'
import { type BookingStatus, outStatuses } from '../calendar/booking.ts'
import { bookingMarks, worstStatusFirst } from '../calendar/booking-status-words.ts'
import { readCalendarState } from '../calendar/calendar-state.ts'
import { listRulesInForce } from '../calendar/rule-queries.ts'
import { sentenceOf } from '../calendar/rules/rule-sentences.ts'
import { namesFor } from '../calendar/rules/views.ts'
import { incidentNote, readOpenIncidents } from '../calendar/week/open-incidents.ts'
import { findPlanned, type Post, postsOf, shownStatuses } from '../calendar/week/posts.ts'
import { listChannelNames } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { shownHeadline } from '../incidents/told-times.ts'
import type { Person } from '../people/person.ts'
import { placesOfRule } from '../planning/model/scope.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { formatList } from '../platform/format.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { momentInWords } from '../platform/time-words.ts'
import { noticesHref } from './area-links.ts'
import { boardOf } from './board.ts'
import { inSections, threadsIn } from './incident-thread.ts'
import { briefOf } from './notice-views.ts'
import { timeFormatter } from './page-times.ts'

const POSTS_AT_MOST = 10
/** How far ahead and back posts are looked for. */
const DAYS = 92
/** More than anybody reads; of what was posted to a whole state, only the last are shown. */
const BOOKINGS_AT_MOST = 2000

/** What concerns an area, from all that stands on areas. */
export const happeningsHere: FindHappenings = async (context, area, person) => {
  const board = await boardOf(context).read(context.now())
  const now = toInstant(context.now())
  const { zone } = await findOrganisation(context.db)
  const formatTime = timeFormatter(zone, now)
  const sections = inSections(threadsIn(board.notices, [area.lo, area.hi], now), now)
  const shown = [...sections.now, ...sections.planned, ...sections.recent].slice(0, POSTS_AT_MOST)
  return {
    ...(await readPosts(context, area, zone)),
    rules: await readRules(context, [area.lo, area.hi], zone),
    notices: shown.map((thread) => {
      const { href, headline, word, time } = briefOf(thread, formatTime, now)
      return { href, headline, when: `${word} ${time.label}` }
    }),
    incidents: await readIncidents(context, area, { person, zone }),
    publicPage: noticesHref(area.code),
  }
}

async function readIncidents(
  context: Context,
  { lo, hi }: Area,
  { person, zone }: { person: Person; zone: string },
): Promise<Happenings['incidents']> {
  const now = context.now()
  const open = await readOpenIncidents(context, now.plus({ days: DAYS }), [lo, hi])
  return open.map((one) => {
    const { title, text, update } = incidentNote(context.areas.tree, one, { now, zone, person })
    return { href: `/incidents/${one.incident.id}`, title, text, update }
  })
}

async function readPosts(context: Context, area: Area, zone: string): Promise<Pick<Happenings, 'coming' | 'past'>> {
  const { db } = context
  const now = context.now()
  const names = await listChannelNames(db)
  const between = async (from: Instant, to: Instant, statuses: readonly BookingStatus[]) => {
    const filter = { from, to, statuses, places: [area.lo, area.hi], limit: BOOKINGS_AT_MOST }
    return postsOf(await findPlanned(db, context.areas.tree, filter))
  }
  const shown = (post: Post) => postHere(post, { names, zone, now: toInstant(now) })
  const coming = await between(toInstant(now), toInstant(now.plus({ days: DAYS })), shownStatuses)
  const past = await between(toInstant(now.minus({ days: DAYS })), toInstant(now), outStatuses)
  return {
    coming: coming.slice(0, POSTS_AT_MOST).map(shown),
    past: past.slice(-POSTS_AT_MOST).reverse().map(shown),
  }
}

function postHere(
  post: Post,
  { names, zone, now }: { names: ReadonlyMap<string, string>; zone: string; now: Instant },
): PostHere {
  const { announcement, kind, at, bookings } = post
  const worst = worstStatusFirst.find((status) => bookings.some((booking) => booking.status === status))!
  return {
    href: `/announcements/${announcement}`,
    headline: shownHeadline(post, { zone, now }),
    kind,
    time: { iso: at, label: momentInWords(at, zone, now) },
    channels: formatList([...new Set(bookings.map(({ channel }) => names.get(channel) ?? channel))]),
    status: bookingMarks[worst],
  }
}

async function readRules(context: Context, places: Intervals, zone: string): Promise<Happenings['rules']> {
  const { world, tree } = await readCalendarState(context)
  const names = namesFor(tree, await listChannelNames(context.db), zone)
  const here = (await listRulesInForce(context.db)).filter(({ id, definition }) => {
    const governed = placesOfRule({ ...definition, id }, world)
    return governed !== null && overlaps(governed, places)
  })
  return here.map(({ id, definition }) => ({
    href: `/rules/${id}`,
    name: definition.name,
    sentence: sentenceOf(definition, names),
  }))
}

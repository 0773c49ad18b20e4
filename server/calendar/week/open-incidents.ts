import type { DateTime } from 'luxon'
import { type Intervals, overlaps, unionAll } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { placesOf } from '../../audiences/cover.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Context } from '../../context.ts'
import { expectedUntil } from '../../incidents/course.ts'
import type { Incident } from '../../incidents/incident.ts'
import { listAnnouncementsOf, listIncidents } from '../../incidents/queries.ts'
import { updateHref } from '../../incidents/update-link.ts'
import type { Person } from '../../people/person.ts'
import { fromInstant, type Instant, toInstant } from '../../platform/clock.ts'
import { formatCount } from '../../platform/format.ts'
import { unambiguousClockInWords } from '../../platform/time-words.ts'
import type { Db } from '../../platform/transact.ts'
import { findPlanned, type Post, postsOf } from './posts.ts'
import type { CalendarPage } from './props.ts'

/** An open incident and its effect on the calendar. */
export interface OpenIncident {
  incident: Incident
  /** How many marketing posts are held in its areas. */
  held: number
  /** Its latest announcement. */
  announcement: string | null
}

interface PlacedIncident {
  incident: Incident
  area: Intervals
}

/** Open incidents that begin before `until`. With `places`, only incidents that affect at least one of them. */
export async function readOpenIncidents(
  { db, areas: { tree } }: Context,
  until: DateTime,
  places: Intervals | null,
): Promise<OpenIncident[]> {
  const open = (await listIncidents(db, { open: true }))
    .map((incident): PlacedIncident => ({ incident, area: placesOf(tree, incident.areas) }))
    .filter(({ incident, area }) => fromInstant(incident.began) < until && (places === null || overlaps(area, places)))
  const ids = open.map(({ incident }) => incident.id)
  const announcements = await listAnnouncementsOf(db, ids)
  const holding = open.filter(({ incident }) => incident.holds)
  const held = await readHeld(db, tree, holding, until)
  return open.map(({ incident, area }) => ({
    incident,
    announcement: announcements.get(incident.id)?.at(-1) ?? null,
    held: incident.holds ? countHeld(tree, held, { incident, area }) : 0,
  }))
}

const HELD_AT_MOST = 1000

/** The held marketing posts of all these incidents, in one query. */
async function readHeld(db: Db, tree: Tree, holding: readonly PlacedIncident[], until: DateTime): Promise<Post[]> {
  if (holding.length === 0) return []
  const bookings = await findPlanned(db, tree, {
    from: holding.map(({ incident }) => incident.began).sort()[0]!,
    to: toInstant(until),
    kinds: ['marketing'],
    statuses: ['held'],
    places: unionAll(holding.map(({ area }) => area)),
    limit: HELD_AT_MOST,
  })
  return postsOf(bookings)
}

function countHeld(tree: Tree, held: readonly Post[], { incident, area }: PlacedIncident): number {
  return held.filter(
    ({ at, bookings }) => at >= incident.began && bookings.some(({ reach }) => overlaps(placesOf(tree, reach), area)),
  ).length
}

export function incidentNote(
  tree: Tree,
  { incident, held, announcement }: OpenIncident,
  { now, zone, person }: { now: DateTime; zone: string; person: Person },
): CalendarPage['incidents'][number] {
  const where = summarise(tree, { include: [...incident.areas], exclude: [] })
  return {
    word: incident.kind === 'planned' ? 'Planned work' : 'Open incident',
    title: incident.title,
    text: [`${where}.`, courseOf(incident, now, zone), promiseOf(incident, now, zone)].filter(Boolean).join(' '),
    held: held === 0 ? null : `${formatCount(held, 'marketing post')} held`,
    href: announcement === null ? null : `/announcements/${announcement}`,
    update: updateHref(incident, person),
  }
}

/** "Since 6:40 am, expected until about 8:00 pm." */
function courseOf({ began, expectedEnd, confidence, ...incident }: Incident, now: DateTime, zone: string): string {
  if (incident.status === 'postponed' && !incident.beginKnown) return 'Postponed. No new time yet.'
  const start = `${fromInstant(began) > now ? 'From' : 'Since'} ${momentOnCalendar(began, now, zone)}`
  if (expectedEnd === null) return `${start}, no expected end yet.`
  const until = expectedUntil(momentOnCalendar(expectedEnd, now, zone), confidence)
  return `${start}, ${fromInstant(expectedEnd) < now ? 'was ' : ''}${until}.`
}

function promiseOf({ nextUpdateBy }: Incident, now: DateTime, zone: string): string {
  if (nextUpdateBy === null) return ''
  const time = momentOnCalendar(nextUpdateBy, now, zone)
  return fromInstant(nextUpdateBy) < now ? `Next update was due by ${time}.` : `Next update by ${time}.`
}

/** "6:40 am" today, "Mon, Apr 20, 6:40 am" on another day. */
function momentOnCalendar(instant: Instant, now: DateTime, zone: string): string {
  const local = fromInstant(instant).setZone(zone).setLocale('en-US')
  const clock = unambiguousClockInWords(instant, zone)
  return local.hasSame(now.setZone(zone), 'day') ? clock : `${local.toFormat('ccc, LLL d')}, ${clock}`
}

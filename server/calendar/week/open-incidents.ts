import type { DateTime } from 'luxon'
import { type Intervals, overlaps } from '../../areas/intervals.ts'
import type { Tree } from '../../areas/tree.ts'
import { placesOf } from '../../audiences/cover.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Context } from '../../context.ts'
import type { Incident } from '../../incidents/incident.ts'
import { listAnnouncementsOf, listIncidents } from '../../incidents/queries.ts'
import { fromInstant, type Instant, toInstant } from '../../platform/clock.ts'
import { clockOf } from '../days.ts'
import { entriesOf, findPlanned } from '../entries.ts'
import type { CalendarPage } from './views.ts'

/** An open incident and its effect on the calendar. */
export interface OpenIncident {
  incident: Incident
  /** How many marketing posts are held in its areas. */
  held: number
  /** The newest announcement about it. */
  announcement: string | null
}

/** Open incidents that begin before `until`; with `places`, only those in some of them. */
export async function readOpenIncidents(
  { db, areas }: Context,
  until: DateTime,
  places: Intervals | null,
): Promise<OpenIncident[]> {
  const { tree } = areas
  const open = (await listIncidents(db, { open: true })).filter(
    ({ began, areas: codes }) =>
      fromInstant(began) < until && (places === null || overlaps(placesOf(tree, codes), places)),
  )
  const found: OpenIncident[] = []
  for (const incident of open) {
    const announcement = (await listAnnouncementsOf(db, incident.id)).at(-1) ?? null
    found.push({ incident, announcement, held: incident.holds ? await countHeld(db, tree, incident, until) : 0 })
  }
  return found
}

const COUNTED_AT_MOST = 200

async function countHeld(db: Context['db'], tree: Tree, incident: Incident, until: DateTime): Promise<number> {
  const held = await findPlanned(db, tree, {
    from: incident.began,
    to: toInstant(until),
    kinds: ['marketing'],
    statuses: ['held'],
    places: placesOf(tree, incident.areas),
    limit: COUNTED_AT_MOST,
  })
  return entriesOf(held).length
}

export function incidentNote(
  tree: Tree,
  { incident, held, announcement }: OpenIncident,
  now: DateTime,
  zone: string,
): CalendarPage['incidents'][number] {
  const where = summarise(tree, { include: [...incident.areas], exclude: [] })
  return {
    word: incident.kind === 'planned' ? 'Planned work' : 'Open incident',
    title: incident.title,
    text: [`${where}.`, courseOf(incident, now, zone), promiseOf(incident, now, zone)].filter(Boolean).join(' '),
    held: held === 0 ? null : `${held} marketing ${held === 1 ? 'post' : 'posts'} held`,
    href: announcement === null ? null : `/announcements/${announcement}`,
  }
}

/** "Since 6:40 am, expected until about 8:00 pm." */
function courseOf({ began, expectedEnd, confidence }: Incident, now: DateTime, zone: string): string {
  const start = `${fromInstant(began) > now ? 'From' : 'Since'} ${momentOf(began, now, zone)}`
  if (expectedEnd === null || confidence === 'unknown') return `${start}, end not known yet.`
  const end = `${confidence === 'estimated' ? 'about ' : ''}${momentOf(expectedEnd, now, zone)}`
  return fromInstant(expectedEnd) < now ? `${start}, was expected until ${end}.` : `${start}, expected until ${end}.`
}

function promiseOf({ nextUpdateBy }: Incident, now: DateTime, zone: string): string {
  if (nextUpdateBy === null) return ''
  const time = momentOf(nextUpdateBy, now, zone)
  return fromInstant(nextUpdateBy) < now ? `The next update was promised by ${time}.` : `Next update by ${time}.`
}

/** "6:40 am" today, "Mon 20 April, 6:40 am" on another day. */
function momentOf(instant: Instant, now: DateTime, zone: string): string {
  const local = fromInstant(instant).setZone(zone).setLocale('en-US')
  const clock = clockOf(local)
  return local.hasSame(now.setZone(zone), 'day') ? clock : `${local.toFormat('ccc d LLLL')}, ${clock}`
}

import { promiseOf } from '../announcements/thread/telling.ts'
import { difference, type Intervals, intersection, overlaps, union } from '../areas/tree/intervals.ts'
import { severities } from '../incidents/severity.ts'
import { type Instant, later } from '../platform/clock.ts'
import { DAY } from '../platform/time-units.ts'
import type { Notice, NoticeIncident } from './notice.ts'
import { type Period, periodOf } from './period.ts'

/** By an all-clear, by the end of its incident, or by a time that was said before. */
export interface Ended {
  how: 'cleared' | 'called_off' | 'planned_end' | 'own_end'
  at: Instant
}

/** All notices of one incident for some places. An offer, or a notice without an incident, is a thread of its own. */
export interface IncidentThread {
  state: 'now' | 'planned' | 'over' | 'offer'
  /** The newest first, at least one. A correction stands before what it corrects. */
  notices: readonly Notice[]
  /** The notice to show first: the newest, or while some places are affected, the newest that is not an all-clear. */
  top: Notice
  /** From when until when it lasts; null for an offer. */
  period: Period | null
  /** How and when it ended; null if it has not, or nobody said so. */
  ended: Ended | null
  /** The time by which the next update is promised. */
  promisedBy: Instant | null
}

/**
 * The threads that concern these places. Retracted notices are ignored, and so is what corrects an all-clear that was
 * retracted or is not for these places: it says that it is over, and nothing says so there anymore.
 */
export function threadsIn(notices: readonly Notice[], places: Intervals, now: Instant): IncidentThread[] {
  const here = notices.filter((notice) => notice.retractedAt === null && overlaps(notice.places, places))
  const ids = new Set(here.map(({ id }) => id))
  const current = here.filter((notice) => !isOfAllClear(notice) || ids.has(notice.standsFor.id))
  return [...Map.groupBy(current, ({ thread }) => thread).values()].map((group) => threadOf(group, places, now))
}

/** `published` are the notices of one thread, in any order, at least one. */
export function threadOf(published: readonly Notice[], places: Intervals, now: Instant): IncidentThread {
  const notices = published.toSorted(inPlace)
  const newest = notices[0]!
  const isClear = notices.some(clears) && stillAffected(notices, places).length === 0
  const top = isClear ? newest : (notices.find((notice) => !isOfAllClear(notice)) ?? newest)
  const period = periodOf(top, notices)
  const ended = isClear ? clearedBy(notices) : endOf(top, period, now)
  return {
    state: ended === null ? stateOf(top, { notices, period, now }) : 'over',
    notices,
    top: ended === null ? top : newest,
    period,
    ended,
    // An all-clear for some of the places leaves the promise of the others.
    promisedBy: ended === null ? promiseOf(notices.filter((notice) => !isOfAllClear(notice))) : null,
  }
}

/** The newest first; a correction of an older notice has the place of that one. */
function inPlace(a: Notice, b: Notice): number {
  return b.standsFor.position - a.standsFor.position || b.position - a.position || (a.id < b.id ? 1 : -1)
}

function clears({ stage }: Notice): boolean {
  return stage === 'all_clear'
}

/** A correction of an all-clear is read with it, and clears no other places than that does. */
function isOfAllClear({ standsFor }: Notice): boolean {
  return standsFor.stage === 'all_clear'
}

/** When its incident ended, or when the all-clear came out, if some places had it before the incident ended. */
function clearedBy(notices: readonly Notice[]): Ended {
  const { about, publishedAt } = notices.find(clears)!
  const ended = about === null ? null : byStatus(about)
  return ended !== null && ended.at < publishedAt ? ended : { how: ended?.how ?? 'cleared', at: publishedAt }
}

function byStatus({ status, endedAt }: NoticeIncident): Ended | null {
  return endedAt === null ? null : { how: status === 'called_off' ? 'called_off' : 'cleared', at: endedAt }
}

/**
 * An ending status ends it everywhere. Only works end by a time: by their planned end, unless they were extended. A
 * notice without an incident ends when its own period does.
 */
function endOf({ about }: Notice, period: Period | null, now: Instant): Ended | null {
  const ended = about === null ? null : byStatus(about)
  if (ended !== null || period === null || period.ends === null || period.ends > now) return ended
  if (about === null) return { how: 'own_end', at: period.ends }
  const endsAsPlanned = about.kind === 'planned' && about.status !== 'extended' && about.status !== 'postponed'
  return endsAsPlanned ? { how: 'planned_end', at: period.ends } : null
}

/** The places without an all-clear. An all-clear may cover only some; the incident is over once all have one. */
function stillAffected(notices: readonly Notice[], places: Intervals): Intervals {
  let affected: Intervals = []
  for (const notice of notices.toReversed()) {
    if (isOfAllClear(notice) && !clears(notice)) continue
    const here = intersection(notice.places, places)
    affected = clears(notice) ? difference(affected, here) : union(affected, here)
  }
  return affected
}

/** A notice without an incident never gets an all-clear. Without an end it leaves after a day if routine, otherwise after a week. */
const aloneDays = { routine: 1, minor: 7, major: 7, critical: 7 } as const
const plannedDays = 30
/** After this many days without a notice, an incident is no longer shown as current. */
export const rememberedDays = 60

interface Situation {
  notices: readonly Notice[]
  period: Period | null
  now: Instant
}

function stateOf(top: Notice, { notices, period, now }: Situation): IncidentThread['state'] {
  if (top.kind === 'marketing') return 'offer'
  const isPlanned = isStillPlanned(top, period, now)
  const days = top.about === null ? aloneDays[top.severity] : isPlanned ? plannedDays : rememberedDays
  const newest = notices
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1)!
  const begins = top.about === null ? (period?.begins ?? null) : isPlanned ? top.about.began : null
  const last = [newest, top.nextUpdateBy, begins].filter((time) => time !== null).sort()
  const isQuiet = later(last.at(-1)!, days * DAY) <= now
  const isToEnd = period !== null && period.ends !== null && period.ends > now
  if (isQuiet && !isToEnd) return 'over'
  return isPlanned ? 'planned' : 'now'
}

const notBegun: readonly string[] = ['planned', 'announced', 'postponed']

/**
 * Works are planned until somebody says that they have begun: time alone announces nothing. What has no incident says
 * itself when it begins; without that the category decides: "planned", "Planned works".
 */
function isStillPlanned({ category, about }: Notice, period: Period | null, now: Instant): boolean {
  if (about !== null) return notBegun.includes(about.status)
  if (period !== null && period.begins !== null) return period.begins > now
  return /^planned\b/i.test(category.replaceAll('_', ' '))
}

export interface Sections {
  now: IncidentThread[]
  planned: IncidentThread[]
  recent: IncidentThread[]
  offers: IncidentThread[]
}

export const recentDays = 14

/** Sorted by severity for current incidents, then newest first. Recent notices and offers go back `recentDays`. */
export function inSections(threads: readonly IncidentThread[], now: Instant): Sections {
  const of = (state: IncidentThread['state']) => threads.filter((thread) => thread.state === state).sort(newestFirst)
  const since = later(now, -recentDays * DAY)
  const isRecent = ({ notices, ended }: IncidentThread) =>
    notices.some(({ publishedAt }) => publishedAt > since) || (ended !== null && ended.at > since)
  return {
    now: of('now').sort((a, b) => rank(b) - rank(a)),
    planned: of('planned'),
    recent: of('over').filter(isRecent),
    offers: of('offer').filter(isRecent),
  }
}

function newestFirst(a: IncidentThread, b: IncidentThread): number {
  return newestIn(b) - newestIn(a) || compare(b.top.id, a.top.id)
}

function newestIn({ notices }: IncidentThread): number {
  return Math.max(...notices.map(({ position }) => position))
}

function rank({ top }: IncidentThread): number {
  return severities.indexOf(top.severity)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

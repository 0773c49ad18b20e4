import { difference, type Intervals, intersection, overlaps, union } from '../areas/tree/intervals.ts'
import { severities } from '../incidents/severity.ts'
import { type Instant, later } from '../platform/clock.ts'
import { DAY } from '../platform/time-units.ts'
import type { Notice, NoticeIncident } from './notice.ts'

/** By an all-clear, by the end of its incident, or, for works that nobody extended, by their planned end. */
export interface Ended {
  how: 'cleared' | 'called_off' | 'planned_end'
  at: Instant
}

/** All notices of one incident for some places. An offer, or a notice without an incident, is a thread of its own. */
export interface IncidentThread {
  state: 'now' | 'planned' | 'over' | 'offer'
  /** Newest first, at least one. */
  notices: readonly Notice[]
  /** The notice to show first: the newest, or while some places are affected, the newest that is not an all-clear. */
  top: Notice
  /** How and when it ended; null if it has not, or nobody said so. */
  ended: Ended | null
  /** The time by which the next update is promised. */
  promisedBy: Instant | null
}

/** A notice without an incident never gets an all-clear, so it ends after a day if routine, otherwise after a week. */
const aloneDays = { routine: 1, minor: 7, major: 7, critical: 7 } as const
const plannedDays = 30
/** After this many days without a notice, an incident is no longer shown as current. */
export const rememberedDays = 60

/** The threads that concern these places. `notices` must be newest first; retracted ones are ignored. */
export function threadsIn(notices: readonly Notice[], places: Intervals, now: Instant): IncidentThread[] {
  const current = notices.filter((notice) => notice.retractedAt === null && overlaps(notice.places, places))
  const groups = Map.groupBy(current, (notice) => (notice.kind === 'service' && notice.incident) || notice.id)
  return [...groups.values()].map((group) => threadOf(group, places, now))
}

export function threadOf(notices: readonly Notice[], places: Intervals, now: Instant): IncidentThread {
  const newest = notices[0]!
  const clear = notices.find(({ stage }) => stage === 'all_clear')
  const isClear = clear !== undefined && stillAffected(notices, places).length === 0
  const top = isClear ? newest : (notices.find(({ stage }) => stage !== 'all_clear') ?? newest)
  const ended: Ended | null = isClear ? clearedBy(clear) : endOf(top, now)
  return {
    state: ended === null ? stateOf(top, notices, now) : 'over',
    notices,
    top: ended === null ? top : newest,
    ended,
    promisedBy: ended === null ? promiseOf(notices) : null,
  }
}

/** When its incident ended, or when the all-clear came out, if some places had it before the incident ended. */
function clearedBy({ about, publishedAt }: Notice): Ended {
  const ended = about === null ? null : byStatus(about)
  return ended !== null && ended.at < publishedAt ? ended : { how: ended?.how ?? 'cleared', at: publishedAt }
}

function byStatus({ status, endedAt }: NoticeIncident): Ended | null {
  return endedAt === null ? null : { how: status === 'called_off' ? 'called_off' : 'cleared', at: endedAt }
}

/** An ending status ends it everywhere. Only works end by a time: by their planned end, unless they were extended. */
function endOf({ kind, about }: Notice, now: Instant): Ended | null {
  if (kind === 'marketing' || about === null) return null
  const ended = byStatus(about)
  if (ended !== null) return ended
  const { status, expectedEnd } = about
  const endsAsPlanned = about.kind === 'planned' && status !== 'extended' && status !== 'postponed'
  return endsAsPlanned && expectedEnd !== null && expectedEnd <= now ? { how: 'planned_end', at: expectedEnd } : null
}

/** The places without an all-clear. An all-clear may cover only some; the incident is over once all have one. */
function stillAffected(notices: readonly Notice[], places: Intervals): Intervals {
  let affected: Intervals = []
  let last: Notice['stage'] = null
  for (const { stage, places: current } of notices.toReversed()) {
    // A correction of an all-clear only corrects its text, so the incident stays over.
    if (stage === 'correction' && last === 'all_clear') continue
    const here = intersection(current, places)
    affected = stage === 'all_clear' ? difference(affected, here) : union(affected, here)
    last = stage
  }
  return affected
}

function stateOf(top: Notice, notices: readonly Notice[], now: Instant): IncidentThread['state'] {
  if (top.kind === 'marketing') return 'offer'
  const planned = isPlanned(top)
  const days = planned ? plannedDays : top.incident === null ? aloneDays[top.severity] : rememberedDays
  const { about } = top
  const begins = planned && about !== null ? about.began : null
  const last = [notices[0]!.publishedAt, top.nextUpdateBy, begins].filter((time) => time !== null).sort()
  if (later(last.at(-1)!, days * DAY) <= now) return 'over'
  return planned ? 'planned' : 'now'
}

const notBegun: readonly string[] = ['planned', 'announced', 'postponed']

/**
 * Works are planned until somebody says that they have begun: time alone announces nothing. Without an incident, the
 * category decides: "planned", "Planned works".
 */
function isPlanned({ category, about }: Notice): boolean {
  return about === null ? /^planned\b/i.test(category.replaceAll('_', ' ')) : notBegun.includes(about.status)
}

/** A correction without a promise leaves the last promise in place. */
function promiseOf(notices: readonly Notice[]): Instant | null {
  const latest = notices.find(({ stage, nextUpdateBy }) => stage !== 'correction' || nextUpdateBy !== null)
  return latest?.nextUpdateBy ?? null
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
    notices[0]!.publishedAt > since || (ended !== null && ended.at > since)
  return {
    now: of('now').sort((a, b) => rank(b) - rank(a)),
    planned: of('planned'),
    recent: of('over').filter(isRecent),
    offers: of('offer').filter(isRecent),
  }
}

function newestFirst(a: IncidentThread, b: IncidentThread): number {
  return b.notices[0]!.position - a.notices[0]!.position || compare(b.top.id, a.top.id)
}

function rank({ top }: IncidentThread): number {
  return severities.indexOf(top.severity)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

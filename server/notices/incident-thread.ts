import { difference, type Intervals, intersection, overlaps, union } from '../areas/intervals.ts'
import { severities } from '../incidents/severity.ts'
import { type Instant, later } from '../platform/clock.ts'
import type { Notice } from './notice.ts'

/** Everything said of one incident to some places; a notice without an incident, and any offer, stands alone. */
export interface IncidentThread {
  state: 'now' | 'planned' | 'over' | 'offer'
  /** Newest first, at least one. */
  notices: readonly Notice[]
  /** The one that says how things are: the newest, or where only a part is clear the newest that is not an all-clear. */
  top: Notice
  /** When the all-clear came. */
  endedAt: Instant | null
  /** By when the next update was promised, and has not come yet. */
  promisedBy: Instant | null
}

const DAY = 24 * 60 * 60 * 1000

/** Nobody ends a notice that belongs to no incident, so time does: a routine one after a day, others after a week. */
const aloneDays = { routine: 1, minor: 7, major: 7, critical: 7 } as const
const plannedDays = 30
/** An incident of which nothing was said for so long is not called current any more. */
export const rememberedDays = 60

/** The chains that concern these places. `notices` come newest first; retracted ones say nothing. */
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
  return {
    state: isClear ? 'over' : stateOf(top, notices, now),
    notices,
    top,
    endedAt: isClear ? clear.publishedAt : null,
    promisedBy: isClear ? null : promiseOf(notices),
  }
}

/** An all-clear may be for some of the places only; an incident is over here when it is over in all of them. */
function stillAffected(notices: readonly Notice[], places: Intervals): Intervals {
  let affected: Intervals = []
  let last: Notice['stage'] = null
  for (const { stage, places: current } of notices.toReversed()) {
    // A correction of an all-clear corrects its words; the incident stays over.
    if (stage === 'correction' && last === 'all_clear') continue
    const here = intersection(current, places)
    affected = stage === 'all_clear' ? difference(affected, here) : union(affected, here)
    last = stage
  }
  return affected
}

function stateOf(top: Notice, notices: readonly Notice[], now: Instant): IncidentThread['state'] {
  if (top.kind === 'marketing') return 'offer'
  const lastWord = notices[0]!.publishedAt
  const planned = isPlanned(top, now)
  const days = planned ? plannedDays : top.incident === null ? aloneDays[top.severity] : rememberedDays
  const promised = top.nextUpdateBy ?? lastWord
  if (later(promised > lastWord ? promised : lastWord, days * DAY) <= now) return 'over'
  return planned ? 'planned' : 'now'
}

/** Works that have not begun; of works that are not entered as such, the category says it: "planned", "Planned works". */
function isPlanned({ category, begins }: Notice, now: Instant): boolean {
  return begins === null ? /^planned\b/i.test(category.replaceAll('_', ' ')) : begins > now
}

/** A correction that promises nothing leaves the last promise as it was. */
function promiseOf(notices: readonly Notice[]): Instant | null {
  const word = notices.find(({ stage, nextUpdateBy }) => stage !== 'correction' || nextUpdateBy !== null)
  return word?.nextUpdateBy ?? null
}

export interface Sections {
  now: IncidentThread[]
  planned: IncidentThread[]
  recent: IncidentThread[]
  offers: IncidentThread[]
}

export const recentDays = 14

/** Worst first, then newest; what is over and what is offered, only of the last days. */
export function inSections(threads: readonly IncidentThread[], now: Instant): Sections {
  const of = (state: IncidentThread['state']) => threads.filter((thread) => thread.state === state).sort(newestFirst)
  const since = later(now, -recentDays * DAY)
  const lately = (thread: IncidentThread) => thread.notices[0]!.publishedAt > since
  return {
    now: of('now').sort((a, b) => rank(b) - rank(a)),
    planned: of('planned'),
    recent: of('over').filter(lately),
    offers: of('offer').filter(lately),
  }
}

function newestFirst(a: IncidentThread, b: IncidentThread): number {
  return compare(b.notices[0]!.publishedAt, a.notices[0]!.publishedAt) || compare(b.top.id, a.top.id)
}

function rank({ top }: IncidentThread): number {
  return severities.indexOf(top.severity)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

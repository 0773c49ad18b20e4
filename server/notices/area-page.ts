import type { Area } from '../areas/tree/area.ts'
import { difference, type Intervals, overlaps } from '../areas/tree/intervals.ts'
import { levelsOf } from '../areas/tree/levels.ts'
import { zoneOfMost } from '../areas/tree/main-zone.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { type Instant, later } from '../platform/clock.ts'
import { capitalize, formatList } from '../platform/format.ts'
import { DAY } from '../platform/time-units.ts'
import { feedHref, fullName, type Link, noticesHref, noticesLink, scopeOf } from './area-links.ts'
import type { Board } from './board.ts'
import { type IncidentThread, inSections, threadsIn } from './incident-thread.ts'
import type { Notice } from './notice.ts'
import { briefOf, cardOf, isQuiet } from './notice-views.ts'
import { timeFormatter } from './page-times.ts'
import type { AreaPage, FeedLink } from './props.ts'

/** The most notices in each section of a page. */
const limit = 50

/** The notices that concern any place of the area. */
export function areaPage(board: Board, area: Area, now: Instant): AreaPage {
  const { tree, organisation } = board
  const places: Intervals = [area.lo, area.hi]
  const zone = zoneOfMost(tree, places) ?? organisation.zone
  const formatTime = timeFormatter(zone, now)
  const threads = threadsIn(board.notices, places, now).map((thread) => partNoted(tree, area, thread))
  const sections = inSections(threads, now)
  return {
    title: fullName(tree, area),
    feed: feedLink(board, area),
    scope: scopeOf(tree, area),
    age: { time: formatTime(now), zone },
    renewal: { href: `${noticesHref(area.code)}/current`, happening: sections.now.length > 0 },
    calm: sections.now.every(({ top }) => isQuiet(top)),
    withdrawn: withdrawnAt(board, places, now)
      .slice(0, limit)
      .map(({ headline, language, retractedAt }) => ({ headline, language, time: formatTime(retractedAt) })),
    now: sections.now.slice(0, limit).map((thread) => cardOf(thread, formatTime, now)),
    planned: sections.planned.slice(0, limit).map((thread) => briefOf(thread, formatTime, now)),
    recent: sections.recent.slice(0, limit).map((thread) => briefOf(thread, formatTime, now)),
    offers: sections.offers.slice(0, limit).map((thread) => briefOf(thread, formatTime, now)),
    wider: tree.ancestors(area).map(noticesLink),
    narrower: narrowerOf(tree, area),
  }
}

/** Whoever read a critical notice has to hear for a day that it no longer stands. The reason is for those who work here. */
function withdrawnAt({ notices }: Board, places: Intervals, now: Instant): (Notice & { retractedAt: Instant })[] {
  const since = later(now, -DAY)
  return notices.filter(
    (notice): notice is Notice & { retractedAt: Instant } =>
      notice.kind === 'service' &&
      notice.severity === 'critical' &&
      notice.retractedAt !== null &&
      notice.retractedAt > since &&
      overlaps(notice.places, places),
  )
}

/** On the page of a town with parts, what concerns only some of them says so, and which, if it is for other places, too. */
function partNoted(tree: Tree, { kind, lo, hi }: Area, thread: IncidentThread): IncidentThread {
  const { top } = thread
  if (kind !== 'town' || difference([lo, hi], top.places).length === 0) return thread
  const isHere = difference(top.places, [lo, hi]).length === 0
  const reached = top.reach.flatMap((code) => tree.area(code) ?? [])
  const parts = reached.filter((area) => lo <= area.lo && area.hi <= hi && area.lo < area.hi)
  const note = isHere ? 'part of this town' : `in this town: ${formatList(parts.map(({ name }) => name))}`
  return { ...thread, top: { ...top, where: `${top.where} (${note})` } }
}

export function feedLink({ tree, organisation }: Board, area: Area): FeedLink {
  return {
    href: feedHref(area.code),
    title: `${organisation.name} notices for ${fullName(tree, area)}`,
  }
}

function narrowerOf(tree: Tree, area: Area): { title: string; areas: Link[] } | null {
  const areas = tree.children(area.code)
  if (areas.length === 0) return null
  const title = area.kind === 'town' ? 'Parts of town' : capitalize(formatList(levelsOf(areas)))
  return { title, areas: areas.map(noticesLink) }
}

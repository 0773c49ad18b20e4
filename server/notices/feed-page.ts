import { titleInList } from '../announcements/status-words.ts'
import type { Area } from '../areas/tree/area.ts'
import { overlaps } from '../areas/tree/intervals.ts'
import { zoneOfMost } from '../areas/tree/main-zone.ts'
import { courseInWords } from '../incidents/course.ts'
import type { Instant } from '../platform/clock.ts'
import { noticesHref } from './area-links.ts'
import { feedLink } from './area-page.ts'
import type { Board } from './board.ts'
import type { Notice } from './notice.ts'
import { linkOf, noticeHref, paragraphsOf } from './notice-views.ts'
import { type FormatTime, timeFormatter } from './page-times.ts'
import type { Feed, FeedEntry } from './props.ts'

const limit = 50

/** The Atom feed (RFC 4287) of notices that reach any place of the area, latest change first. `base` is Hark's URL. */
export function feedOf(board: Board, area: Area, base: string, now: Instant): Feed {
  const { tree, organisation, notices } = board
  const places = [area.lo, area.hi]
  const formatTime = timeFormatter(zoneOfMost(tree, places) ?? organisation.zone, now)
  const changed = notices
    .filter((notice) => overlaps(notice.places, places))
    .sort(latestFirst)
    .slice(0, limit)
  const { href, title } = feedLink(board, area)
  return {
    self: `${base}${href}`,
    alternate: `${base}${noticesHref(area.code)}`,
    title: legal(title),
    author: legal(organisation.name),
    updated: updatedOf(board, changed[0]),
    entries: changed.map((notice) =>
      notice.retractedAt === null ? entryOf(notice, base, formatTime) : retractedEntry(notice, base, formatTime),
    ),
  }
}

/**
 * Never goes back, whatever leaves the feed: a feed without entries has the time of the last change anywhere, and any feed
 * at least that of the last change to the areas.
 */
function updatedOf({ changedAt, areasAt }: Board, latest: Notice | undefined): Instant {
  const updated = latest?.updatedAt ?? changedAt
  return areasAt !== null && areasAt > updated ? areasAt : updated
}

function entryOf(notice: Notice, base: string, formatTime: FormatTime): FeedEntry {
  const link = linkOf(notice)
  const { nextUpdateBy, course } = notice
  const times = courseInWords(course).map(({ term, at }) => `${term}: ${formatTime(at).label}.`)
  const promise = nextUpdateBy === null ? [] : [`Next update by ${formatTime(nextUpdateBy).label}.`]
  return {
    ...identity(notice, base),
    language: notice.language,
    title: legal(titleInList({ ...notice, status: notice.about?.status ?? null })),
    paragraphs: [...paragraphsOf(notice.text), ...times, ...promise, `Where: ${notice.where}`].map(linesOf),
    link: link && { href: legal(link.href), label: legal(link.label) },
  }
}

/** Replaces the text of a retracted notice in feed readers that already have the entry. */
function retractedEntry(notice: Notice, base: string, formatTime: FormatTime): FeedEntry {
  const { label } = formatTime(notice.retractedAt ?? notice.updatedAt)
  return {
    ...identity(notice, base),
    language: 'en',
    title: 'Withdrawn',
    paragraphs: [[`This notice was withdrawn on ${label}.`]],
    link: null,
  }
}

function linesOf(paragraph: string): string[] {
  return legal(paragraph).split(/\r?\n/)
}

function identity({ id, kind, severity, category, stage, publishedAt, updatedAt }: Notice, base: string) {
  return {
    id: `urn:uuid:${id}`,
    href: `${base}${noticeHref(id)}`,
    published: publishedAt,
    updated: updatedAt,
    categories: [kind, severity, category, stage ?? ''].map(legal).filter((term) => term.trim() !== ''),
  }
}

function latestFirst(a: Notice, b: Notice): number {
  return a.updatedAt === b.updatedAt ? (a.id < b.id ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1
}

/** Removes characters that XML 1.0 does not allow, not even escaped. */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}

import { titleInList } from '../announcements/status-words.ts'
import type { Area } from '../areas/tree/area.ts'
import { type Intervals, overlaps } from '../areas/tree/intervals.ts'
import { zoneOfMost } from '../areas/tree/main-zone.ts'
import type { Instant } from '../platform/clock.ts'
import { noticesHref } from './area-links.ts'
import { feedLink } from './area-page.ts'
import type { Board } from './board.ts'
import { type IncidentThread, threadsIn } from './incident-thread.ts'
import type { Piece } from './linked-text.ts'
import type { Notice } from './notice.ts'
import {
  endHasChanged,
  hasOtherEnd,
  linkOf,
  noticeHref,
  paragraphsOf,
  picturesOf,
  timesInWords,
} from './notice-views.ts'
import { type FormatTime, timeFormatter } from './page-times.ts'
import type { Feed, FeedEntry } from './props.ts'

const limit = 50

/** The Atom feed (RFC 4287) of notices that reach any place of the area, latest change first. `base` is Hark's URL. */
export function feedOf(board: Board, area: Area, base: string, now: Instant): Feed {
  const { tree, organisation, notices } = board
  const places = [area.lo, area.hi]
  const formatTime = timeFormatter(zoneOfMost(tree, places) ?? organisation.zone, now)
  const current = currentIn(threadsIn(notices, places, now), formatTime, now)
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
      notice.retractedAt === null
        ? entryOf(notice, { base, formatTime, places, times: current.get(notice) ?? [] })
        : retractedEntry(notice, base, formatTime),
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

/**
 * When what is not over is to end, and when the next word is promised: as they are now, and only with the notice that says
 * the newest of it. Those before it are out of date.
 */
function currentIn(threads: readonly IncidentThread[], formatTime: FormatTime, now: Instant): Map<Notice, string[]> {
  const isCurrent = ({ state }: IncidentThread) => state === 'now' || state === 'planned'
  return new Map(
    threads.filter(isCurrent).map((thread) => {
      const { top, promisedBy } = thread
      const times = timesInWords(thread, formatTime, now)
      const promise = promisedBy === null ? [] : [`Next update by ${formatTime(promisedBy).label}.`]
      return [top, [...(hasOtherEnd(thread, top) ? [endHasChanged] : []), ...times, ...promise]]
    }),
  )
}

interface EntrySurroundings {
  base: string
  formatTime: FormatTime
  /** Of the feed. */
  places: Intervals
  /** Sentences about when it ends, and when the next word is promised. */
  times: readonly string[]
}

function entryOf(notice: Notice, { base, formatTime, places, times }: EntrySurroundings): FeedEntry {
  const { corrected, correctedBy } = notice
  const corrects = corrected && [
    plain('This corrects the notice of '),
    { text: formatTime(corrected.publishedAt).label, href: `${base}${noticeHref(corrected.id)}` },
    plain('.'),
  ]
  const isCorrected = correctedBy && [
    plain(`Corrected ${formatTime(correctedBy.publishedAt).label}: `),
    { text: legal(correctedBy.headline), href: `${base}${noticeHref(correctedBy.id)}` },
  ]
  // Where the feed has the correction, too, the wrong text goes.
  const isReplaced = correctedBy !== null && overlaps(correctedBy.places, places)
  const link = isReplaced ? null : linkOf(notice)
  const text = isReplaced ? [] : paragraphsOf(legal(notice.text)).map(linesOf)
  const said = [...times, `Where: ${legal(notice.where)}`].map((line) => [[plain(line)]])
  return {
    ...identity(notice, base),
    language: notice.language,
    title: legal(titleInList({ ...notice, status: notice.about?.status ?? null })),
    paragraphs: [...[isCorrected, corrects].flatMap((line) => (line ? [[line]] : [])), ...text, ...said],
    images: (isReplaced ? [] : picturesOf(notice)).map(({ href, alt, ...size }) => {
      return { ...size, href: `${base}${href}`, alt: legal(alt) }
    }),
    link: link && { href: legal(link.href), label: legal(link.label) },
  }
}

function plain(text: string): Piece {
  return { text, href: null }
}

/** Replaces the text of a retracted notice in feed readers that already have the entry. */
function retractedEntry(notice: Notice, base: string, formatTime: FormatTime): FeedEntry {
  const { label } = formatTime(notice.retractedAt ?? notice.updatedAt)
  return {
    ...identity(notice, base),
    language: 'en',
    title: legal(`Withdrawn: ${notice.headline}`),
    paragraphs: [[[plain(`This notice was withdrawn on ${label}.`)]]],
    images: [],
    link: null,
  }
}

/** An address never goes over two lines. */
function linesOf(paragraph: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const { text, href } of paragraph) {
    for (const [index, part] of text.split(/\r?\n/).entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)!.push({ text: part, href })
    }
  }
  return lines
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

import { overlaps } from '../areas/tree/intervals.ts'
import { zoneOfMost } from '../areas/tree/main-zone.ts'
import { bestKnown } from '../areas/tree/names.ts'
import type { Instant } from '../platform/clock.ts'
import { fullName, type Link, noticesHref } from './area-links.ts'
import { feedLink } from './area-page.ts'
import type { Board } from './board.ts'
import { threadOf } from './incident-thread.ts'
import type { Notice } from './notice.ts'
import { factsOf, hasOtherEnd, linkToNotice, noticeHref, noticeTextOf, stageWord, stateOf } from './notice-views.ts'
import { timeFormatter } from './page-times.ts'
import type { AnnouncementPage, RetractedPage } from './props.ts'

/** The page of one notice. `ofThread` has all notices of its incident, itself included. */
export function announcementPage(
  board: Board,
  notice: Notice,
  ofThread: readonly Notice[],
  now: Instant,
): AnnouncementPage {
  const zone = zoneOf(board, notice)
  const formatTime = timeFormatter(zone, now)
  const published = ofThread.filter(({ retractedAt }) => retractedAt === null)
  const related = published.filter((other) => other === notice || overlaps(other.places, notice.places))
  const thread = threadOf(related, notice.places, now)
  const listed = related.toSorted((a, b) => b.position - a.position)
  const [area] = areasOf(board, notice)
  return {
    language: notice.language,
    title: notice.headline,
    feed: area ? feedLink(board, area) : null,
    age: { time: formatTime(now), zone },
    renewal: { href: `${noticeHref(notice.id)}/current`, happening: thread.state === 'now' },
    state: stateOf(thread),
    newer: newerThan(notice, related),
    facts: factsOf({ ...thread, top: notice }, formatTime, now),
    notice: noticeTextOf(notice, formatTime, {
      ...{ under: notice.headline, elsewhere: false },
      otherEnd: hasOtherEnd(thread, notice),
    }),
    thread:
      related.length === 1
        ? []
        : listed.map((other) => ({
            time: formatTime(other.publishedAt),
            word: stageWord(other),
            link: linkToNotice(other),
            isThis: other === notice,
          })),
    places: placeLinks(board, notice),
  }
}

/** The page of a retracted notice. It says when the notice was published and retracted, but not what it said. */
export function retractedPage(board: Board, notice: Notice, ofThread: readonly Notice[], now: Instant): RetractedPage {
  const formatTime = timeFormatter(zoneOf(board, notice), now)
  const published = ofThread.filter(({ retractedAt }) => retractedAt === null)
  return {
    title: 'This notice was withdrawn',
    published: formatTime(notice.publishedAt),
    retracted: formatTime(notice.retractedAt ?? notice.updatedAt),
    newer: newerThan(notice, published) ?? (notice.correctedBy && linkToNotice(notice.correctedBy)),
    places: placeLinks(board, notice),
  }
}

/** The newest that tells more than this one: a correction of it is named apart, and one of an older one is no news. */
function newerThan(notice: Notice, published: readonly Notice[]): Link | null {
  const newer = published.filter(({ standsFor }) => standsFor.position > notice.standsFor.position)
  const [newest] = newer.sort((a, b) => b.standsFor.position - a.standsFor.position || b.position - a.position)
  return newest ? linkToNotice(newest) : null
}

function zoneOf({ tree, organisation }: Board, { places }: Notice): string {
  return zoneOfMost(tree, places) ?? organisation.zone
}

const SHOWN_AT_MOST = 20

function placeLinks(board: Board, notice: Notice): Link[] {
  return areasOf(board, notice)
    .slice(0, SHOWN_AT_MOST)
    .map((area) => bestKnown(board.tree, area))
    .map((area) => ({ href: noticesHref(area.code), label: fullName(board.tree, area) }))
}

function areasOf({ tree }: Board, { reach }: Notice) {
  const areas = reach.map((code) => tree.area(code)).filter((area) => area !== undefined)
  return areas.filter(({ retiredAt }) => retiredAt === null)
}

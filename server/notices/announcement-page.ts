import { overlaps } from '../areas/intervals.ts'
import type { Instant } from '../platform/clock.ts'
import { fullName, type Link, noticesHref } from './area-links.ts'
import { feedLink } from './area-page.ts'
import type { Board } from './board.ts'
import { chainOf } from './incident-thread.ts'
import type { Notice } from './notice.ts'
import { factsOf, noticeHref, stageWord, stateOf, toldOf } from './notice-views.ts'
import { timesIn, zoneOfMost } from './times.ts'
import type { AnnouncementPage, WithdrawnPage } from './views.ts'

/** One notice on a page of its own. `said` is everything said of its incident, newest first, itself among it. */
export function announcementPage(
  board: Board,
  notice: Notice,
  said: readonly Notice[],
  now: Instant,
): AnnouncementPage {
  const say = timesIn(zoneOf(board, notice), now)
  const standing = said.filter(({ retractedAt }) => retractedAt === null)
  const here = standing.filter((one) => one === notice || overlaps(one.places, notice.places))
  const chain = chainOf(here, notice.places, now)
  const [area] = areasOf(board, notice)
  return {
    title: notice.headline,
    feed: area ? feedLink(board, area) : null,
    state: stateOf(chain),
    newer: newerThan(notice, here),
    facts: factsOf({ ...chain, top: notice }, say, now),
    told: toldOf(notice, say, notice.headline),
    chain:
      here.length === 1
        ? []
        : here.map((one) => ({
            time: say(one.publishedAt),
            word: stageWord(one),
            link: linkToNotice(one),
            isThis: one === notice,
          })),
    places: placesOf(board, notice),
  }
}

/** What is left of a notice that was withdrawn: that there was one, and when. Not what it said. */
export function withdrawnPage(board: Board, notice: Notice, said: readonly Notice[], now: Instant): WithdrawnPage {
  const say = timesIn(zoneOf(board, notice), now)
  return {
    title: 'This notice was withdrawn',
    published: say(notice.publishedAt),
    withdrawn: say(notice.retractedAt ?? notice.updatedAt),
    newer: newerThan(
      notice,
      said.filter(({ retractedAt }) => retractedAt === null),
    ),
    places: placesOf(board, notice),
  }
}

function newerThan(notice: Notice, said: readonly Notice[]): Link | null {
  const [newest] = said
  return newest && newest.publishedAt > notice.publishedAt ? linkToNotice(newest) : null
}

function linkToNotice(notice: Notice): Link {
  return { href: noticeHref(notice.id), label: notice.headline }
}

function zoneOf({ tree, organisation }: Board, { places }: Notice): string {
  return zoneOfMost(tree, places) ?? organisation.zone
}

const listed = 20

function placesOf(board: Board, notice: Notice): Link[] {
  return areasOf(board, notice)
    .slice(0, listed)
    .map((area) => ({ href: noticesHref(area.code), label: fullName(board.tree, area) }))
}

function areasOf({ tree }: Board, { reach }: Notice) {
  const areas = reach.map((code) => tree.area(code)).filter((area) => area !== undefined)
  return areas.filter(({ retiredAt }) => retiredAt === null)
}

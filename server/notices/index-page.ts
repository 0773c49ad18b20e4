import { areGuesses, isItOne } from '../areas/guesses.ts'
import type { Match, Search } from '../areas/search/area-search.ts'
import { understoodAs } from '../areas/share-words.ts'
import type { Area } from '../areas/tree/area.ts'
import { levelBesideName } from '../areas/tree/levels.ts'
import { longName } from '../areas/tree/long-name.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Instant } from '../platform/clock.ts'
import { capitalize } from '../platform/format.ts'
import { isRestOfTown, noticesHref, noticesLink } from './area-links.ts'
import { feedLink } from './area-page.ts'
import type { Board } from './board.ts'
import { inSections, threadsIn } from './incident-thread.ts'
import { noticeHref, toneOf } from './notice-views.ts'
import { timeFormatter } from './page-times.ts'
import type { IndexPage, SearchForm } from './props.ts'

const SHOWN_AT_MOST = 10

/** The page to find a town, with everything that is happening now anywhere, worst first. */
export function indexPage(board: Board, search: SearchForm['search'], now: Instant): IndexPage {
  const { tree, organisation, notices } = board
  const formatTime = timeFormatter(organisation.zone, now)
  const happening = inSections(threadsIn(notices, [0, tree.count], now), now).now
  const [country] = tree.roots
  return {
    title: 'Notices for your town',
    feed: country ? feedLink(board, country) : null,
    search,
    age: { time: formatTime(now), zone: organisation.zone },
    renewal: { href: '/notices/current', happening: happening.length > 0 },
    now: happening.slice(0, SHOWN_AT_MOST).map(({ top }) => ({
      href: noticeHref(top.id),
      headline: top.headline,
      language: top.language,
      severity: capitalize(top.severity),
      tone: toneOf(top),
      where: top.where,
      time: formatTime(top.publishedAt),
    })),
    more: Math.max(0, happening.length - SHOWN_AT_MOST),
    // The list of states would only distract from search results.
    countries: (search.query === '' ? tree.roots : []).map((root) => ({
      country: noticesLink(root),
      states: tree.children(root.code).map(noticesLink),
    })),
  }
}

export function searchFor({ tree }: Board, search: Search, query: string): SearchForm['search'] {
  // To residents, five digits are a ZIP code: nobody knows the number that the census gives a county.
  const isAsked = ({ area }: Match) => area.fips !== query.trim()
  const found = query === '' ? [] : search.matches(query, { limit: 20 }).filter(isAsked)
  return {
    query,
    guess: areGuesses(search, query, found) ? isItOne(found.length) : null,
    results: found.map(({ area, ...how }) => ({
      href: noticesHref(area.code),
      name: longName(tree, area),
      kind: kindOf(tree, area),
      understood: understoodAs(how),
    })),
  }
}

/** Null where its name says it. */
function kindOf(tree: Tree, area: Area): string | null {
  if (isRestOfTown(tree, area)) return 'outside its listed parts'
  return area.kind === 'rest' ? 'outside its towns' : levelBesideName(area)
}

import { teamWords } from '../../people/fields.ts'
import type { Team } from '../../people/person.ts'
import type { World } from '../../planning/model/world.ts'
import { fromMillis } from '../../platform/clock.ts'
import { formatCount, formatList } from '../../platform/format.ts'
import type { rowsOnPage } from '../../platform/http/paging.ts'
import type { Time, Verdict } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Excuse, ExplainedWindow } from './exceeded-windows-list.ts'

export interface ExceededWindowsViews {
  'announcements/exceeded/exceeded_windows': ExceededWindowsPage
}

export interface ExceededWindowsPage {
  verdict: Verdict
  past: { href: string; label: string }
  windows: {
    sentence: string
    rule: { href: string; name: string }
    posts: {
      href: string
      headline: string
      channel: string
      at: Time
      excuse: string | null
      because: string | null
      /** Where it can be moved or canceled; null for what has gone out. */
      act: string | null
    }[]
  }[]
  /** "In the last 31 days severity passed a rule for 4 announcements of customer service." Null for none. */
  passes: string | null
  pager: { range: string; previous: string | null; next: string | null }
}

/** How far back the page and its counts go. */
export const DAYS_BACK = 31

const excuses: Record<Excuse, string> = {
  exempt: 'exempt because of its severity',
  overridden: 'overridden by an approver',
  grandfathered: 'scheduled before the rule said this',
  by_hand: 'posted manually then',
  history: 'sent before the rule said this',
  thread: 'counts since an earlier message of its incident was removed or went out late',
}

export function exceededWindowsPage({
  windows,
  rows: { page, pages, start, end },
  total,
  world,
  zone,
  past,
  passes,
}: {
  /** Those on this page. */
  windows: readonly ExplainedWindow[]
  rows: ReturnType<typeof rowsOnPage>
  /** How many there are on all pages. */
  total: number
  world: World
  zone: string
  past: boolean
  passes: readonly { team: Team; count: number }[]
}): ExceededWindowsPage {
  const since = past
    ? `This looks at the last ${DAYS_BACK} days and at what is still to come.`
    : 'This looks at what is still to come.'
  const href = (number: number) => `/rules/over?${past ? 'past=1&' : ''}page=${number}`
  return {
    verdict:
      total === 0
        ? { tone: 'good', sentence: 'No place is over a limit', summary: since }
        : {
            tone: 'caution',
            sentence: `${formatCount(total, 'time')} a place is over a limit`,
            summary: `${since} Each has its reason.`,
          },
    past: past
      ? { href: '/rules/over', label: 'Upcoming only' }
      : { href: '/rules/over?past=1', label: 'Include the last 31 days' },
    windows: windows.map(({ cap, sentence, posts }) => ({
      sentence,
      rule: { href: `/rules/${cap.id}`, name: cap.name },
      posts: posts.map(({ message, headline, excuse, because }) => ({
        href: `/announcements/${message.announcement}`,
        headline,
        channel: world.channelName(message.channel),
        at: timeIn(fromMillis(message.at), zone),
        excuse: excuse ? excuses[excuse] : message.status === 'done' ? 'it has gone out' : null,
        because,
        act: message.status === 'booked' ? `/announcements/${message.announcement}#moves` : null,
      })),
    })),
    passes: passesByTeam(passes),
    pager: {
      range: `${start + 1} to ${end} of ${total}`,
      previous: page > 1 ? href(page - 1) : null,
      next: page < pages ? href(page + 1) : null,
    },
  }
}

function passesByTeam(passes: readonly { team: Team; count: number }[]): string | null {
  if (passes.length === 0) return null
  const each = passes.map(
    ({ team, count }) => `${formatCount(count, 'announcement')} of ${teamWords[team].toLowerCase()}`,
  )
  return `In the last ${DAYS_BACK} days, the severity of ${formatList(each)} passed a rule.`
}

import type { Affected, FindConsequences } from '../areas/corrections/consequences.ts'
import { buildTree, type Tree } from '../areas/tree/tree.ts'
import { toInstant } from '../platform/clock.ts'
import { type Board, openBoard } from './board.ts'
import { type IncidentThread, threadsIn } from './incident-thread.ts'
import { withPlaces } from './notice.ts'

/** Adds the notices that the public page of the area would show only after a correction, or no longer. */
export function withNotices(find: FindConsequences): FindConsequences {
  return async (context, code, planned) => {
    const now = context.now()
    const [found, board] = await Promise.all([find(context, code, planned), openBoard(context).read(now)])
    const at = toInstant(now)
    const was = shownOn(board, code, at)
    const is = shownOn(withTree(board, buildTree(planned.areas)), code, at)
    return {
      ...found,
      gains: [...only(is, was), ...found.gains],
      loses: [...only(was, is), ...found.loses],
    }
  }
}

function withTree(board: Board, tree: Tree): Pick<Board, 'tree' | 'notices'> {
  const { organisation } = board
  return { tree, notices: board.notices.map((notice) => withPlaces(notice, { tree, organisation })) }
}

/** What is out and not over, by what makes it the same whichever of its notices comes first. */
function shownOn({ tree, notices }: Pick<Board, 'tree' | 'notices'>, code: string, now: string) {
  const area = tree.area(code)
  if (!area || area.lo === area.hi) return new Map<string, IncidentThread>()
  const threads = threadsIn(notices, [area.lo, area.hi], now).filter(({ state }) => state !== 'over')
  return new Map(threads.map((thread) => [thread.top.incident ?? thread.top.id, thread]))
}

function only(these: ReadonlyMap<string, IncidentThread>, those: ReadonlyMap<string, IncidentThread>): Affected[] {
  return [...these].flatMap(([key, { top }]) =>
    those.has(key) ? [] : { what: 'notice', title: top.headline, href: `/announcements/${top.id}` },
  )
}

import type { Affected, ChangedPage, FindConsequences } from '../areas/corrections/consequences.ts'
import { buildTree, type Tree } from '../areas/tree/tree.ts'
import { toInstant } from '../platform/clock.ts'
import { type Board, openBoard } from './board.ts'
import { type IncidentThread, threadsIn } from './incident-thread.ts'
import { withPlaces } from './notice.ts'

/** Adds the notices that public pages would show only after a correction, or no longer: of the area, and around it. */
export function withNotices(find: FindConsequences): FindConsequences {
  return async (context, code, planned) => {
    const now = context.now()
    const [found, board] = await Promise.all([find(context, code, planned), openBoard(context).read(now)])
    const at = toInstant(now)
    const after = withTree(board, buildTree(planned.areas))
    const changeOf = (one: string) => {
      const [was, is] = [shownOn(board, one, at), shownOn(after, one, at)]
      return { gains: only(is, was), loses: only(was, is) }
    }
    const own = changeOf(code)
    const pages = codesAround([board.tree, after.tree], code).flatMap((one): ChangedPage[] => {
      const change = changeOf(one)
      const { name } = after.tree.area(one) ?? board.tree.area(one)!
      return change.gains.length + change.loses.length === 0 ? [] : [{ code: one, name, ...change }]
    })
    return {
      ...found,
      gains: [...own.gains, ...found.gains],
      loses: [...own.loses, ...found.loses],
      pages,
    }
  }
}

/**
 * The areas that an area is in before or after, from the nearest. What is "elsewhere" in a town is there too, and in the
 * area itself, because it comes with the first part and goes with the last.
 */
function codesAround(trees: readonly Tree[], code: string): string[] {
  const around = trees.flatMap((tree) => {
    const area = tree.area(code)
    return (area ? [area, ...tree.ancestors(area)] : []).flatMap((one) => {
      const rests = one.kind === 'town' ? tree.children(one.code).filter(({ kind }) => kind === 'rest') : []
      return [one, ...rests].map((one) => one.code)
    })
  })
  return [...new Set(around)].filter((one) => one !== code)
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

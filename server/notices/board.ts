import type { Tree } from '../areas/tree.ts'
import type { Context } from '../context.ts'
import { toInstant } from '../platform/clock.ts'
import { findOrganisation, type Organisation } from '../platform/organisation.ts'
import { rememberedDays } from './chain.ts'
import { type Notice, place } from './notice.ts'
import { findMark, findNotice, listChain, listNotices } from './queries.ts'

/** What the public is told, as it was at one moment. A new one is made whenever something changes. */
export interface Board {
  /** Counts the boards of this process. */
  edition: number
  organisation: Organisation
  tree: Tree
  /** Newest first, with those that were withdrawn. */
  notices: readonly Notice[]
  byId: ReadonlyMap<string, Notice>
}

export interface NoticeBoard {
  /** The board, at most a second behind the table. */
  read(): Promise<Board>
  /** Makes the next reader look at the table, however short ago that was. */
  invalidate(): void
}

const recheckMillis = 1000

/** Keeps the notices in memory, so that a public page does not wait for the database. */
export function openBoard(context: Context): NoticeBoard {
  let current: Board | null = null
  let mark = ''
  let checkedAt = Number.NEGATIVE_INFINITY
  let checking: Promise<Board> | null = null

  async function check(): Promise<Board> {
    const latest = await findMark(context.db)
    const { tree } = context.areas
    if (current === null || latest !== mark || tree !== current.tree) {
      current = { ...(await load(context, tree)), edition: (current?.edition ?? 0) + 1 }
      mark = latest
    }
    return current
  }

  return {
    async read() {
      const now = context.now().toMillis()
      if (current !== null && now - checkedAt < recheckMillis && now >= checkedAt) return current
      // Everybody who asks meanwhile waits for the same look at the table.
      checking ??= check().finally(() => {
        checking = null
      })
      const board = await checking
      checkedAt = now
      return board
    },
    invalidate() {
      checkedAt = Number.NEGATIVE_INFINITY
    },
  }
}

async function load(context: Context, tree: Tree): Promise<Omit<Board, 'edition'>> {
  const since = toInstant(context.now().minus({ days: rememberedDays }))
  const [stored, organisation] = await Promise.all([listNotices(context.db, since), findOrganisation(context.db)])
  const notices = stored.map((notice) => place(notice, tree))
  return { organisation, tree, notices, byId: new Map(notices.map((notice) => [notice.id, notice])) }
}

/**
 * The notice of this announcement with everything said of its incident, newest first; also what is too old for the
 * board. Null when nothing of that name was ever published.
 */
export async function findSaid(
  context: Context,
  board: Board,
  id: string,
): Promise<{ notice: Notice; said: readonly Notice[] } | null> {
  const known = board.byId.get(id)
  const notice = known ?? (await findOlder(context, board, id))
  if (!notice) return null
  if (notice.kind === 'marketing' || notice.incident === null) return { notice, said: [notice] }
  const chain = known
    ? board.notices.filter(({ incident }) => incident === notice.incident)
    : (await listChain(context.db, notice.incident)).map((one) => (one.id === id ? notice : place(one, board.tree)))
  return { notice, said: chain.filter(({ kind }) => kind === 'service') }
}

async function findOlder(context: Context, { tree }: Board, id: string): Promise<Notice | null> {
  const stored = await findNotice(context.db, id)
  return stored && place(stored, tree)
}

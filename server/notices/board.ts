import type { DateTime } from 'luxon'
import type { Tree } from '../areas/tree/tree.ts'
import type { Context } from '../context.ts'
import { type Instant, later, toInstant } from '../platform/clock.ts'
import { busyFrom } from '../platform/database-trouble.ts'
import { inTime, Unfinished } from '../platform/in-time.ts'
import { findOrganisation, type Organisation } from '../platform/organisation.ts'
import { DAY } from '../platform/time-units.ts'
import { withCorrections } from './corrections.ts'
import { rememberedDays } from './incident-thread.ts'
import { type Notice, withPlaces } from './notice.ts'
import { findMark, listNotices, listThread, type PublicMark } from './queries.ts'
import { withSizes } from './shown-images.ts'

/** All public notices at one moment. Any change makes a new board. */
export interface Board {
  /** Counts the boards of this process. */
  edition: number
  organisation: Organisation
  tree: Tree
  /** Newest first, retracted ones included. */
  notices: readonly Notice[]
  byId: ReadonlyMap<string, Notice>
  /** All notices that tell of the same: of an incident, or of what one without an incident began. */
  byThread: ReadonlyMap<string, readonly Notice[]>
  /** When all this last changed. Another board has a later time, even if a clock is set back. */
  changedAt: Instant
  /** When the areas last changed, on the same scale. */
  areasAt: Instant | null
}

export interface NoticeBoard {
  /** The board without waiting; null unless it was compared with the table within the last second. */
  recent(now: DateTime): Board | null
  /**
   * The board, at most a second behind the table. While the database does not answer, it is the last one: a town without
   * water reads what is known.
   */
  read(now: DateTime): Promise<Board>
}

const recheckMillis = 1000

/** How long readers wait for a database that does not answer, before they get what is kept. */
const patienceMillis = 3000

const boards = new WeakMap<Context, NoticeBoard>()

/** The board of a process, which all of its pages share. */
export function boardOf(context: Context): NoticeBoard {
  const board = boards.get(context) ?? openBoard(context)
  boards.set(context, board)
  return board
}

/** Keeps the notices in memory, so that a public page does not wait for the database. */
export function openBoard(context: Context): NoticeBoard {
  let current: Board | null = null
  let mark = ''
  let checkedAt = Number.NEGATIVE_INFINITY
  let checking: Promise<Board> | null = null

  async function check(now: DateTime): Promise<Board> {
    const latest = await findMark(context.db)
    const { tree } = context.areas
    if (current === null || latest.mark !== mark || tree !== current.tree) {
      current = { ...(await load(context, tree, latest, now)), edition: (current?.edition ?? 0) + 1 }
      mark = latest.mark
    }
    checkedAt = now.toMillis()
    return current
  }

  function recent(now: DateTime): Board | null {
    const age = now.toMillis() - checkedAt
    return age >= 0 && age < recheckMillis ? current : null
  }

  /** One comparison with the table, which all who ask meanwhile share. */
  function begin(now: DateTime): Promise<Board> {
    const last = current
    const board = check(now).finally(() => {
      checking = null
    })
    if (last === null) return board
    return inTime(board, patienceMillis).catch((error: unknown) => {
      if (error instanceof Unfinished || busyFrom(error)) return last
      throw error
    })
  }

  return {
    recent,
    async read(now) {
      const known = recent(now)
      if (known) return known
      checking ??= begin(now)
      return checking
    },
  }
}

async function load(
  context: Context,
  tree: Tree,
  { changedAt, areasAt }: PublicMark,
  now: DateTime,
): Promise<Omit<Board, 'edition'>> {
  const present = toInstant(now)
  // Counted from the last change, the same in every process, so that a feed does not lose an entry at one clock only.
  const since = later(changedAt < present ? changedAt : present, -rememberedDays * DAY)
  const [stored, organisation] = await Promise.all([listNotices(context.db, since), findOrganisation(context.db)])
  const placed = stored.map((notice) => withPlaces(notice, { tree, organisation }))
  const notices = withCorrections(await withSizes(context, placed))
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const byThread = Map.groupBy(notices, ({ thread }) => thread)
  return { organisation, tree, notices, byId, byThread, changedAt, areasAt }
}

/**
 * The notice of this announcement and all that tell of the same, even if they are too old for the board. Null if there
 * never was such a notice.
 */
export async function findThread(
  context: Context,
  board: Board,
  id: string,
): Promise<{ notice: Notice; thread: readonly Notice[] } | null> {
  const known = board.byId.get(id)
  if (known) return { notice: known, thread: board.byThread.get(known.thread) ?? [] }
  const placed = (await listThread(context.db, id)).map((one) => withPlaces(one, board))
  const stored = withCorrections(await withSizes(context, placed))
  const notice = stored.find((one) => one.id === id)
  return notice ? { notice, thread: stored.filter(({ thread }) => thread === notice.thread) } : null
}

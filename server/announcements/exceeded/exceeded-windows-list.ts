import type { Tree } from '../../areas/tree/tree.ts'
import { listPostedOver } from '../../calendar/booking-queries.ts'
import { readCalendarState } from '../../calendar/calendar-state.ts'
import type { Context } from '../../context.ts'
import { exceededInWords } from '../../planning/findings/caused-windows.ts'
import { type ExceededInPlan, type Excused, exceededInPlan } from '../../planning/forbidden/exceeded-in-plan.ts'
import type { Message } from '../../planning/model/message.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import type { World } from '../../planning/model/world.ts'
import type { Db } from '../../platform/transact.ts'
import { listHeadlines, listSeverityReasons } from '../queries.ts'
import { listOverriddenRules } from '../review-queries.ts'

export const excuses = ['exempt', 'overridden', 'grandfathered', 'by_hand', 'thread', 'history'] as const
export type Excuse = (typeof excuses)[number]

/** An exceeded window, and why each of its messages may be there. */
export interface ExplainedWindow extends ExceededInPlan {
  /** "Austin and 2 more places get 4 posts on Board within 24 hours; the limit is 3." */
  sentence: string
  posts: { message: Message; headline: string; excuse: Excuse | null; because: string | null }[]
}

/** Every exceeded window with a message in the range, earliest first. With `to: null` the range has no end. */
export async function listExceededWindows(
  context: Context,
  range: { from: number; to: number | null },
): Promise<{ windows: ExceededInPlan[]; world: World; tree: Tree }> {
  const { world, tree } = await readCalendarState(context)
  const windows = exceededInPlan(world, boundedRange(world, range)).sort(
    (a, b) => a.window.from - b.window.from || a.cap.id.localeCompare(b.cap.id) || a.places[0]! - b.places[0]!,
  )
  return { windows, world, tree }
}

/** Reads what their messages say and why each may be there. There may be very many windows, so ask only for some. */
export async function explainWindows(
  db: Db,
  world: World,
  windows: readonly ExceededInPlan[],
): Promise<ExplainedWindow[]> {
  const ids = [...new Set(windows.flatMap(({ messages }) => messages.map(({ announcement }) => announcement)))]
  const headlines = await listHeadlines(db, ids)
  const severityReasons = await listSeverityReasons(db, ids)
  const waived: Waived = {
    overridden: await listOverriddenRules(db, ids),
    postedOver: await listPostedOver(db, waivedIn(windows)),
  }
  return windows.map((exceeded) => ({
    ...exceeded,
    sentence: exceededInWords(world, exceeded),
    posts: exceeded.messages.map((message) => ({
      message,
      headline: headlines.get(message.announcement) ?? 'No headline yet',
      ...explained(excuseOf(exceeded, message, waived), severityReasons.get(message.announcement)),
    })),
  }))
}

/** The author's reason counts only where the severity is what excuses it. */
function explained(
  excuse: Excuse | null,
  reason: string | undefined,
): { excuse: Excuse | null; because: string | null } {
  return { excuse, because: excuse === 'exempt' ? (reason ?? null) : null }
}

function boundedRange({ plan }: World, { from, to }: { from: number; to: number | null }): TimeRange | null {
  const end = to ?? (plan.span()?.to ?? from) + 1
  return from < end ? { from, to: end } : null
}

/** Why rules are waived: those that approvers overrode, by announcement, and those broken by hand, by booking. */
interface Waived {
  overridden: ReadonlyMap<string, readonly string[]>
  postedOver: ReadonlyMap<string, readonly string[]>
}

function waivedIn(windows: readonly ExceededInPlan[]): string[] {
  const excused = windows.flatMap((window) => window.excuses.filter(({ excuse }) => excuse === 'waived'))
  return [...new Set(excused.map(({ message }) => message.id))]
}

function excuseOf(
  { cap, excuses: excused, messages }: ExceededInPlan,
  message: Message,
  waived: Waived,
): Excuse | null {
  const excuse: Excused['excuse'] | undefined = excused.find((entry) => entry.message.id === message.id)?.excuse
  if (excuse === 'waived') {
    if (waived.postedOver.get(message.id)?.includes(cap.id)) return 'by_hand'
    return waived.overridden.get(message.announcement)?.includes(cap.id) ? 'overridden' : 'grandfathered'
  }
  if (excuse) return excuse
  // What has gone out is never marked. Nothing could be done about it when the rule came to say this.
  return excused.length === 0 && messages.every(({ status }) => status === 'done') ? 'history' : null
}

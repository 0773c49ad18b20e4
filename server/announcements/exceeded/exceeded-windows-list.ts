import { size } from '../../areas/intervals.ts'
import type { Tree } from '../../areas/tree.ts'
import { readCalendarState } from '../../calendar/calendar-state.ts'
import type { Context } from '../../context.ts'
import { windowAndLimitInWords } from '../../planning/findings/cap-in-words.ts'
import { type ExceededInPlan, type Excused, exceededInPlan } from '../../planning/findings/exceeded-in-plan.ts'
import { mainZone, placesInWords } from '../../planning/findings/places-in-words.ts'
import type { Message } from '../../planning/model/message.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import type { World } from '../../planning/model/world.ts'
import { formatCount, pluralForm } from '../../platform/format.ts'
import { listHeadlines } from '../queries.ts'
import { listOverriddenRules } from '../review-queries.ts'

export type Excuse = 'exempt' | 'overridden' | 'grandfathered' | 'thread'

/** An exceeded window, and why each of its messages may be there. */
export interface ExplainedWindow extends ExceededInPlan {
  /** "Austin and 2 more places get 4 posts on Board within 24 hours; the limit is 3." */
  sentence: string
  posts: { message: Message; headline: string; excuse: Excuse | null }[]
}

/** Every exceeded window with a message in the range, earliest first. With `to: null` the range has no end. */
export async function listExceededWindows(
  context: Context,
  range: { from: number; to: number | null },
): Promise<{ windows: ExplainedWindow[]; world: World; tree: Tree }> {
  const { db } = context
  const { world, tree } = await readCalendarState(context)
  const windows = exceededInPlan(world, boundedRange(world, range)).sort(
    (a, b) => a.window.from - b.window.from || a.cap.id.localeCompare(b.cap.id) || a.places[0]! - b.places[0]!,
  )
  const ids = [...new Set(windows.flatMap(({ messages }) => messages.map(({ announcement }) => announcement)))]
  const headlines = await listHeadlines(db, ids)
  const overridden = await listOverriddenRules(db, ids)
  return {
    world,
    tree,
    windows: windows.map((exceeded) => ({
      ...exceeded,
      sentence: sentenceOf(world, exceeded),
      posts: exceeded.messages.map((message) => ({
        message,
        headline: headlines.get(message.announcement) ?? 'Without a headline',
        excuse: excuseOf(exceeded, message, overridden.get(message.announcement) ?? []),
      })),
    })),
  }
}

function boundedRange({ plan }: World, { from, to }: { from: number; to: number | null }): TimeRange | null {
  const end = to ?? (plan.span()?.to ?? from) + 1
  return from < end ? { from, to: end } : null
}

function excuseOf({ cap, excuses }: ExceededInPlan, message: Message, overridden: readonly string[]): Excuse | null {
  const excuse: Excused['excuse'] | undefined = excuses.find((entry) => entry.message.id === message.id)?.excuse
  if (excuse !== 'waived') return excuse ?? null
  return overridden.includes(cap.id) ? 'overridden' : 'grandfathered'
}

function sentenceOf(world: World, { cap, channel, places, window, messages }: ExceededInPlan): string {
  const who = `${placesInWords(world, places)} ${pluralForm(size(places), 'gets', 'get')}`
  const where = channel === null ? 'on its channels together' : `on ${world.channelName(channel)}`
  const posts = `${who} ${formatCount(messages.length, 'post')} ${where}`
  return `${posts} ${windowAndLimitInWords(cap, window.from, mainZone(world, places))}`
}

import type { ExceededInPlan } from '../forbidden/exceeded-in-plan.ts'
import type { Message } from '../model/message.ts'
import type { Finding } from '../model/report.ts'
import { isExempt } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { type PlanChange, planOverlay } from '../store/plan-overlay.ts'
import { judgeLateness } from '../time/lateness.ts'
import { findingOfWindow, threadWindows } from './caused-windows.ts'

/** Messages that leave their times by themselves: they go out at another, or are held. */
export interface Leaving {
  incident: string | null
  ids: ReadonlySet<string>
  /** How the plan changes, with the other parts of their announcement that change with them. */
  change: PlanChange
}

/** A booked message that gives way, and the window that would hold too many with it. */
export interface GivingWay {
  message: Message
  finding: Finding
}

/**
 * The booked messages that give way when messages leave their times by themselves and another of their thread counts there
 * (docs/scheduling-rules.md#due-time). Of each window that then holds too many it is the latest, as long as one is booked.
 */
export function givingWay(world: World, leaving: Leaving): GivingWay[] {
  const found: GivingWay[] = []
  for (;;) {
    const gone = found.map(({ message }) => message.id)
    const windows = windowsFilled(world, { ...leaving, change: withoutAlso(leaving.change, gone) })
    const next = windows.map(latestBooked).find((one) => one !== null)
    if (!next) return found
    found.push({ message: next.message, finding: findingOfWindow(world, next.window) })
  }
}

/** What the others of the thread break when these leave their times. */
export function findingsOfThread(world: World, leaving: Leaving): Finding[] {
  return windowsFilled(world, leaving).map((window) => findingOfWindow(world, window))
}

/**
 * The windows that hold too many because others of the thread count in them, of those that are out or going out now. What
 * is still ahead can be moved, and is listed until then.
 */
function windowsFilled(world: World, { incident, ids, change }: Leaving): ExceededInPlan[] {
  const isOut = ({ status, at }: Message) => status === 'done' || at <= world.now
  const counts = (one: Message) => one.incident === incident && !ids.has(one.id) && isOut(one)
  if (incident === null || !world.plan.thread(incident).some(counts)) return []
  const after = planOverlay(world.plan, change.without, change.plus)
  return threadWindows(world, after, incident).filter(({ cap, messages }) =>
    messages.some((one) => counts(one) && !isExempt(cap, one)),
  )
}

function latestBooked(window: ExceededInPlan): { message: Message; window: ExceededInPlan } | null {
  const message = window.messages.findLast((one) => one.status === 'booked' && !isExempt(window.cap, one))
  return message ? { message, window } : null
}

function withoutAlso({ without, plus }: PlanChange, ids: readonly string[]): PlanChange {
  return { without: new Set([...without, ...ids]), plus }
}

/**
 * The world without the booked messages of a thread that are late themselves. They are judged after this announcement, at
 * the time at which they go out, and come after it.
 */
export function withoutOverdue(
  world: World,
  { announcement, incident }: Pick<Message, 'announcement'> & Pick<Leaving, 'incident'>,
): World {
  if (incident === null) return world
  const overdue = world.plan
    .thread(incident)
    .filter((one) => one.announcement !== announcement && one.status === 'booked')
    .filter(({ at }) => judgeLateness(at, world.now, null) === 'late')
  return { ...world, plan: planOverlay(world.plan, new Set(overdue.map(({ id }) => id)), []) }
}

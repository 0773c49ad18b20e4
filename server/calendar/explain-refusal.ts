import type { Tree } from '../areas/tree/tree.ts'
import type { Context } from '../context.ts'
import { timeToPropose } from '../planning/findings/check.ts'
import type { Report } from '../planning/model/report.ts'
import type { World } from '../planning/model/world.ts'
import { withChange } from '../planning/store/plan-overlay.ts'
import { Busy } from '../platform/errors.ts'
import { readCalendarState } from './calendar-state.ts'
import type { Refusal } from './refused-by-rules.ts'
import type { Targets } from './targets.ts'

/** What a check said, and where the message would go. */
export interface Reported {
  /** The areas as its places are numbered. */
  tree: Tree
  report: Report
  targets: Targets
}

/** With the calendar on which it was judged. */
export interface Explained extends Reported {
  world: World
}

/**
 * The whole report of a refusal, with the time to propose instead, on the calendar as it is now. Looking for that time is
 * the costly part, so it has no place under the lock. Throws Busy when the areas have changed since the refusal.
 */
export async function explainRefusal(context: Context, refusal: Refusal): Promise<Explained> {
  const { areas, targets, candidate, change, verdict, findings } = refusal
  const { tree, world: present } = await readCalendarState(context)
  if (areas !== context.areas.mark || tree !== context.areas.tree)
    throw new Busy('The areas were reloaded in the meantime, so this was not done. Try again.')
  const world = withChange(present, change)
  const nextFree = candidate === null ? null : timeToPropose(world, candidate, refusal)
  return { tree, report: { verdict, findings, nextFree }, targets, world }
}

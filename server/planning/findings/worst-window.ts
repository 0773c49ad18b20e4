import type { Evidence } from '../forbidden/forbidden-interval.ts'
import type { Stretch } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { crowdedWindows } from './exceeded-windows.ts'

/** A window of a cap, how many messages one place gets in it, and by whose calendar. */
export interface Excess {
  count: number
  window: Stretch
  zone: string
}

/** Of the windows in which the candidate, going out at t, is one too many, the one that holds most. */
export function worstWindow(cap: Cap, evidence: Evidence, t: number): Excess {
  let worst: Excess = { count: 0, window: { from: t, to: t }, zone: evidence.zone }
  for (const { posts, window } of crowdedWindows(cap, evidence, t)) {
    if (posts.length > worst.count) worst = { count: posts.length, window, zone: evidence.zone }
  }
  return worst
}

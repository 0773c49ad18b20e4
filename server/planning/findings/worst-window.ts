import type { PlaceMessages } from '../forbidden/forbidden-interval.ts'
import type { TimeRange } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { exceededWindowsAt } from './exceeded-windows.ts'

/** A window of a cap, how many messages one place gets in it, and the zone whose calendar it follows. */
export interface WorstWindow {
  count: number
  window: TimeRange
  zone: string
}

/** Among the windows that the candidate would exceed by going out at t, finds the one with the most messages. */
export function worstWindow(cap: Cap, placeMessages: PlaceMessages, t: number): WorstWindow {
  const { zone } = placeMessages
  let worst: WorstWindow = { count: 0, window: { from: t, to: t }, zone }
  for (const { posts, window } of exceededWindowsAt(cap, placeMessages, t)) {
    if (posts.length > worst.count) worst = { count: posts.length, window, zone }
  }
  return worst
}

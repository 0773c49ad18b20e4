import { periodStarts } from '../../platform/time/zones.ts'
import type { TimeRange } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { durationMillis } from '../time/duration.ts'

/** A window of a cap and the posts in it. */
export interface WindowContents<Post> {
  window: TimeRange
  posts: readonly Post[]
}

/**
 * Finds the windows over the limit at one place. `posts` must be sorted by time. A window is left out if another window
 * has all of its posts. Throws RangeError for an unknown zone.
 */
export function windowsOverLimit<Post extends { at: number }>(
  cap: Cap,
  posts: readonly Post[],
  zone: string,
): WindowContents<Post>[] {
  const windows: WindowContents<Post>[] = []
  let next = 0
  for (let first = 0; first < posts.length && next < posts.length; first++) {
    const window = windowFrom(cap, posts[first]!.at, zone)
    if (posts[next]!.at >= window.to) continue
    while (next < posts.length && posts[next]!.at < window.to) next++
    if (next - first > cap.limit) windows.push({ window, posts: posts.slice(first, next) })
  }
  return windows
}

/** The rolling window that begins at an instant, or the local calendar period that contains it. */
function windowFrom({ window }: Cap, at: number, zone: string): TimeRange {
  if ('rolling' in window) return { from: at, to: at + durationMillis(window.rolling)! }
  const [from, to] = periodStarts(zone, window.calendar, at, at + 1)
  return { from: from!, to: to! }
}

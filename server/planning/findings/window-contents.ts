import type { Stretch } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { durationMillis } from '../time/duration.ts'
import { periodStarts } from '../time/zones.ts'

/** A window of a cap and what lies in it. */
export interface Held<Post> {
  window: Stretch
  posts: readonly Post[]
}

/** The windows over the limit at one place whose posts (by time) are given, without those that lie within another. */
export function overfullWindows<Post extends { at: number }>(
  cap: Cap,
  posts: readonly Post[],
  zone: string,
): Held<Post>[] {
  const windows: Held<Post>[] = []
  let next = 0
  for (let first = 0; first < posts.length && next < posts.length; first++) {
    const window = windowFrom(cap, posts[first]!.at, zone)
    if (posts[next]!.at >= window.to) continue
    while (next < posts.length && posts[next]!.at < window.to) next++
    if (next - first > cap.limit) windows.push({ window, posts: posts.slice(first, next) })
  }
  return windows
}

/** The rolling window that begins with an instant, or the local period that holds it. */
function windowFrom({ window }: Cap, at: number, zone: string): Stretch {
  if ('rolling' in window) return { from: at, to: at + durationMillis(window.rolling)! }
  const [from, to] = periodStarts(zone, window.calendar, at, at + 1)
  return { from: from!, to: to! }
}

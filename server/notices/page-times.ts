import type { Intervals } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import type { Instant } from '../platform/clock.ts'
import type { Time } from '../platform/pages/shared-props.ts'
import { dateAndTimeInWords } from '../platform/time-words.ts'

/** Formats times in one zone. Always with the date, never "today": a page may be read long after it was rendered. */
export type FormatTime = (instant: Instant) => Time

/** "Wednesday 10 June, 9:00 am CDT"; with the year unless it is the current one. */
export function timeFormatter(zone: string, now: Instant): FormatTime {
  return (instant) => ({ iso: instant, label: dateAndTimeInWords(instant, zone, now) })
}

/** The zone where most people of these places live. Each place counts as one more person, in case none has a figure. */
export function zoneOfMost(tree: Tree, places: Intervals): string | undefined {
  const totals = new Map<number, number>()
  for (let i = 0; i < places.length; i += 2) {
    for (let place = places[i]!; place < places[i + 1]!; place++) {
      const zone = tree.zoneOf[place]!
      totals.set(zone, (totals.get(zone) ?? 0) + 1 + Math.max(tree.peopleOf[place]!, 0))
    }
  }
  const [most] = [...totals].sort((a, b) => b[1] - a[1])
  return most && tree.zones[most[0]]
}

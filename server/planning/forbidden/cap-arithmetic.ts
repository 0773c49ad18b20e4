import { lowerBound } from '../../platform/binary-search.ts'

/**
 * The input for evaluating a cap at places that the same messages reach. The candidate would go out at t + offset for
 * each of `offsets` (ascending, in milliseconds). `order` lists the messages that already count, in calendar order, as
 * indices into `times`.
 */
export interface CapQuestion {
  times: ArrayLike<number>
  order: readonly number[]
  offsets: readonly number[]
  limit: number
  report: ReportRange
}

/** A forbidden range [from, to) of t, caused by the messages `order[first]` up to `order[end]`, exclusive. */
export type ReportRange = (from: number, to: number, first: number, end: number) => void

/**
 * Reports the forbidden t of a rolling cap: any limit + 1 consecutive messages must span at least `span` milliseconds.
 * When r of the others and messages j through k of the candidate are one too many, t is forbidden between (last of the
 * r − span − offsetⱼ) and (first of the r + span − offsetₖ), both ends excluded (docs/scheduling-rules.md#free-times).
 * With `near`, reports only the ranges that `order[near]` causes.
 */
export function forbidRolling(question: CapQuestion, span: number, near?: number): void {
  const { times, order, offsets, limit, report } = question
  for (let j = 0; j < offsets.length; j++) {
    for (let k = j; k < offsets.length && offsets[k]! - offsets[j]! < span; k++) {
      const others = limit - (k - j)
      if (others <= 0) {
        report(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0)
        break
      }
      const lastFirst = Math.min(near ?? order.length, order.length - others)
      for (let first = near === undefined ? 0 : Math.max(0, near - others + 1); first <= lastFirst; first++) {
        const earliest = times[order[first]!]!
        const latest = times[order[first + others - 1]!]!
        if (latest - earliest >= span) continue
        const from = latest - span - offsets[j]! + 1
        const to = earliest + span - offsets[k]!
        if (from < to) report(from, to, first, first + others)
      }
    }
  }
}

/**
 * Reports the forbidden t of a calendar cap: at most `limit` messages in each period. `starts` are the instants at
 * which the places' local periods begin; they must cover every t.
 */
export function forbidCalendar(question: CapQuestion, starts: readonly number[], near?: number): void {
  const { times, order } = question
  if (near !== undefined) {
    const period = lowerBound(starts, times[order[near]!]! + 1) - 1
    if (period >= 0 && period + 1 < starts.length) forbidPeriod(question, starts[period]!, starts[period + 1]!, near)
    return
  }
  let first = 0
  for (let period = 0; period + 1 < starts.length; period++) {
    while (first < order.length && times[order[first]!]! < starts[period]!) first++
    first = forbidPeriod(question, starts[period]!, starts[period + 1]!, first)
  }
}

/**
 * `inside` is the index of any message in the period, or of the first one after it. Returns the index after the
 * period's last message.
 */
function forbidPeriod(question: CapQuestion, start: number, next: number, inside: number): number {
  const { times, order, offsets, limit, report } = question
  let first = inside
  while (first > 0 && times[order[first - 1]!]! >= start) first--
  let end = inside
  while (end < order.length && times[order[end]!]! < next) end++
  const own = Math.max(1, limit + 1 - (end - first))
  for (let k = own - 1; k < offsets.length; k++) {
    const from = start - offsets[k - own + 1]!
    const to = next - offsets[k]!
    if (from < to) report(from, to, first, end)
  }
  return end
}

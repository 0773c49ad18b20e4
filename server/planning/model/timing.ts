import type { Candidate, Part } from './message.ts'

/**
 * The times of a candidate when its instant t is the question: each floating part goes out at t + offset
 * (milliseconds). When only some parts have a time, those parts are fixed.
 */
export interface Timing {
  floating: readonly FloatingPart[]
  fixed: readonly FixedPart[]
}

export type FloatingPart = Part & { offset: number }
export type FixedPart = Part & { at: number }

/** When every part has a time, all of them move together and keep their distances from the earliest. */
export function timingOf(candidate: Candidate): Timing {
  const fixed = timedParts(candidate)
  const untimed = candidate.parts.filter((part) => part.at === null)
  if (untimed.length > 0) return { floating: untimed.map((part) => ({ ...part, offset: 0 })), fixed }
  const base = timeOf(candidate) ?? 0
  return { floating: fixed.map((part) => ({ ...part, offset: part.at - base })), fixed: [] }
}

/** The time of the earliest part that has one. */
export function timeOf(candidate: Candidate): number | null {
  const times = timedParts(candidate).map((part) => part.at)
  return times.length === 0 ? null : Math.min(...times)
}

/** The candidate without the parts that have no time yet. */
export function timed(candidate: Candidate): Candidate {
  return { ...candidate, parts: timedParts(candidate) }
}

/** The candidate as it would be if it went out at t. */
export function placedAt(candidate: Candidate, t: number): Candidate {
  const { floating, fixed } = timingOf(candidate)
  return { ...candidate, parts: [...fixed, ...floating.map(({ offset, ...part }) => ({ ...part, at: t + offset }))] }
}

function timedParts(candidate: Candidate): FixedPart[] {
  return candidate.parts.flatMap((part) => (part.at === null ? [] : [{ ...part, at: part.at }]))
}

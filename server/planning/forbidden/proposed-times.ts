import { DAY, MINUTE } from '../../platform/time-units.ts'
import type { Candidate } from '../model/message.ts'
import type { World } from '../model/world.ts'
import { freeRanges, furthestFreeTime } from './free-times.ts'
import { threadJudge } from './thread-windows.ts'

/** What to ask when the answer is a time that somebody will use. */
export interface Proposal {
  world: World
  candidate: Candidate
}

/**
 * The question as it is judged when a proposed time is used: up to a minute from now, when more has passed and a hold
 * without a known end reaches further, and without the rules that were waived, because that was for the candidate's own
 * times.
 */
export function asProposal(world: World, candidate: Candidate): Proposal {
  const soonest = Math.ceil((world.now + MINUTE) / MINUTE) * MINUTE
  return { world: { ...world, now: soonest - 1 }, candidate: { ...candidate, waivedRules: [] } }
}

/**
 * The first whole minute at or after `at` that is still ahead and allowed, or null if there is none within `withinMs`.
 * It is usually near, so the search starts with two days and then widens.
 */
export function nextFree(now: World, asked: Candidate, at: number, withinMs = furthestFreeTime): number | null {
  const { world, candidate } = asProposal(now, asked)
  const judge = threadJudge(world, candidate)
  const start = Math.max(at, world.now + 1)
  const end = start + withinMs
  for (let from = start, look = 2 * DAY; from < end; from += look, look *= 8) {
    const free = freeRanges(world, candidate, { from, to: Math.min(end, from + look) }, judge)
    for (const range of free) {
      const minute = Math.ceil(range.from / MINUTE) * MINUTE
      if (minute < range.to) return minute
    }
  }
  return null
}

/** The last whole minute before `at` that is still ahead and allowed, or null if there is none within `withinMs`. */
export function previousFree(now: World, asked: Candidate, at: number, withinMs = furthestFreeTime): number | null {
  const { world, candidate } = asProposal(now, asked)
  const judge = threadJudge(world, candidate)
  const earliest = Math.max(world.now + 1, at - withinMs)
  for (let to = at, look = 2 * DAY; to > earliest; to -= look, look *= 8) {
    const free = freeRanges(world, candidate, { from: Math.max(earliest, to - look), to }, judge)
    for (const range of free.reverse()) {
      const minute = Math.floor((range.to - 1) / MINUTE) * MINUTE
      if (minute >= range.from) return minute
    }
  }
  return null
}

import { firstInstantAt, offsetAt } from '../../platform/time/zones.ts'
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

/** When every part has a time, all of them move together and keep their distances. */
export function timingOf(candidate: Pick<Candidate, 'parts'>): Timing {
  const open = candidate.parts.filter(isOpen)
  const timed = timedParts(candidate).filter((part) => !isOpen(part))
  if (open.length > 0) return { floating: open.map((part) => ({ ...part, offset: 0 })), fixed: timed }
  const base = timeOf(candidate) ?? 0
  return { floating: timed.map((part) => ({ ...part, offset: part.at - base })), fixed: [] }
}

/** Whether parts wait for a time, which the others do not follow: those keep theirs. */
export function hasOpenParts(candidate: Pick<Candidate, 'parts'>): boolean {
  return candidate.parts.some(isOpen)
}

/** "As soon as it may" is no time that others could keep a distance from: it changes with the clock. */
function isOpen({ at, soon }: Part): boolean {
  return at === null || soon === true
}

/**
 * The candidate's time, from which the others keep their distances: the first at which a channel without a time of its
 * own goes out. If all channels have their own, it is the first of those.
 */
export function timeOf(candidate: Pick<Candidate, 'parts'>): number | null {
  const timed = timedParts(candidate)
  const main = timed.filter(({ own }) => !own)
  const times = (main.length > 0 ? main : timed).map((part) => part.at)
  return times.length === 0 ? null : Math.min(...times)
}

/** The candidate without the parts that have no time yet. */
export function timed(candidate: Candidate): Candidate {
  return { ...candidate, parts: timedParts(candidate) }
}

/** How far the times of a candidate shift: the instants, and what the clocks of readers show for local times. */
export interface Shift {
  instants: number
  clocks: number
}

/**
 * The shift that brings a candidate to t. Local times shift on the clock, so their instants do not keep their distances
 * when some zone changes its clocks; t is then when the first zone's clock gets there. Null when no local time does
 * that, or when a zone's clocks skip it.
 */
export function shiftTo(candidate: Pick<Candidate, 'parts'>, t: number): Shift | null {
  const instants = t - (timeOf(candidate) ?? t)
  const local = localParts(candidate)
  if (instants === 0 || local.length === 0) return { instants, clocks: instants }
  const lead = leadOf(local)
  const first = Math.min(...lead.map(({ at }) => at)) + instants
  const clocks = clocksAt(lead, first)
  const exists = local.every(({ zone, wall }) => {
    const at = firstInstantAt(zone, wall + clocks)
    return at + offsetAt(zone, at) === wall + clocks
  })
  const comesFirst = Math.min(...lead.map(({ zone, wall }) => firstInstantAt(zone, wall + clocks))) === first
  return exists && comesFirst ? { instants, clocks } : null
}

/** The candidate as it would be if it went out at t; null when there is no local time for that. */
export function placedAt(candidate: Candidate, t: number): Candidate | null {
  if (hasOpenParts(candidate))
    return { ...candidate, parts: candidate.parts.map((part) => (isOpen(part) ? { ...part, at: t } : part)) }
  const shift = shiftTo(candidate, t)
  if (shift === null) return null
  const { instants, clocks } = shift
  return { ...candidate, parts: timedParts(candidate).map((part) => shifted(part, instants, clocks)) }
}

function shifted(part: FixedPart, instants: number, clocks: number): Part {
  if (instants === 0) return part
  if (!isLocal(part)) return { ...part, at: part.at + instants }
  const wall = part.wall + clocks
  return { ...part, wall, at: firstInstantAt(part.zone, wall) }
}

export type LocalPart = FixedPart & { zone: string; wall: number }

/** The parts that go out when the clocks of their zone show a time. */
export function localParts(candidate: Pick<Candidate, 'parts'>): LocalPart[] {
  return hasOpenParts(candidate) ? [] : timedParts(candidate).filter(isLocal)
}

/** The local parts whose first one is at the candidate's time. */
export function leadOf(local: readonly LocalPart[]): readonly LocalPart[] {
  const main = local.filter(({ own }) => !own)
  return main.length > 0 ? main : local
}

/** How far the clocks of the parts have to shift so that the first of them is at `first`. */
export function clocksAt(lead: readonly LocalPart[], first: number): number {
  return first + Math.max(...lead.map(({ zone, wall }) => offsetAt(zone, first) - wall))
}

function isLocal(part: FixedPart): part is LocalPart {
  return part.zone !== undefined && part.wall !== undefined
}

function timedParts(candidate: Pick<Candidate, 'parts'>): FixedPart[] {
  return candidate.parts.flatMap((part) => (part.at === null ? [] : [{ ...part, at: part.at }]))
}

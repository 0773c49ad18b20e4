import type { Part } from '../planning/model/message.ts'
import { hasOpenParts, type Shift, shiftTo } from '../planning/model/timing.ts'
import { fromMillis, toMillis } from '../platform/clock.ts'
import type { Moment } from '../platform/time/instant-input.ts'
import { readWall, writeWall } from '../platform/time/wall-time.ts'
import { type Intent, wallOf } from './targets.ts'
import { type At, isLocal, isMoment } from './time-input.ts'

export type Times = Pick<Intent, 'at' | 'atByChannel'>
type OwnTime = Times['atByChannel'][string]

/**
 * The times of a message that is moved by one time, as every proposed time means it: the channels without a time of
 * their own go out at `to`, and the others keep their distance (docs/scheduling-rules.md#times). One local time for
 * everybody stays one, and comes at `to` where it comes first. Null when no clock shows a local time that does that.
 */
export function shiftedTo(times: Times, parts: readonly Part[], to: Moment): Times | null {
  const own = Object.entries(times.atByChannel).filter(([key]) => parts.some(({ channel }) => channel === key))
  if (hasOpenParts({ parts })) return { at: to, atByChannel: Object.fromEntries(own) }
  const shift = shiftTo({ parts }, toMillis(to.at))
  if (shift === null) return null
  return {
    at: mainTime(times.at, { to, shift, isUsed: parts.some((part) => !part.own) }),
    atByChannel: Object.fromEntries(own.map(([key, at]) => [key, shifted(at, shift)])),
  }
}

/** The zone in which a time was entered stays with it, unless the new one was entered in a zone too. */
function mainTime(at: At, { to, shift, isUsed }: { to: Moment; shift: Shift; isUsed: boolean }): At {
  if (at === null || at === 'approval' || !isUsed) return at === null && !isUsed ? null : to
  return isMoment(at) && to.zone !== null ? to : shifted(at, shift)
}

/**
 * The times with another one for the channels without their own, as soon as approved or at a local time; the other
 * channels keep their distance. `before` and `after` are the parts of the former. Null when there are none.
 */
export function replacedBy(
  times: Times,
  at: At,
  { before, after }: { before: readonly Part[]; after: readonly Part[] },
): Times | null {
  if (after.length === 0) return null
  const first = (parts: readonly Part[]) => Math.min(...parts.map((part) => part.at ?? Number.NaN))
  const shift = hasOpenParts({ parts: before }) ? 0 : first(after) - first(before)
  const clocks = isLocal(times.at) && isLocal(at) ? wallOf(at) - wallOf(times.at) : shift
  const own = Object.entries(times.atByChannel)
  return {
    at,
    atByChannel: Object.fromEntries(own.map(([key, time]) => [key, shifted(time, { instants: shift, clocks })])),
  }
}

function shifted(at: OwnTime, { instants, clocks }: Shift): OwnTime {
  if (!isMoment(at)) return { local: writeWall(wallOf(at) + clocks) }
  const millis = toMillis(at.at) + instants
  return { at: fromMillis(millis), zone: at.zone, wall: at.zone === null ? null : readWall(at.zone, millis).wall }
}

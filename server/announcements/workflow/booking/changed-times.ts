import { listBookingsOf } from '../../../calendar/booking-queries.ts'
import { replacedBy, shiftedTo, type Times } from '../../../calendar/shifted-times.ts'
import { partsOf, resolveTargets } from '../../../calendar/targets.ts'
import { isMoment, isPlannable } from '../../../calendar/time-input.ts'
import { listChannels } from '../../../channels/queries.ts'
import { placedAt } from '../../../planning/model/timing.ts'
import { toMillis } from '../../../platform/clock.ts'
import { Invalid } from '../../../platform/errors.ts'
import { outOfRange } from '../../../platform/time/planned-years.ts'
import { bookingBase } from '../../announcement.ts'
import type { TimesChange } from '../../schema.ts'
import type { Step } from '../transition.ts'
import { type LeftParts, onlyChannels, onlyPartsAsBooked, partsLeft } from './left-parts.ts'
import { withZoneTimes, type ZoneTimes, zoneTimesIn, zoneTimesOf } from './zone-times.ts'

export interface ChangedTimes {
  times: Partial<Times>
  /** Those of zones that keep another time than their channel. */
  zoneTimes: ZoneTimes
}

/**
 * The announcement's times after a change. One time alone shifts the times of single channels with it, and a stated map
 * replaces them (docs/scheduling-rules.md#times); so does one local time for everybody. With `left`, they are the times of those parts only. Throws
 * Invalid if no local time does that.
 */
export async function changedTimes(
  { calendar, before: whole, now }: Step,
  { at, atByChannel }: Omit<TimesChange, 'publishBy'>,
  left: LeftParts | null,
): Promise<ChangedTimes> {
  const before = left === null ? whole : onlyChannels(whole, left)
  if (atByChannel !== undefined) {
    for (const key of Object.keys(atByChannel))
      if (!before.channels.includes(key))
        throw new Invalid({ [`atByChannel.${key}`]: `It does not go out on a channel ${key}.` })
    return { times: { at: at === undefined ? before.at : at, atByChannel }, zoneTimes: new Map() }
  }
  const { trx, tree } = calendar
  const targets = resolveTargets(tree, await listChannels(trx), before)
  const partsAt = (times: Times) => {
    const parts = partsOf(tree, targets, times, toMillis(now))
    return left === null ? parts : partsLeft(tree, parts, left)
  }
  const shifting = left === null ? whole : onlyPartsAsBooked(whole, left)
  const asStated = partsAt(shifting)
  const zoneTimes = zoneTimesOf(tree, asStated, left?.bookings ?? (await listBookingsOf(trx, whole.id)))
  if (at === undefined) return { times: {}, zoneTimes }
  if (isMoment(at)) {
    const parts = withZoneTimes(asStated, zoneTimes)
    const times = required(shiftedTo(shifting, parts, at), skipped)
    const moved = placedAt({ ...bookingBase(whole), parts, publishBy: null }, toMillis(at.at))
    return { times, zoneTimes: zoneTimesIn(moved?.parts ?? [], zoneTimes) }
  }
  const main = (times: Times) => partsAt(times).filter(({ own }) => !own)
  const parts = { before: main(before), after: main({ at, atByChannel: before.atByChannel }) }
  return { times: required(replacedBy(before, at, parts), allOwn), zoneTimes: new Map() }
}

const skipped =
  'No local time comes first at that instant: some clocks change that day. Choose another time, or one local time.'
const allOwn = 'Every channel has a time of its own. State atByChannel too, or give the time of the first one.'

function required(times: Times | null, otherwise: string): Times {
  if (times === null) throw new Invalid({ at: otherwise })
  if (![times.at, ...Object.values(times.atByChannel)].every(isPlannable)) throw new Invalid({ at: outOfRange })
  return times
}

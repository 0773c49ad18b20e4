import { replacedBy, shiftedTo, type Times } from '../../calendar/shifted-times.ts'
import { partsOf, resolveTargets } from '../../calendar/targets.ts'
import { isMoment, isPlannable } from '../../calendar/time-input.ts'
import { listChannels } from '../../channels/queries.ts'
import { toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import { outOfRange } from '../../platform/time/instant-input.ts'
import type { TimesChange } from '../schema.ts'
import { type LeftParts, onlyChannels, onlyPartsAsBooked, partsLeft } from './left-parts.ts'
import type { Step } from './transition.ts'

/**
 * The announcement's times after a change. One time alone shifts the times of single channels with it, and a stated map
 * replaces them (docs/scheduling-rules.md#times). With `left`, they are the times of those parts only. Throws
 * Invalid if no local time does that.
 */
export async function changedTimes(
  { calendar, before: whole, now }: Step,
  { at, atByChannel }: Omit<TimesChange, 'publishBy'>,
  left: LeftParts | null,
): Promise<Partial<Times>> {
  const before = left === null ? whole : onlyChannels(whole, left)
  if (atByChannel !== undefined) {
    for (const key of Object.keys(atByChannel))
      if (!before.channels.includes(key))
        throw new Invalid({ [`atByChannel.${key}`]: `It does not go out on a channel ${key}.` })
    return { at: at === undefined ? before.at : at, atByChannel }
  }
  if (at === undefined) return {}
  const { tree } = calendar
  const targets = resolveTargets(tree, await listChannels(calendar.trx), before)
  const partsAt = (times: Times) => {
    const parts = partsOf(tree, targets, times, toMillis(now))
    return left === null ? parts : partsLeft(tree, parts, left)
  }
  if (isMoment(at)) {
    const shifting = left === null ? whole : onlyPartsAsBooked(whole, left)
    return required(shiftedTo(shifting, partsAt(shifting), at), skipped)
  }
  const main = (times: Times) => partsAt(times).filter(({ own }) => !own)
  const parts = { before: main(before), after: main({ at, atByChannel: before.atByChannel }) }
  return required(replacedBy(before, at, parts), allOwn)
}

const skipped =
  'No local time comes first at that instant: some clocks change that day. Choose another time, or one local time.'
const allOwn = 'Every channel has a time of its own. State atByChannel too, or give the time of the first one.'

function required(times: Times | null, otherwise: string): Times {
  if (times === null) throw new Invalid({ at: otherwise })
  if (![times.at, ...Object.values(times.atByChannel)].every(isPlannable)) throw new Invalid({ at: outOfRange })
  return times
}

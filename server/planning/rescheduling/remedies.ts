import { pairs, size, unionAll } from '../../areas/tree/intervals.ts'
import { previousFree } from '../forbidden/proposed-times.ts'
import type { Candidate } from '../model/message.ts'
import type { Finding, Remedy, Report } from '../model/report.ts'
import { hasOpenParts, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { delayingChannels } from './delaying-channels.ts'
import type { ProposedReschedules } from './propose-reschedules.ts'

/**
 * Suggests what would help a blocked candidate; empty when it is not blocked. `proposed` are the reschedules of other
 * posts that would make room for it.
 */
export function remedies(world: World, candidate: Candidate, report: Report, proposed: ProposedReschedules): Remedy[] {
  const at = timeOf(candidate)
  if (report.verdict !== 'blocked' || at === null) return []
  const blocking = report.findings.filter((finding) => finding.level === 'block')
  // Whatever it leaves out, it leaves its earlier times.
  if (blocking.some(({ isOfThread }) => isOfThread)) return otherTimes(world, candidate, at, report.nextFree)
  return [
    ...delayingChannels(world, candidate, blocking),
    ...otherTimes(world, candidate, at, report.nextFree),
    ...blocking.flatMap((finding) => withoutPlaces(world, candidate, finding)),
    ...withoutChannel(candidate, blocking),
    ...splitByZone(world, candidate, blocking),
    ...reschedulingOthers(proposed),
  ]
}

function otherTimes(world: World, candidate: Candidate, at: number, next: number | null): Remedy[] {
  const times = [next, hasOpenParts(candidate) ? null : previousFree(world, candidate, at)]
  return times.flatMap((time) => (time === null ? [] : [{ type: 'reschedule', at: time, by: time - at }]))
}

/** Leaves out the places that have reached the limit, if others remain. */
function withoutPlaces({ names }: World, { parts }: Candidate, { type, channel, places }: Finding): Remedy[] {
  const reach = unionAll(parts.filter((part) => channel === null || part.channel === channel).map((part) => part.reach))
  if (type !== 'cap' || places.count === size(reach)) return []
  let people = 0
  for (const [lo, hi] of pairs(places.intervals)) {
    for (let place = lo; place < hi; place++) people += names.peopleOf(place) ?? 0
  }
  return [{ type: 'leave_out_places', channel, places: places.intervals, count: places.count, people }]
}

/** Leaves out the one blocked channel, if others are free. */
function withoutChannel({ parts }: Candidate, blocking: readonly Finding[]): Remedy[] {
  const blocked = new Set(blocking.map((finding) => finding.channel))
  const [channel] = blocked
  const others = parts.some((part) => part.channel !== channel)
  return blocked.size === 1 && typeof channel === 'string' && others ? [{ type: 'leave_out_channel', channel }] : []
}

/** If only some of its zones are in quiet hours, the others need not wait. */
function splitByZone({ places }: World, { parts }: Candidate, blocking: readonly Finding[]): Remedy[] {
  const quiet = blocking.filter((finding) => finding.type === 'quiet')
  const zones = new Set(quiet.flatMap((finding) => finding.places.zones))
  const all = byZone(places, unionAll(parts.map((part) => part.reach)))
  return zones.size > 0 && zones.size < all.size ? [{ type: 'split_by_zone', zones: [...all.keys()] }] : []
}

function reschedulingOthers({ reschedules, cost }: ProposedReschedules): Remedy[] {
  return reschedules.length === 0 ? [] : [{ type: 'reschedule_others', reschedules, cost }]
}

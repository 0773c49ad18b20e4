import { contains, type Intervals } from '../../areas/tree/intervals.ts'
import type { Cap, Rule } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import { DAY } from '../../platform/time-units.ts'
import { type CapUsage, visitCapUsage } from '../cap-usage.ts'
import { daysOf, type Span } from '../query/days.ts'
import type { Day } from './props.ts'

/** The cap that the days are measured by: among daily caps, the one for most kinds, then the lowest limit. */
export function measuringCap(rules: readonly Rule[]): Cap | null {
  const caps = rules.filter((rule): rule is Cap => rule.type === 'cap' && rule.limit > 0 && isDaily(rule))
  const [first = null] = caps.sort((a, b) => b.kinds.length - a.kinds.length || a.limit - b.limit)
  return first
}

function isDaily({ window }: Cap): boolean {
  return 'rolling' in window ? durationMillis(window.rolling) === DAY : window.calendar === 'day'
}

/** The usage of a cap at the fullest place on each day. Each day counts only its own messages. */
export function dailyUsage(
  world: World,
  cap: Cap,
  span: Span,
  filter: { places: Intervals | null; channel: string | undefined },
): Day['usage'][] {
  return daysOf(span).map(({ from, to }) => {
    let fullest: FullestPlace | null = null
    visitCapUsage(world, cap, { from: from.toMillis(), to: to.toMillis(), channel: filter.channel }, (usage) => {
      if (usage.count >= (fullest?.count ?? 1)) fullest = fuller(world, fullest, usage, filter.places)
    })
    return fullest && usageOf(world, cap, fullest)
  })
}

interface FullestPlace {
  count: number
  place: number
  people: number
}

/** Of equally full places, picks the one with the most people, because it is the best known. */
function fuller(
  world: World,
  than: FullestPlace | null,
  { lo, hi, count }: CapUsage,
  within: Intervals | null,
): FullestPlace | null {
  let best = than
  for (let place = lo; place < hi; place++) {
    const people = world.names.peopleOf(place) ?? 0
    if (best !== null && best.count === count && best.people >= people) continue
    if (within === null || contains(within, place)) best = { count, place, people }
  }
  return best
}

function usageOf({ names }: World, { limit }: Cap, { count, place }: FullestPlace): Day['usage'] {
  return { used: count, limit, text: `${count} of ${limit} ${names.nameOf(place)}` }
}

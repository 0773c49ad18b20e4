import type { Intervals } from '../../areas/tree/intervals.ts'
import { reachOf } from '../../audiences/reach.ts'
import type { Channel } from '../../channels/channel.ts'
import { sweep } from '../../planning/forbidden/sweep.ts'
import type { Cap } from '../../planning/model/rule-schema.ts'
import { coversChannel, isExempt } from '../../planning/model/scope.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import { toMillis } from '../../platform/clock.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Assessment } from '../checks/assessment.ts'

/** How many posts the busiest place of the reach gets in 24 hours, and the tightest limit on that. */
export interface RecentPosts {
  count: number
  limit: number | null
}

/** In the 24 hours before it goes out, by channel; a channel that reaches nobody is left out. */
export function recentPosts(assessment: Assessment): Map<string, RecentPosts> {
  const { tree, targets, calendar, candidate, now } = assessment
  const at = timeOf(candidate) ?? toMillis(now)
  const counts = new Map<string, RecentPosts>()
  for (const channel of calendar.channels) {
    const reach = targets.places.length === 0 ? [] : reachOf(tree, channel, targets.places)
    if (reach.length === 0) continue
    const cap = tightestCap(assessment, channel)
    const messages = calendar.world.plan
      .find({ from: at - DAY + 1, to: at + 1, reach, on: (key) => key === channel.key })
      .filter(({ announcement }) => announcement !== candidate.announcement)
      .filter(({ kind }) => cap === null || cap.kinds.includes(kind))
    const sets = messages.map((message) => message.reach)
    counts.set(channel.key, { count: mostAtOnePlace(sets, reach), limit: cap?.limit ?? null })
  }
  return counts
}

function tightestCap({ calendar, candidate }: Assessment, { key }: Channel): Cap | null {
  const caps = calendar.world.rules.filter(
    (rule): rule is Cap =>
      rule.type === 'cap' &&
      rule.enforcement === 'block' &&
      rule.kinds.includes(candidate.kind) &&
      coversChannel(rule, key) &&
      !isExempt(rule, candidate) &&
      'rolling' in rule.window &&
      durationMillis(rule.window.rolling) === DAY,
  )
  return caps.sort((a, b) => a.limit - b.limit)[0] ?? null
}

function mostAtOnePlace(sets: readonly Intervals[], places: Intervals): number {
  let most = 0
  sweep({ sets, owns: [places], places: null }, ({ inside }) => {
    most = Math.max(most, inside.length)
  })
  return most
}

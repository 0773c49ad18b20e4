import type { Intervals } from '../../areas/intervals.ts'
import { reachOf } from '../../audiences/reach.ts'
import type { Channel } from '../../channels/channel.ts'
import { channelIcons } from '../../channels/channel-icons.ts'
import { measure } from '../../channels/limits.ts'
import { sweep } from '../../planning/forbidden/sweep.ts'
import type { Cap } from '../../planning/model/rule-schema.ts'
import { coversChannel, isExempt } from '../../planning/model/scope.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import { toMillis } from '../../platform/clock.ts'
import { formatCount } from '../../platform/format.ts'
import type { Assessment } from '../checks/assessment.ts'
import { textFor } from '../content.ts'
import type { ChannelsFragment } from './composer-props.ts'

const DAY = 86_400_000

/** The channels to choose from: whom each goes to, how the text fits, and how much those people have had. */
export function channelsFragment(assessment: Assessment, error: string | null): ChannelsFragment {
  const { content, calendar, candidate, now } = assessment
  const channels = calendar.channels.filter(({ key, enabled }) => enabled || content.channels.includes(key))
  const chosen = channels.filter(({ key }) => content.channels.includes(key))
  const at = timeOf(candidate) ?? toMillis(now)
  return {
    summary: `${chosen.length} of ${formatCount(channels.length, 'channel')}`,
    error,
    channels: channels.map((channel) => {
      const length = measure(channel, textFor(content, channel.key), content.link)
      return {
        key: channel.key,
        name: channel.name,
        icon: channelIcons[channel.type],
        chosen: chosen.includes(channel),
        goesTo: goesTo(assessment, channel),
        length: length.limit === null ? 'no limit' : length.words,
        tooLong: length.over,
        ...counted(assessment, channel, at),
      }
    }),
    countHead: at - toMillis(now) < 60_000 ? 'Last 24 hours' : '24 hours before',
  }
}

function goesTo({ tree, targets }: Assessment, { type, finest, serves, enabled, settings }: Channel): string {
  if (!enabled) return 'switched off'
  const served = tree.area(serves)?.name ?? serves
  if (type === 'email') return settings.to ? `the list ${settings.to}` : 'no list yet: an administrator enters it'
  if (type === 'webhook') return settings.url && URL.canParse(settings.url) ? new URL(settings.url).host : served
  if (type === 'notices')
    return targets.places.length === 0 ? 'the pages of the places' : 'the pages and feeds of the places'
  const whom =
    finest === 'none'
      ? `everyone it reaches in ${served}`
      : finest === 'town'
        ? 'the places'
        : `whole ${finest === 'county' ? 'counties' : finest === 'state' ? 'states' : 'countries'}`
  return `${whom}, posted by hand`
}

/** How many posts the busiest place of the reach has had in the 24 hours before, under the tightest cap of such a window. */
function counted(assessment: Assessment, channel: Channel, at: number): { count: string; full: boolean } {
  const { tree, targets, calendar, candidate } = assessment
  const reach = targets.places.length === 0 ? [] : reachOf(tree, channel, targets.places)
  if (reach.length === 0) return { count: '', full: false }
  const cap = tightestCap(assessment, channel)
  const found = calendar.world.plan
    .find({ from: at - DAY + 1, to: at + 1, reach, on: (key) => key === channel.key })
    .filter(
      ({ announcement, kind }) => announcement !== candidate.announcement && (cap === null || cap.kinds.includes(kind)),
    )
  const most = busiest(
    found.map((message) => message.reach),
    reach,
  )
  return { count: cap === null ? String(most) : `${most} of ${cap.limit}`, full: cap !== null && most >= cap.limit }
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

function busiest(sets: readonly Intervals[], places: Intervals): number {
  let most = 0
  sweep({ sets, owns: [places], places: null }, ({ inside }) => {
    most = Math.max(most, inside.length)
  })
  return most
}

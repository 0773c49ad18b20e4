import { nameOfCode } from '../../areas/tree/names.ts'
import { inArea } from '../../areas/tree/with-article.ts'
import type { Channel } from '../../channels/channel.ts'
import { channelIcons } from '../../channels/channel-icons.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { toMillis } from '../../platform/clock.ts'
import { formatCount } from '../../platform/format.ts'
import { MINUTE } from '../../platform/time-units.ts'
import type { Assessment } from '../checks/assessment.ts'
import { zonesIn } from '../checks/previews-views.ts'
import type { RecentPosts } from '../form/recent-posts.ts'
import { longestOf } from '../readiness.ts'
import type { ChannelsFragment } from './live-props.ts'

/** The channels to choose from: whom each goes to, how the text fits, and how many posts those people have had. */
export function channelsFragment(
  assessment: Assessment,
  recent: ReadonlyMap<string, RecentPosts>,
  error: string | null,
): ChannelsFragment {
  const { content, calendar, candidate, now } = assessment
  const channels = calendar.channels.filter(({ key, enabled }) => enabled || content.channels.includes(key))
  const chosen = channels.filter(({ key }) => content.channels.includes(key))
  const at = timeOf(candidate) ?? toMillis(now)
  return {
    summary: `${chosen.length} of ${formatCount(channels.length, 'channel')}`,
    error,
    channels: channels.map((channel) => {
      const { text: length } = longestOf(content, channel, { zones: zonesIn(assessment, channel.key), now })
      return {
        key: channel.key,
        name: channel.name,
        icon: channelIcons[channel.type],
        chosen: chosen.includes(channel),
        goesTo: goesTo(assessment, channel),
        length: length.limit === null ? 'no limit' : length.words,
        tooLong: length.over,
        ...countOf(recent.get(channel.key)),
      }
    }),
    countHead: at - toMillis(now) < MINUTE ? 'Last 24 hours' : '24 hours before',
  }
}

function goesTo({ tree, targets }: Assessment, { type, finest, serves, enabled, settings }: Channel): string {
  if (!enabled) return 'switched off'
  const served = nameOfCode(tree, serves)
  if (type === 'email')
    return settings.to ? `everyone on the list ${settings.to}` : 'no list yet: ask an administrator to add one'
  if (type === 'webhook') return settings.url && URL.canParse(settings.url) ? new URL(settings.url).host : served
  if (type === 'notices')
    return targets.places.length === 0 ? 'the pages of these places' : 'the pages and feeds of these places'
  const whom =
    finest === 'none'
      ? `everyone it reaches ${inArea(served)}`
      : finest === 'part'
        ? 'these places'
        : `whole ${finest === 'town' ? 'towns' : finest === 'county' ? 'counties' : finest === 'state' ? 'states' : 'countries'}`
  return `${whom}, posted manually`
}

function countOf(recent: RecentPosts | undefined): { count: string; full: boolean } {
  if (!recent) return { count: '', full: false }
  const { count, limit } = recent
  return limit === null
    ? { count: String(count), full: false }
    : { count: `${count} of ${limit}`, full: count >= limit }
}

import { placesInWords } from '../../planning/findings/places-in-words.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis } from '../../platform/clock.ts'
import { formatCount, formatDuration, formatList } from '../../platform/format.ts'
import { clockInWords, momentInWords } from '../../platform/time-words.ts'
import type { Assessment } from './assessment.ts'
import type { FindingProps } from './checks-props.ts'
import { offeredInWords } from './offered-time.ts'
import type { UsefulRemedy } from './useful-remedies.ts'

type Button = FindingProps['remedies'][number]

/** The buttons that would help against one finding; those that help against all findings are under the first. */
export function remediesFor(
  { assessment, zone, remedies }: { assessment: Assessment; zone: string; remedies: readonly UsefulRemedy[] },
  finding: { channels: readonly string[] },
  isFirst: boolean,
): Button[] {
  return remedies
    .filter((remedy) => belongsTo(remedy, finding, isFirst))
    .map((remedy) => button(assessment, remedy, zone))
}

function belongsTo(remedy: UsefulRemedy, { channels }: { channels: readonly string[] }, isFirst: boolean): boolean {
  const channel = 'channel' in remedy ? remedy.channel : null
  return channel === null ? isFirst : channels.includes(channel) || (isFirst && channels.length === 0)
}

function button(assessment: Assessment, remedy: UsefulRemedy, zone: string): Button {
  const { calendar, candidate, targets, now } = assessment
  const { world } = calendar
  switch (remedy.type) {
    case 'reschedule': {
      const isEarlier = remedy.by < 0
      return {
        value: `at:${fromMillis(remedy.at)}`,
        icon: 'clock',
        label: `${isEarlier ? 'Bring forward' : 'Move'} to ${offeredInWords(assessment, remedy.at, zone)}`,
        cost: `${formatDuration(Math.abs(remedy.by), 'short')} ${isEarlier ? 'earlier' : 'later'}`,
        note: `${isEarlier ? 'Last free time before' : 'First free time'} on ${onAll(targets.channels.length)}.`,
      }
    }
    case 'delay_channels': {
      const { channels, free, at } = remedy
      const names = (keys: readonly string[]) => formatList(keys.map((key) => world.channelName(key)))
      const when = momentInWords(fromMillis(at), zone, now)
      const isSoon = candidate.parts.some((part) => part.soon && free.includes(part.channel))
      return {
        value: `delay:${channels.join(',')}@${fromMillis(at)}`,
        icon: 'skip-forward',
        label: `${isSoon ? 'Send now' : 'Keep this time'} on ${names(free)}, ${names(channels)} at ${when}`,
        cost: `${formatDuration(at - (timeOf(candidate) ?? at), 'short')} later`,
        note: `${names(channels)} ${channels.length === 1 ? 'waits' : 'wait'} until there is room.`,
      }
    }
    case 'leave_out_places': {
      const { places, people } = remedy.left
      return {
        value: `leave-out-places:${remedy.codes.join(',')}`,
        icon: 'map-pin',
        label: `Leave out ${placesInWords(world, remedy.places)}`,
        cost: fewer(remedy.peopleLost),
        note: `Leaves ${formatCount(places, 'place')} with about ${formatCount(people, 'person')}.`,
      }
    }
    case 'leave_out_channel': {
      const { channel, isReachKept, peopleLost, others } = remedy
      return {
        value: `leave-out:${channel}`,
        icon: 'message-square-off',
        label: `Leave out ${world.channelName(channel)}`,
        cost: isReachKept ? 'same places' : fewer(peopleLost),
        note: `The other ${others === 1 ? 'channel goes' : `${formatCount(others, 'channel')} go`} out as planned.`,
      }
    }
    case 'split_by_zone':
      return {
        value: 'local',
        icon: 'clock',
        label: 'Same local time in each zone',
        cost: formatCount(remedy.zones, 'zone'),
        note: `${clockInWords(remedy.at, zone)} local time everywhere.`,
      }
  }
}

/** "1,234 fewer people" */
function fewer(people: number): string {
  return formatCount(people, 'fewer person')
}

function onAll(channels: number): string {
  if (channels === 1) return 'its channel'
  return channels === 2 ? 'both channels' : `all ${formatCount(channels, 'channel')}`
}

import { difference, overlaps, size, unionAll } from '../../areas/intervals.ts'
import { cover } from '../../audiences/cover.ts'
import { partsOf, resolveTargets, totalReach } from '../../calendar/targets.ts'
import { check } from '../../planning/findings/check.ts'
import { placesInWords } from '../../planning/findings/places-in-words.ts'
import type { Remedy } from '../../planning/model/report.ts'
import { readWall } from '../../planning/time/wall-time.ts'
import { wholeMinute } from '../../planning/time/whole-minute.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { formatCount, formatDuration } from '../../platform/format.ts'
import { clockInWords, momentInWords } from '../../platform/time-words.ts'
import type { Assessment } from './assessment.ts'
import { withoutAreas } from './audience-marks.ts'
import type { Finding } from './checks-props.ts'

const MINUTE = 60_000
/** A longer list of places is no fix that anybody could look over. */
const CODES_AT_MOST = 300

type Button = Finding['remedies'][number]

/** The buttons that would help against one finding; what helps against all of them is under the first. */
export function remediesFor(
  assessment: Assessment,
  found: { channels: readonly string[] },
  first: boolean,
  zone: string,
): Button[] {
  return assessment.remedies
    .filter((remedy) => belongsTo(remedy, found, first))
    .flatMap((remedy) => button(assessment, remedy, zone) ?? [])
}

function belongsTo(remedy: Remedy, { channels }: { channels: readonly string[] }, first: boolean): boolean {
  const named = 'channel' in remedy ? remedy.channel : null
  return named === null ? first : channels.includes(named) || (first && channels.length === 0)
}

function button(assessment: Assessment, remedy: Remedy, zone: string): Button | null {
  const { calendar, targets, tree, now } = assessment
  if (remedy.type === 'reschedule') {
    const at = fromMillis(
      remedy.by < 0 ? Math.floor(remedy.at / MINUTE) * MINUTE : wholeMinute(remedy.at, toMillis(now)),
    )
    return {
      value: `at:${at}`,
      icon: 'clock',
      label: `${remedy.by < 0 ? 'Bring forward' : 'Move'} to ${momentInWords(at, zone, now)}`,
      cost: `${formatDuration(Math.abs(remedy.by), 'short')} ${remedy.by < 0 ? 'earlier' : 'later'}`,
      note: `${remedy.by < 0 ? 'The last time before' : 'The first time'} that is free on ${onAll(targets.channels.length)}.`,
    }
  }
  if (remedy.type === 'leave_out_places') return withoutPlaces(assessment, remedy)
  if (remedy.type === 'leave_out_channel') {
    const others = targets.channels.filter(({ channel }) => channel.key !== remedy.channel)
    if (others.length === 0) return null
    const lost = difference(totalReach(targets), unionAll(others.map(({ reach }) => reach)))
    return {
      value: `leave-out:${remedy.channel}`,
      icon: 'message-square-off',
      label: `Leave out ${calendar.world.channelName(remedy.channel)}`,
      cost: lost.length === 0 ? 'same places' : fewer(tree.people(lost).people),
      note: `The other ${others.length === 1 ? 'channel goes' : `${formatCount(others.length, 'channel')} go`} out as planned.`,
    }
  }
  if (remedy.type === 'split_by_zone') return eachZone(assessment, remedy.zones.length, zone)
  return null
}

/** Offered only where it helps: a channel that targets counties still reaches a town that the audience leaves out. */
function withoutPlaces(
  { tree, calendar, targets: before, content }: Assessment,
  remedy: Extract<Remedy, { type: 'leave_out_places' }>,
): Button | null {
  const codes = cover(tree, remedy.places)
  const audience = withoutAreas(tree, content.audience, codes)
  const after = resolveTargets(tree, calendar.channels, { audience, channels: content.channels })
  const blocked = after.channels.filter(({ channel }) => remedy.channel === null || channel.key === remedy.channel)
  if (codes.length > CODES_AT_MOST || after.places.length === 0) return null
  if (blocked.some(({ reach }) => overlaps(reach, remedy.places))) return null
  const lost = tree.people(difference(before.places, after.places)).people
  return {
    value: `leave-out-places:${codes.join(',')}`,
    icon: 'map-pin',
    label: `Leave out ${placesInWords(calendar.world, remedy.places)}`,
    cost: fewer(lost),
    note: `Then it is for ${formatCount(size(after.places), 'place')} with about ${formatCount(tree.people(after.places).people, 'person')}.`,
  }
}

/** The same reading of the clock in every zone, where that is quiet nowhere. */
function eachZone(
  { calendar: { world }, targets, tree, candidate }: Assessment,
  zones: number,
  zone: string,
): Button | null {
  const at = candidate.parts.find((part) => part.at !== null)?.at
  if (at === undefined || at === null) return null
  const local = { local: readWall(zone, at).wall.slice(0, 16) }
  const parts = partsOf(tree, targets, { at: local, atByChannel: {} }, null)
  const { findings } = check(world, { ...candidate, parts })
  if (findings.some(({ type, level }) => type === 'quiet' && level === 'block')) return null
  return {
    value: 'local',
    icon: 'clock',
    label: 'One time for each zone',
    cost: formatCount(zones, 'zone'),
    note: `At ${clockInWords(at, zone)} on every reader’s own clock.`,
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

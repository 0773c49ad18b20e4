import { difference, size, unionAll } from '../areas/intervals.ts'
import { wholeReach } from '../calendar/aim.ts'
import type { Finding as Found, Remedy } from '../planning/report.ts'
import { amount, clockInWords, placesInWords } from '../planning/words.ts'
import { fromMillis } from '../platform/clock.ts'
import type { Assessment } from './assessment.ts'
import type { Finding } from './views.ts'
import { figure, lengthInWords, momentInWords } from './words.ts'

type Button = Finding['remedies'][number]

/** The buttons that would help against one finding; what helps against all of them is under the first. */
export function remediesFor(assessment: Assessment, found: Found, first: boolean, zone: string): Button[] {
  return assessment.remedies
    .filter((remedy) => belongsTo(remedy, found, first))
    .flatMap((remedy) => button(assessment, remedy, zone) ?? [])
}

function belongsTo(remedy: Remedy, { channel }: Found, first: boolean): boolean {
  const named = 'channel' in remedy ? remedy.channel : null
  return named === null ? first : named === channel || (first && channel === null)
}

function button(assessment: Assessment, remedy: Remedy, zone: string): Button | null {
  const { planned, aim, tree, now, candidate } = assessment
  if (remedy.type === 'move') {
    return {
      value: `at:${fromMillis(remedy.at)}`,
      icon: 'clock',
      label: `${remedy.by < 0 ? 'Bring forward' : 'Move'} to ${momentInWords(fromMillis(remedy.at), zone, now)}`,
      cost: `${lengthInWords(Math.abs(remedy.by))} ${remedy.by < 0 ? 'earlier' : 'later'}`,
      note: `${remedy.by < 0 ? 'The last time before' : 'The first time'} that is free on ${onAll(aim.channels.length)}.`,
    }
  }
  if (remedy.type === 'leave_out_places') {
    const rest = difference(aim.places, remedy.places)
    const people = figure(tree.people(rest).people)
    return {
      value: `leave-out-places:${remedy.channel ?? ''}`,
      icon: 'map-pin',
      label: `Leave out ${placesInWords(planned.world, remedy.places)}`,
      cost: `${figure(remedy.people)} people fewer`,
      note: `Then it is for ${amount(size(rest), 'place')} with about ${people} people.`,
    }
  }
  if (remedy.type === 'leave_out_channel') {
    const others = aim.channels.filter(({ channel }) => channel.key !== remedy.channel)
    if (others.length === 0) return null
    const lost = difference(wholeReach(aim), unionAll(others.map(({ reach }) => reach)))
    return {
      value: `leave-out:${remedy.channel}`,
      icon: 'message-square-off',
      label: `Leave out ${planned.world.channelName(remedy.channel)}`,
      cost: lost.length === 0 ? 'same places' : `${figure(tree.people(lost).people)} people fewer`,
      note: `The ${others.length === 1 ? 'other channel goes' : `other ${others.length} channels go`} out as planned.`,
    }
  }
  if (remedy.type === 'split_by_zone') {
    const at = candidate.parts.find((part) => part.at !== null)?.at
    if (at === undefined || at === null) return null
    return {
      value: 'local',
      icon: 'clock',
      label: 'One time for each zone',
      cost: amount(remedy.zones.length, 'zone'),
      note: `At ${clockInWords(at, zone)} on every reader’s own clock.`,
    }
  }
  return null
}

function onAll(channels: number): string {
  return channels === 1 ? 'its channel' : `all ${channels} channels`
}

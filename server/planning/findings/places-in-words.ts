import { DateTime } from 'luxon'
import type { Intervals } from '../../areas/intervals.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { DAY } from '../time/duration.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** "Bakersfield and 2 more places". Names the place with the most people, which readers are most likely to know. */
export function placesInWords({ names }: World, places: Intervals): string {
  let largest = places[0] ?? 0
  let mostPeople = -1
  let count = 0
  for (let edge = 0; edge < places.length; edge += 2) {
    for (let place = places[edge]!; place < places[edge + 1]!; place++) {
      const people = names.peopleOf(place) ?? -1
      if (people > mostPeople) {
        largest = place
        mostPeople = people
      }
      count++
    }
  }
  const name = names.nameOf(largest)
  return count === 1 ? name : `${name} and ${amount(count - 1, 'more place')}`
}

/** "1 post", "1,234 posts" */
export function amount(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** "24 hours", "7 days", "90 minutes" */
export function durationInWords(millis: number): string {
  if (millis % DAY === 0 && millis > DAY) return amount(millis / DAY, 'day')
  if (millis % HOUR === 0) return amount(millis / HOUR, 'hour')
  if (millis % MINUTE === 0) return amount(millis / MINUTE, 'minute')
  return amount(millis / 1000, 'second')
}

/** "7:15 am" */
export function clockInWords(at: number, zone: string): string {
  return inZone(at, zone).toFormat('h:mm a').toLowerCase()
}

/** "Tuesday 14 July" */
export function dateInWords(at: number, zone: string): string {
  return inZone(at, zone).toFormat('cccc d LLLL')
}

/** "July 2026" */
export function monthInWords(at: number, zone: string): string {
  return inZone(at, zone).toFormat('LLLL yyyy')
}

/** "Tuesday 3 November, 12:00 pm Central time" */
export function momentInWords(at: number, zone: string): string {
  return `${dateInWords(at, zone)}, ${clockInWords(at, zone)} ${zoneInWords(zone)}`
}

const zoneWords = new Map<string, string>()

/** "Central time" */
export function zoneInWords(zone: string): string {
  const known = zoneWords.get(zone)
  if (known) return known
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
  const words = name.replace(/ (Standard )?Time$/, ' time')
  zoneWords.set(zone, words)
  return words
}

/** The zone with the most of these places. */
export function mainZone(world: World, places: Intervals): string {
  const groups = [...byZone(world.places, places)]
  const counted = groups.map(([zone, group]) => ({ zone, count: countOf(group) }))
  return counted.reduce((largest, group) => (group.count > largest.count ? group : largest)).zone
}

function countOf(places: Intervals): number {
  let count = 0
  for (let edge = 0; edge < places.length; edge += 2) count += places[edge + 1]! - places[edge]!
  return count
}

function inZone(at: number, zone: string): DateTime {
  return DateTime.fromMillis(at, { zone, locale: 'en-US' })
}

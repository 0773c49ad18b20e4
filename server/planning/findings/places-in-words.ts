import { type Intervals, size } from '../../areas/tree/intervals.ts'
import { formatCount } from '../../platform/format.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'

/** "Bakersfield and 2 more places". Names the place with the most people, which readers are most likely to know. */
export function placesInWords({ names }: Pick<World, 'names'>, places: Intervals): string {
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
  return count === 1 ? name : `${name} and ${formatCount(count - 1, 'more place')}`
}

/** The zone with the most of these places. */
export function mainZone(world: World, places: Intervals): string {
  const groups = [...byZone(world.places, places)]
  const counted = groups.map(([zone, group]) => ({ zone, count: size(group) }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).zone
}

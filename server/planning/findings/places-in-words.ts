import { type Intervals, size } from '../../areas/tree/intervals.ts'
import { formatCount, pluralForm } from '../../platform/format.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'

/** "Bakersfield and 2 more places". Names the place with the most people, which readers are most likely to know. */
export function placesInWords(world: Pick<World, 'names'>, places: Intervals): string {
  const { name, others } = bestKnown(world, places)
  return others === 0 ? name : `${name} and ${formatCount(others, 'more place')}`
}

/** "Bakersfield gets", "Bakersfield and 2 more places get" */
export function placesThatGet(world: Pick<World, 'names'>, places: Intervals): string {
  const { others } = bestKnown(world, places)
  return `${placesInWords(world, places)} ${pluralForm(others + 1, 'gets', 'get')}`
}

/** The place with the most people, and how many others there are. A town all of whose parts are there goes by its own name. */
function bestKnown({ names }: Pick<World, 'names'>, places: Intervals): { name: string; others: number } {
  let best = { place: places[0] ?? 0, town: null as string | null, people: -1, holds: 1 }
  for (let edge = 0; edge < places.length; edge += 2) {
    const end = places[edge + 1]!
    for (let place = places[edge]!; place < end; ) {
      const town = names.townAt(place)
      const isWhole = town !== undefined && town.lo === place && town.hi <= end
      const people = (isWhole ? town.people : names.peopleOf(place)) ?? -1
      const holds = isWhole ? town.hi - town.lo : 1
      if (people > best.people || place === places[0]) best = { place, town: isWhole ? town.name : null, people, holds }
      place += holds
    }
  }
  return { name: best.town ?? names.nameOf(best.place), others: size(places) - best.holds }
}

/** The zone with the most of these places. */
export function mainZone(world: World, places: Intervals): string {
  const groups = [...byZone(world.places, places)]
  const counted = groups.map(([zone, group]) => ({ zone, count: size(group) }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).zone
}

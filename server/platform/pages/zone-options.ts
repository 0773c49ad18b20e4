import { type Instant, toMillis } from '../clock.ts'
import { zoneNamed } from '../time/zone-names.ts'
import { offsetAt } from '../time/zones.ts'
import { DAY } from '../time-units.ts'
import { zoneInWords, zoneWithCity } from '../time-words.ts'
import type { Option } from './shared-props.ts'

/** The zones of all places, as the tree of areas has them. */
interface Zones {
  zones: readonly string[]
  /** The index in `zones` of each place. */
  zoneOf: ArrayLike<number>
}

/**
 * "Pacific time (Los Angeles)": the zones to choose from. Of zones with one name and the same clocks in the year to come,
 * such as New York and Toronto, there is only the chosen one, or else the one that most places have. What was
 * entered and is no zone is there too, so that a form shows it again.
 */
export function zoneOptions(places: Zones, chosen: string, now: Instant): Option[] {
  const at = toMillis(now)
  const isZone = zoneNamed(chosen) !== null
  const counts = placesByZone(places)
  if (isZone) counts.set(chosen, Number.POSITIVE_INFINITY)
  const options = [...Map.groupBy(counts, ([zone]) => `${zoneInWords(zone, at)} ${offsetsOfYear(zone, at)}`).values()]
    .map((alike) => alike.reduce((most, one) => (one[1] > most[1] ? one : most))[0])
    .map((zone) => ({ value: zone, label: zoneWithCity(zone, at) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return isZone || chosen === '' ? options : [{ value: chosen, label: chosen }, ...options]
}

/** The same in groups, each zone once: those that matter here first, then all others. Those of the groups are not empty. */
export function groupedZones(
  places: Zones,
  { chosen, groups, now }: { chosen: string; groups: readonly (readonly [string, readonly string[]])[]; now: Instant },
): Option[] {
  const all = zoneOptions(places, chosen, now)
  const alike = (zone: string) => `${zoneInWords(zone, toMillis(now))} ${offsetsOfYear(zone, toMillis(now))}`
  const byClock = new Map(all.map((option) => [alike(option.value), option]))
  const first = groups.flatMap(([group, zones]) =>
    zones.flatMap((zone) => {
      const option = byClock.get(alike(zone))
      byClock.delete(alike(zone))
      return option ? [{ ...option, group }] : []
    }),
  )
  return [...first, ...[...byClock.values()].map((option) => ({ ...option, group: 'All time zones' }))]
}

function placesByZone({ zones, zoneOf }: Zones): Map<string, number> {
  const counts = new Uint32Array(zones.length)
  for (let place = 0; place < zoneOf.length; place++) counts[zoneOf[place]!]!++
  return new Map(zones.map((zone, index) => [zone, counts[index]!]))
}

/** No zone changes its clocks for less than a month. */
function offsetsOfYear(zone: string, at: number): string {
  return Array.from({ length: 13 }, (_, month) => offsetAt(zone, at + month * 28 * DAY)).join()
}

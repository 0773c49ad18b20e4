import { type Intervals, size } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { presentPlaces } from '../audiences/audience.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Channel } from '../channels/channel.ts'
import type { Organisation } from '../platform/organisation.ts'

/**
 * The places that the organization serves: those that it has said, or else those of its channels. Null when these are all
 * places.
 */
export function servedPlaces(
  tree: Tree,
  { served }: Pick<Organisation, 'served'>,
  channels: readonly Channel[],
): Intervals | null {
  const said = presentPlaces(tree, { include: [...served.include], exclude: [...served.exclude] })
  const inUse = channels.filter(({ enabled }) => enabled).map(({ serves }) => serves)
  const places = said.length > 0 ? said : placesOf(tree, inUse)
  return places.length === 0 || size(places) === tree.count ? null : places
}

import { size } from '../../areas/tree/intervals.ts'
import { peopleInWords } from '../../audiences/people-in-words.ts'
import type { Finest } from '../../audiences/reach.ts'
import { reachOf, spillOf } from '../../audiences/reach.ts'
import { formatCount, formatNumber } from '../../platform/format.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ReachFragment } from './composer-props.ts'

const targetingNotes: Record<Finest, string | null> = {
  part: null,
  town: 'targets whole towns at finest',
  county: 'targets counties at finest',
  state: 'targets states at finest',
  country: 'targets countries at finest',
  none: 'cannot target',
}

/** The audience, and the people that each enabled channel would actually reach. */
export function reachFragment({ tree, calendar, targets, content }: Assessment): ReachFragment {
  const { places } = targets
  if (places.length === 0) return { people: { number: 'Nobody yet', source: 'choose a place above' }, channels: [] }
  return {
    people: peopleInWords(tree, places),
    channels: calendar.channels
      .filter(({ enabled }) => enabled)
      .map((channel) => {
        const reach = reachOf(tree, channel, places)
        const spill = spillOf(reach, places)
        const people = tree.people(spill).people
        return {
          name: channel.name,
          on: content.channels.includes(channel.key),
          note: reach.length === 0 ? 'serves none of it' : targetingNotes[channel.finest],
          reach: reach.length === 0 ? 'nobody' : formatNumber(tree.people(reach).people),
          spill: spill.length === 0 ? 'none' : formatNumber(people),
          spillNote: spill.length === 0 ? null : formatCount(size(spill), 'place'),
          spills: spill.length > 0,
        }
      }),
  }
}

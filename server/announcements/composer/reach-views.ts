import { size } from '../../areas/tree/intervals.ts'
import { peopleInWords } from '../../audiences/people-in-words.ts'
import type { Finest } from '../../audiences/reach.ts'
import { reachOf, spillOf } from '../../audiences/reach.ts'
import type { Channel } from '../../channels/channel.ts'
import { formatCount, formatNumber } from '../../platform/format.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ReachFragment } from './live-props.ts'

const targetingNotes: Record<Finest, string | null> = {
  part: null,
  town: 'can target towns, not parts of towns',
  county: 'can target counties, not towns',
  state: 'can target states, not counties',
  country: 'can target countries, not states',
  none: 'cannot target areas',
}

function targetingNote({ type, finest }: Channel): string | null {
  return type === 'email' ? 'goes to everyone on the list' : targetingNotes[finest]
}

/** The audience, and the people that each enabled channel would actually reach. */
export function reachFragment({ tree, calendar, targets, content }: Assessment): ReachFragment {
  const { places } = targets
  if (places.length === 0)
    return { people: { number: 'No audience yet', source: 'choose an area above' }, channels: [] }
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
          note: reach.length === 0 ? 'does not serve these areas' : targetingNote(channel),
          reach: reach.length === 0 ? 'nobody' : formatNumber(tree.people(reach).people),
          spill: spill.length === 0 ? 'none' : formatNumber(people),
          spillNote: spill.length === 0 ? null : formatCount(size(spill), 'place'),
          spills: spill.length > 0,
        }
      }),
  }
}

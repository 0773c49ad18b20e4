import type { Network } from '../../channels/by-hand/networks.ts'
import { maySettle } from '../../channels/by-hand/posters.ts'
import { toMillis } from '../../platform/clock.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { wallPattern } from '../../platform/time/instant-input.ts'
import { readWall, repeatedReadings } from '../../platform/time/wall-time.ts'
import { timeInWords, zoneInWords } from '../../platform/time-words.ts'
import type { PostPageData } from './page-data.ts'

/** What a person says of a post that is out: where it can be seen, when it was posted, and by whom. */
export function sentFields({ proof }: Network, { delivery, hands, person, zone, now, refused }: PostPageData): Field[] {
  const entered = (name: string) => refused?.form.get(name) ?? ''
  const wall = entered('sentAt')
  const readings = !wallPattern.test(wall) ? [] : repeatedReadings({ wall, zone })
  const people = hands.people.filter((one) => maySettle(one, delivery.message.kind) || one.id === person.id)
  return [
    {
      name: proof.name,
      label: `${proof.label} (optional)`,
      hint: proof.hint,
      // Not `url`: the browser's own sentence would come instead of ours.
      control: 'input',
      value: entered(proof.name),
      error: refused?.errors[proof.name],
      maxlength: 500,
      autocomplete: 'off',
    },
    {
      name: 'postedBy',
      label: 'Posted by',
      control: 'select',
      value: entered('postedBy') || person.id,
      error: refused?.errors['postedBy'],
      options: people.map(({ id, name }) => ({ value: id, label: id === person.id ? `${name} (you)` : name })),
      width: 'middle',
    },
    {
      name: 'sentAt',
      label: 'When it was posted',
      hint: `Leave empty if it was just now. In ${zoneInWords(zone, now)}.`,
      control: 'datetime-local',
      value: wall,
      error: refused?.errors['sentAt'],
      max: readWall(zone, toMillis(now)).wall.slice(0, 16),
      width: 'narrow',
    },
    ...(readings.length === 0 ? [] : [offsetField(readings, entered('offset'), zone)]),
  ]
}

/** That local time occurs twice, when clocks are set back. */
function offsetField(readings: ReturnType<typeof repeatedReadings>, value: string, zone: string): Field {
  return {
    name: 'offset',
    label: 'Which one',
    hint: 'Clocks were set back then, so this time occurs twice.',
    control: 'select',
    value,
    options: readings.map(({ offset, at }) => ({ value: offset, label: timeInWords(at, zone) })),
    width: 'narrow',
  }
}

import { zoneOf } from '../../calendar/time-input.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { whichField } from '../../platform/pages/which-time.ts'
import { repeatedReadings } from '../../platform/time/wall-time.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import { type EnteredTime, enteredAs } from '../form/entered-times.ts'
import { field, type TransitionFormContext } from './transition-fields.ts'

/** In place of a time zone: the time on every reader's own clock. */
export const LOCAL = 'local'

/** The zone of the publish-by time, for a form whose zone is that of each reader. */
export const PUBLISH_BY_ZONE = 'publish-by-zone'

/** The zone that was entered, otherwise the one in which its time was entered, otherwise the organization's. */
export function shownZone({ announcement: { at }, zone, failed }: TransitionFormContext, transition: string): string {
  const form = failed?.transition === transition ? failed.form : new URLSearchParams()
  const entered = zoneNamed(form.get('zone') ?? '') ?? zoneNamed(form.get(PUBLISH_BY_ZONE) ?? '')
  return entered ?? zoneOf(at) ?? zone
}

/** Asks which of two equal hours a time of the form means; nothing when the clock shows the time once. */
export function whichFields(
  context: TransitionFormContext,
  transition: string,
  { name, label, wall, offset, zone }: EnteredTime & Pick<Field, 'name' | 'label'> & { zone: string },
): Field[] {
  const readings = repeatedReadings({ wall, zone })
  if (readings.length === 0) return []
  return [field(context, transition, whichField({ name, label }, { readings, zone, chosen: offset }))]
}

/** Asks for another publish-by time when it has one. One that has passed by `time` is not offered again. */
export function publishByFields(context: TransitionFormContext, transition: string, time: Instant): Field[] {
  const { publishBy } = context.announcement
  if (publishBy === null) return []
  const zone = shownZone(context, transition)
  const { wall, offset } = publishBy <= time ? { wall: '', offset: '' } : enteredAs(publishBy, zone)
  const entered = field(context, transition, {
    name: 'publishBy',
    label: 'Don’t publish after',
    value: wall,
    hint: 'Leave empty if it can go out at any time.',
    control: 'datetime-local',
  })
  const about = { name: 'publishBy', label: 'Don’t publish after', wall: entered.value, offset, zone }
  return [entered, ...whichFields(context, transition, about)]
}

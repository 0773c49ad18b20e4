import { isLocal } from '../../calendar/time-input.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { zoneOptions } from '../../platform/pages/zone-options.ts'
import type { Assessment } from '../checks/assessment.ts'
import { type EnteredTime, enteredAs } from '../form/entered-times.ts'
import { LOCAL, PUBLISH_BY_ZONE, publishByFields, shownZone, whichFields } from './entered-fields.ts'
import type { TimedTransition } from './offered-forms.ts'
import type { TransitionForm } from './show-props.ts'
import { button, field, type TransitionFormContext } from './transition-fields.ts'

/** Asks for a day, a time and a zone. It begins with its own time, or with the first free one when that has passed. */
export function atTimeForm(
  context: TransitionFormContext,
  { transition, assessment }: TimedTransition,
  look: Pick<TransitionForm, 'label' | 'consequence'>,
): TransitionForm {
  const { failed } = context
  const { content, tree, now } = assessment
  const zoned = shownZone(context, transition)
  const local = isLocal(content.at) ? content.at.local : null
  const { wall, offset } = local === null ? ownOrFree(assessment, zoned) : { wall: local, offset: '' }
  const chosen = local === null ? zoned : LOCAL
  const date = field(context, transition, { name: 'date', label: 'Day', value: wall.slice(0, 10), control: 'date' })
  const time = field(context, transition, { name: 'time', label: 'Time', value: wall.slice(11, 16), control: 'time' })
  const zone = field(context, transition, {
    name: 'zone',
    label: 'Time zone',
    value: chosen,
    control: 'select',
    options: [{ value: LOCAL, label: 'Same local time in each zone' }, ...zoneOptions(tree, zoned, now)],
  })
  const entered = { name: 'time', label: 'Time', wall: `${date.value}T${time.value}`, offset, zone: zoned }
  const which = zone.value === LOCAL ? [] : whichFields(context, transition, entered)
  const fields = [date, time, zone, ...which, ...publishByFields(context, transition, now)]
  const isFailed = failed?.transition === transition && !failed.form.has('anyway') && !failed.form.has('at')
  const hidden = [
    { name: PUBLISH_BY_ZONE, value: zoned },
    ...(local === null ? [] : [{ name: 'was-local', value: '1' }]),
  ]
  return { ...button(context, transition, { ...look, tone: 'usual' }), fields, hidden, open: isFailed }
}

/** As it would be entered in the zone; empty when there is neither. */
function ownOrFree({ candidate, report, now }: Assessment, zone: string): EnteredTime {
  const own = timeOf(candidate)
  const at = own !== null && own > toMillis(now) ? own : report.nextFree
  return at === null ? { wall: '', offset: '' } : enteredAs(fromMillis(at), zone)
}

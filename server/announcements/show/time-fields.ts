import { shiftedTo } from '../../calendar/shifted-times.ts'
import { isLocal, zoneOf } from '../../calendar/time-input.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import type { Assessment } from '../checks/assessment.ts'
import { zoneOptions } from '../composer/when-views.ts'
import { atInWords } from '../content-diff.ts'
import type { TransitionForm } from './show-props.ts'
import { button, field, type TransitionFormContext } from './transition-fields.ts'

/** In place of a time zone: the time on every reader's own clock. */
export const LOCAL = 'local'

/** Only the time changes: a transition that gives one, and whose times it is about. */
export interface TimedTransition {
  transition: string
  /** Of the whole announcement, or of the parts that are left. */
  assessment: Assessment
}

/** The zone in which its time was entered, otherwise the organization's. */
export function shownZone({ announcement: { at }, zone }: TransitionFormContext): string {
  return zoneOf(at) ?? zone
}

/** Offers the first time that is free. It also asks for a publish-by time when that would be too early. */
export function nextFreeForm(
  context: TransitionFormContext,
  { transition, assessment }: TimedTransition,
  label: (when: string) => string,
): TransitionForm[] {
  const { announcement, zone } = context
  const { report, candidate, content, now } = assessment
  if (report.nextFree === null || candidate.parts.length === 0) return []
  const free: Moment = { at: fromMillis(report.nextFree), wall: null, zone: null }
  const at = shiftedTo(content, candidate.parts, free)?.at ?? free
  const form = button(context, transition, {
    label: label(atInWords(at, zone, now)),
    tone: 'primary',
    consequence: report.nextFree === timeOf(candidate) ? 'The rules allow it.' : 'The first time that is free.',
  })
  const { publishBy } = announcement
  const fields = publishBy !== null && publishBy <= free.at ? publishByFields(context, transition, free.at) : []
  return [
    {
      ...form,
      fields: fields.map((entered) => ({ ...entered, id: `${transition}-free-${entered.name}` })),
      open: fields.length > 0 && context.failed?.form.has('at') === true,
      hidden: [
        { name: 'at', value: free.at },
        { name: 'zone', value: shownZone(context) },
      ],
    },
  ]
}

/** Asks for a day, a time and a zone. It begins with its own time, or with the first free one when that has passed. */
export function atTimeForm(
  context: TransitionFormContext,
  { transition, assessment }: TimedTransition,
  look: Pick<TransitionForm, 'label' | 'consequence'>,
): TransitionForm {
  const { failed } = context
  const { content, tree, now } = assessment
  const zoned = shownZone(context)
  const local = isLocal(content.at) ? content.at.local : null
  const shown = local ?? ownOrFree(assessment, zoned)
  const chosen = local === null ? zoned : LOCAL
  const fields = [
    field(context, transition, { name: 'date', label: 'Day', value: shown.slice(0, 10), control: 'date' }),
    field(context, transition, { name: 'time', label: 'Time', value: shown.slice(11, 16), control: 'time' }),
    field(context, transition, {
      name: 'zone',
      label: 'Time zone',
      value: chosen,
      control: 'select',
      options: [{ value: LOCAL, label: 'Where each reader is' }, ...zoneOptions(tree.zones, zoned)],
    }),
  ]
  fields.push(...publishByFields(context, transition, now))
  const isFailed = failed?.transition === transition && !failed.form.has('anyway') && !failed.form.has('at')
  if (isFailed && failed.ambiguousReadings && failed.ambiguousReadings.length > 0) {
    const options = failed.ambiguousReadings.map(({ offset }) => ({ value: offset, label: `UTC${offset}` }))
    fields.push(
      field(context, transition, {
        name: 'offset',
        label: 'The clock shows this time twice. Which one?',
        value: options[0]!.value,
        control: 'select',
        options,
      }),
    )
  }
  const hidden = local === null ? [] : [{ name: 'was-local', value: '1' }]
  return { ...button(context, transition, { ...look, tone: 'usual' }), fields, hidden, open: isFailed }
}

/** As a clock in the zone shows it; empty when there is neither. */
function ownOrFree({ candidate, report, now }: Assessment, zone: string): string {
  const own = timeOf(candidate)
  const at = own !== null && own > toMillis(now) ? own : report.nextFree
  return at === null ? '' : readWall(zone, at).wall
}

/** Asks for another publish-by time when it has one. One that has passed by `time` is not offered again. */
function publishByFields(context: TransitionFormContext, transition: string, time: Instant): Field[] {
  const { publishBy } = context.announcement
  if (publishBy === null) return []
  const value = publishBy <= time ? '' : readWall(shownZone(context), toMillis(publishBy)).wall
  return [
    field(context, transition, {
      name: 'publishBy',
      label: 'Publish by, or not at all',
      value,
      hint: 'Leave it empty if it may go out at any later time.',
      control: 'datetime-local',
    }),
  ]
}

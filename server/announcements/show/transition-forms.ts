import { isMoment } from '../../calendar/time-input.ts'
import type { Person } from '../../people/person.ts'
import { wholeMinute } from '../../planning/time/whole-minute.ts'
import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { readWall, type WallReading } from '../../platform/wall-time.ts'
import { type Announcement, can, mayPerform, type Transition } from '../announcement.ts'
import { whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { overrideFields } from '../checks/override-fields.ts'
import { reached } from '../checks/summary-views.ts'
import { zoneOptions } from '../composer/when-views.ts'
import { atInWords } from '../content-diff.ts'
import type { TransitionForm } from './show-props.ts'

/** A transition that was refused: what was entered for it, and the errors. */
export interface FailedAttempt {
  transition: string
  form: URLSearchParams
  errors: FieldErrors
  ambiguousReadings?: readonly WallReading[]
}

export interface TransitionFormContext {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  /** Never sent for approval, approved or returned, so that it can be deleted. */
  unseen: boolean
  /** Everybody who wrote part of it. */
  authors: readonly string[]
  failed: FailedAttempt | null
}

/** Every transition that this person can perform now, each as a form that says what it does. */
export function transitionForms(context: TransitionFormContext): TransitionForm[] {
  const { announcement, person, unseen } = context
  const isPossible = (name: Transition) => can(announcement, name) && mayPerform(person, announcement, name)
  const forms: TransitionForm[] = []
  if (isPossible('submit'))
    forms.push(
      button(context, 'submit', {
        label: 'Send for approval',
        tone: 'primary',
        consequence: 'An approver reviews it next.',
      }),
    )
  if (isPossible('schedule')) forms.push(...bookings(context, 'schedule'))
  if (isPossible('resume')) forms.push(...bookings(context, 'resume'))
  if (isPossible('move'))
    forms.push(atTime(context, 'move', 'Move it', 'Its approval stays. It moves if the rules allow the new time.'))
  if (isPossible('withdraw'))
    forms.push(
      button(context, 'withdraw', { label: 'Take it back', tone: 'usual', consequence: 'It becomes a draft again.' }),
    )
  if (isPossible('hold'))
    forms.push(withReason(context, 'hold', 'Hold it', 'It does not go out until somebody gives it a new time.'))
  if (isPossible('retract')) {
    const consequence = 'It is withdrawn from the notice page, and taken back where a channel can.'
    forms.push(withReason(context, 'retract', 'Take it back from the public', consequence))
  }
  if (isPossible('edit') && announcement.status === 'draft' && unseen) {
    const consequence = 'Nobody else has seen it. It is gone for good.'
    forms.push(button(context, 'delete', { label: 'Delete it', tone: 'danger', consequence }))
  } else if (isPossible('cancel')) {
    forms.push(withReason(context, 'cancel', 'Cancel it', 'It will not go out. It stays in the record.'))
  }
  return forms
}

/** A form that is only a button. */
function button(
  { announcement }: TransitionFormContext,
  name: string,
  look: Pick<TransitionForm, 'label' | 'tone' | 'consequence'>,
): TransitionForm {
  return { action: actionOf(announcement, name), ...look, fields: [], hidden: [], open: false }
}

function withReason(context: TransitionFormContext, name: string, label: string, consequence: string): TransitionForm {
  const fields = [field(context, name, { name: 'reason', label: 'Reason', value: '', control: 'textarea', rows: 2 })]
  const tone = name === 'hold' ? 'usual' : 'danger'
  return { ...button(context, name, { label, tone, consequence }), fields, open: context.failed?.transition === name }
}

/** Ways to book: at its own time or the next free time, at its own time with overrides, or at another time. */
function bookings(context: TransitionFormContext, transition: 'schedule' | 'resume'): TransitionForm[] {
  const { announcement, assessment, person, zone, authors } = context
  const { report, now } = assessment
  const verb = transition === 'schedule' ? 'Schedule' : 'Resume'
  const { at } = announcement
  const hasTime = at !== null && (!isMoment(at) || at.at > now)
  const forms: TransitionForm[] = []
  if (hasTime && report.verdict !== 'blocked')
    forms.push(
      button(context, transition, {
        label: `${verb}: goes to ${reached(assessment)}, ${atInWords(at, zone, now)}`,
        tone: 'primary',
        consequence: 'The rules allow it.',
      }),
    )
  else if (report.nextFree !== null && assessment.candidate.parts.length > 0) {
    const free = fromMillis(wholeMinute(report.nextFree, toMillis(now)))
    const form = button(context, transition, {
      label: `${verb} for ${momentInWords(free, zone, now)}`,
      tone: 'primary',
      consequence: 'The first time that is free.',
    })
    const asksForPublishBy = announcement.publishBy !== null && announcement.publishBy <= free
    const fields = asksForPublishBy ? publishByFields(context, transition, free) : []
    forms.push({
      ...form,
      fields: fields.map((entered) => ({ ...entered, id: `${transition}-free-${entered.name}` })),
      open: fields.length > 0 && context.failed?.form.has('at') === true,
      hidden: [
        { name: 'at', value: free },
        { name: 'zone', value: shownZone(context) },
      ],
    })
  }
  if (hasTime && report.verdict === 'blocked' && whyNotOverride(person, authors) === null) {
    const fields = overrideFields(
      assessment,
      context.failed?.form ?? null,
      context.failed?.errors ?? {},
      `${transition}-`,
    )
    const form = button(context, transition, {
      label: `${verb} ${atInWords(at, zone, now)} all the same`,
      tone: 'usual',
      consequence: 'It breaks a rule. Your reasons are kept with it.',
    })
    forms.push({
      ...form,
      fields,
      open: context.failed?.form.has('anyway') === true,
      hidden: [{ name: 'anyway', value: '1' }],
    })
  }
  forms.push(atTime(context, transition, `${verb} at another time`, 'It is booked if the rules allow that time.'))
  return forms
}

function atTime(
  context: TransitionFormContext,
  transition: string,
  label: string,
  consequence: string,
): TransitionForm {
  const { announcement, assessment, failed } = context
  const { now } = assessment
  const { at } = announcement
  const chosen = shownZone(context)
  const shown = isMoment(at) ? readWall(chosen, toMillis(at.at)).wall : ''
  const fields = [
    field(context, transition, { name: 'date', label: 'Day', value: shown.slice(0, 10), control: 'date' }),
    field(context, transition, { name: 'time', label: 'Time', value: shown.slice(11, 16), control: 'time' }),
    field(context, transition, {
      name: 'zone',
      label: 'Time zone',
      value: chosen,
      control: 'select',
      options: zoneOptions(assessment.tree.zones, chosen),
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
  return {
    ...button(context, transition, { label: label, tone: 'usual', consequence: consequence }),
    fields,
    open: isFailed,
  }
}

/** The zone in which its time was entered, otherwise the organization's. */
function shownZone({ announcement: { at }, zone }: TransitionFormContext): string {
  return isMoment(at) && at.zone !== null ? at.zone : zone
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

/** If this transition was refused, the field has the entered value and its error. */
function field({ failed }: TransitionFormContext, transition: string, initial: Field): Field {
  const withId = { ...initial, id: `${transition}-${initial.name}` }
  if (failed?.transition !== transition) return withId
  const error = failed.errors[initial.name]
  return { ...withId, value: failed.form.get(initial.name) ?? initial.value, ...(error === undefined ? {} : { error }) }
}

export function actionOf({ id }: Pick<Announcement, 'id'>, transition: string): string {
  return `/announcements/${id}/${transition}`
}

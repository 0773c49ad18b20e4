import { shiftedTo } from '../../calendar/shifted-times.ts'
import { isLocal, isMoment } from '../../calendar/time-input.ts'
import { isBookable } from '../../planning/forbidden/bookable-pieces.ts'
import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import { can } from '../announcement.ts'
import { whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { overrideFields } from '../checks/override-fields.ts'
import { reached } from '../checks/summary-views.ts'
import { zoneOptions } from '../composer/when-views.ts'
import { atInWords } from '../content-diff.ts'
import type { TransitionForm } from './show-props.ts'
import {
  button,
  channelsFor,
  type FailedAttempt,
  field,
  isWhole,
  type TransitionFormContext,
} from './transition-fields.ts'

/** In place of a time zone: the time on every reader's own clock. */
export const LOCAL = 'local'

/** Ways to book: at its own time or the next free time, at its own time with overrides, or at another time. */
export function bookingForms(context: TransitionFormContext, transition: 'schedule' | 'resume'): TransitionForm[] {
  if (!isWhole(context)) {
    const rest = `For ${channelsFor(context, transition)}, if the rules allow it.`
    return [atTime(context, transition, 'Resume what was stopped', rest)]
  }
  const { announcement, assessment, zone } = context
  const { report, now } = assessment
  const verb = transition === 'schedule' ? 'Schedule' : 'Resume'
  const forms: TransitionForm[] = []
  if (isAhead(assessment) && report.verdict !== 'blocked')
    forms.push(
      button(context, transition, {
        label: `${verb}: goes to ${reached(assessment)}, ${atInWords(announcement.at, zone, now)}`,
        tone: 'primary',
        consequence: 'The rules allow it.',
      }),
    )
  else forms.push(...atNextFree(context, transition, verb))
  if (offersOverrides(context)) {
    const { form = null, errors = {} } = context.failed ?? {}
    forms.push({
      ...button(context, transition, {
        label: `${verb} ${atInWords(announcement.at, zone, now)} all the same`,
        tone: 'usual',
        consequence: 'It breaks a rule. Your reasons are kept with it.',
      }),
      fields: overrideFields(assessment, form, errors, `${transition}-`),
      open: form?.has('anyway') === true,
      hidden: [{ name: 'anyway', value: '1' }],
    })
  }
  const consequence = `It is booked if the rules allow that time.${distancesNote(context)}`
  forms.push(atTime(context, transition, `${verb} at another time`, consequence))
  return forms
}

export function moveForm(context: TransitionFormContext): TransitionForm {
  if (!isWhole(context)) {
    const rest = `For ${channelsFor(context, 'move')}, if the rules allow it.`
    return atTime(context, 'move', 'Move what is booked', rest)
  }
  const consequence = `Its approval stays. It moves if the rules allow the new time.${distancesNote(context)}`
  return atTime(context, 'move', 'Move it', consequence)
}

/**
 * A refused attempt with its errors where the page shows them: the form for overrides has no field for the time, so an
 * error about that is beside the first reason.
 */
export function shownAttempt(context: TransitionFormContext): FailedAttempt | null {
  const { failed, assessment } = context
  if (!failed?.form.has('anyway')) return failed
  const [first] = offersOverrides(context) ? overrideFields(assessment, null, {}) : []
  const { date, ...errors } = failed.errors
  if (first && date !== undefined) return { ...failed, errors: { [first.name]: date, ...errors } }
  if (first) return failed
  const form = new URLSearchParams(failed.form)
  form.delete('anyway')
  return { ...failed, form }
}

function atNextFree(context: TransitionFormContext, transition: string, verb: string): TransitionForm[] {
  const { announcement, assessment, zone } = context
  const { report, candidate, now } = assessment
  if (report.nextFree === null || candidate.parts.length === 0) return []
  const free: Moment = { at: fromMillis(report.nextFree), wall: null, zone: null }
  const { at } = shiftedTo(announcement, candidate.parts, free) ?? { at: free }
  const form = button(context, transition, {
    label: `${verb} for ${atInWords(at, zone, now)}`,
    tone: 'primary',
    consequence: 'The first time that is free.',
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

function offersOverrides({ announcement, assessment, person, authors }: TransitionFormContext): boolean {
  const isWaiting = can(announcement, 'schedule') || can(announcement, 'resume')
  const isBlocked = isAhead(assessment) && assessment.report.verdict === 'blocked'
  return isWaiting && isBlocked && whyNotOverride(person, authors) === null
}

/** Whether it could go out at its own times, if the rules allow it. */
function isAhead({ candidate, calendar: { world } }: Assessment): boolean {
  const { parts } = candidate
  return parts.length > 0 && parts.every((part) => part.soon || isBookable(world, { ...candidate, parts: [part] }))
}

function distancesNote({ announcement }: TransitionFormContext): string {
  const isApart = Object.keys(announcement.atByChannel).length > 0
  return isApart ? ' Channels with a time of their own keep their distance.' : ''
}

function atTime(
  context: TransitionFormContext,
  transition: string,
  label: string,
  consequence: string,
): TransitionForm {
  const { announcement, assessment, failed } = context
  const { at } = announcement
  const zoned = shownZone(context)
  const local = isLocal(at) ? at.local : null
  const shown = isMoment(at) ? readWall(zoned, toMillis(at.at)).wall : (local ?? '')
  const chosen = local === null ? zoned : LOCAL
  const fields = [
    field(context, transition, { name: 'date', label: 'Day', value: shown.slice(0, 10), control: 'date' }),
    field(context, transition, { name: 'time', label: 'Time', value: shown.slice(11, 16), control: 'time' }),
    field(context, transition, {
      name: 'zone',
      label: 'Time zone',
      value: chosen,
      control: 'select',
      options: [{ value: LOCAL, label: 'Where each reader is' }, ...zoneOptions(assessment.tree.zones, zoned)],
    }),
  ]
  fields.push(...publishByFields(context, transition, assessment.now))
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
  return { ...button(context, transition, { label, tone: 'usual', consequence }), fields, hidden, open: isFailed }
}

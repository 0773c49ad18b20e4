import { isLocal } from '../../calendar/time-input.ts'
import { isBookable } from '../../planning/forbidden/bookable-pieces.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis } from '../../platform/clock.ts'
import { can } from '../announcement.ts'
import { whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { blockingFindings } from '../checks/findings/findings-views.ts'
import { overrideFields, seenRevisions } from '../checks/override-fields.ts'
import { reached } from '../checks/summary-views.ts'
import { atInWords } from '../content-diff.ts'
import { nearestForms, stripForm } from './offered-forms.ts'
import { overrideLabel, refusedForms, withFindings } from './refused-forms.ts'
import type { TransitionForm } from './show-props.ts'
import { atTimeForm } from './time-fields.ts'
import { button, channelsFor, type FailedAttempt, type TransitionFormContext } from './transition-fields.ts'

/** Ways to book: at its own time or the next free time, at its own time with overrides, or at another time. */
export function bookingForms(context: TransitionFormContext, transition: 'schedule' | 'resume'): TransitionForm[] {
  const part = context.parts[transition]
  if (part) return resumeForms(context, part)
  const { announcement, assessment, zone } = context
  const { report, now } = assessment
  const verb = transition === 'schedule' ? 'Schedule' : 'Resume'
  const about = { transition, assessment, verb }
  const consequence = `It is scheduled if the rules allow that time.${distancesNote(context)}`
  const another = atTimeForm(context, about, { label: `${verb} at another time`, consequence })
  const refused = refusedForms(context, about, another)
  if (refused) return refused
  const offering = { ...about, label: (when: string) => `${verb} for ${when}` }
  const forms: TransitionForm[] = []
  if (report.nextFree !== null && report.nextFree === timeOf(assessment.candidate))
    forms.push(
      button(context, transition, {
        label: `${verb} for ${reached(assessment)}, ${atInWords(announcement.at, zone, now)}`,
        tone: 'primary',
        consequence: 'All rules allow it.',
      }),
    )
  else forms.push(...nearestForms(context, offering), ...stripForm(context, offering))
  if (offersOverrides(context)) {
    const { form = null, errors = {} } = context.failed ?? {}
    forms.push({
      ...button(context, transition, {
        label: overrideLabel(verb, assessment, zone),
        tone: 'usual',
        consequence: 'It breaks a rule. Your reason is kept on record.',
      }),
      fields: overrideFields(assessment, form, errors, `${transition}-`),
      open: form?.has('anyway') === true,
      hidden: [{ name: 'anyway', value: '1' }, ...seenRevisions(assessment)],
    })
  }
  return [...forms, another]
}

/** The same for the parts that were stopped, with what the rules have against their own time. */
function resumeForms(context: TransitionFormContext, assessment: Assessment): TransitionForm[] {
  const { person, authors, zone } = context
  const { report, candidate } = assessment
  const verb = `Resume ${channelsFor(context, 'resume')}`
  const about = { transition: 'resume', assessment, verb }
  const consequence = `It is scheduled if the rules allow that time.${severalNote(assessment)}`
  const another = atTimeForm(context, about, { label: `${verb} at another time`, consequence })
  const refused = refusedForms(context, about, another)
  if (refused) return refused
  const offering = { ...about, label: (when: string) => `${verb} for ${when}` }
  const forms = nearestForms(context, offering)
  if (report.verdict === 'blocked') forms.push(...stripForm(context, offering))
  const own = timeOf(candidate)
  if (own === null || report.verdict !== 'blocked' || !isAhead(assessment)) return [...forms, another]
  const mayOverride = whyNotOverride(person, authors) === null
  const fields = mayOverride ? overrideFields(assessment, null, {}, 'resume-') : []
  if (fields.length > 0)
    forms.push({
      ...button(context, 'resume', {
        label: overrideLabel(verb, assessment, zone),
        tone: 'usual',
        consequence: 'It breaks a rule. Your reason is kept on record.',
      }),
      fields,
      hidden: [{ name: 'at', value: fromMillis(own) }, { name: 'anyway', value: '1' }, ...seenRevisions(assessment)],
    })
  return withFindings([...forms, another], blockingFindings(assessment, zone, !mayOverride))
}

export function moveForms(context: TransitionFormContext): TransitionForm[] {
  const part = context.parts['move']
  const assessment = part ?? context.assessment
  const label = part ? `Move ${channelsFor(context, 'move')}` : 'Move'
  const note = part ? severalNote(part) : distancesNote(context)
  const about = { transition: 'move', assessment, verb: label }
  const consequence = `${part ? '' : 'It stays approved. '}It moves if the rules allow the new time.${note}`
  const another = atTimeForm(context, about, { label, consequence })
  return refusedForms(context, about, another) ?? [another]
}

/**
 * A refused attempt with its errors where the page shows them: the form for overrides has no field for the time, so an
 * error about that is beside the first reason, or beside the time when another one was asked for.
 */
export function shownAttempt(context: TransitionFormContext): FailedAttempt | null {
  const { failed, assessment } = context
  if (failed === null) return null
  const { form } = failed
  if (form.has('date') || form.has('at')) {
    const isAboutTime = form.has('anyway') || (form.has('at') && failed.errors['date'] !== undefined)
    return isAboutTime ? { ...failed, form: without(form, ['anyway', 'at']) } : failed
  }
  if (!form.has('anyway')) return failed
  const [first] = offersOverrides(context) ? overrideFields(assessment, null, {}) : []
  const { date, ...errors } = failed.errors
  if (first && date !== undefined) return { ...failed, errors: { [first.name]: date, ...errors } }
  return first ? failed : { ...failed, form: without(form, ['anyway']) }
}

function without(form: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => !names.includes(name)))
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
  if (Object.keys(announcement.atByChannel).length === 0) return ''
  return isLocal(announcement.at)
    ? ' Channels with a time of their own keep their distance from a local time. One moment is for all channels.'
    : ' Channels with a time of their own keep their distance.'
}

/** One new time is that of the earliest part (docs/lifecycle.md#partly-out). */
function severalNote({ candidate }: Assessment): string {
  const isApart = new Set(candidate.parts.map(({ at }) => at)).size > 1
  return isApart ? ' The first of them goes out then, and the others keep their distance.' : ''
}

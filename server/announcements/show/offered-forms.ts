import { isLocal } from '../../calendar/time-input.ts'
import { previousFree } from '../../planning/forbidden/proposed-times.ts'
import { hasOpenParts, timeOf } from '../../planning/model/timing.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { wallClockInWords } from '../../platform/time-words.ts'
import type { Assessment } from '../checks/assessment.ts'
import { offeredTime } from '../checks/offered-time.ts'
import { freeTimesFragment } from '../composer/free-times-views.ts'
import { atInWords } from '../content-diff.ts'
import { freeWeekFor } from '../form/free-week.ts'
import { LOCAL, publishByFields, shownZone } from './entered-fields.ts'
import type { TransitionForm } from './show-props.ts'
import { actionOf, button, type TransitionFormContext } from './transition-fields.ts'

/** Only the time changes: a transition that gives one, and whose times it is about. */
export interface TimedTransition {
  transition: string
  /** Of the whole announcement, or of the parts that are left. */
  assessment: Assessment
}

/** How a time is offered. */
export interface Offering extends TimedTransition {
  label(when: string): string
  /** What was asked for and refused, to be sent with another time; nothing when its own time is the question. */
  hidden?: TransitionForm['hidden']
  /** One local time for everybody was asked for, so that the times that are offered are local ones too. */
  local?: boolean
}

/** The nearest times that are free, each a button: the first from its time on, and the last before a time that is blocked. */
export function nearestForms(context: TransitionFormContext, offering: Offering): TransitionForm[] {
  const { candidate, report, calendar } = offering.assessment
  const { nextFree } = report
  const own = timeOf(candidate)
  if (candidate.parts.length === 0) return []
  const earlier =
    report.verdict === 'blocked' && own !== null && !hasOpenParts(candidate)
      ? previousFree(calendar.world, candidate, own)
      : null
  const next =
    nextFree === null
      ? []
      : offer(context, offering, nextFree, nextFree === own ? 'All rules allow it.' : 'First free time.')
  const before = earlier === null ? [] : offer(context, offering, earlier, 'Last free time before it.')
  // Two forms that ask for a publish-by time would have the same fields.
  return [...next, ...before.filter(({ fields }) => fields.length === 0)].map((form, index) =>
    index === 0 ? form : { ...form, tone: 'usual' },
  )
}

/** Offers one time. It also asks for a publish-by time when that would be too early. */
function offer(
  context: TransitionFormContext,
  offering: Offering,
  free: number,
  consequence: string,
): TransitionForm[] {
  const { transition, assessment, label, hidden = [] } = offering
  const { announcement, zone, failed } = context
  const sent = sentFor(context, offering, free)
  if (sent === null) return []
  const at = fromMillis(free)
  const form = button(context, transition, {
    label: label(atInWords(offeredTime(assessment, free), zone, assessment.now)),
    tone: 'primary',
    consequence,
  })
  const { publishBy } = announcement
  const isAsked = hidden.some(({ name }) => name === 'publishBy')
  const isLate = !isAsked && publishBy !== null && publishBy <= at
  const fields = isLate ? publishByFields(context, transition, at) : []
  return [
    {
      ...form,
      fields: fields.map((entered) => ({ ...entered, id: `${transition}-free-${entered.name}` })),
      open: fields.length > 0 && failed?.form.has('at') === true,
      hidden: [{ name: 'at', value: sent }, ...hiddenFor(context, offering)],
    },
  ]
}

/** The free times of a week, each a button; none when a publish-by time has to be chosen too, and one week on a page. */
export function stripForm(context: TransitionFormContext, offering: Offering): TransitionForm[] {
  const { transition, assessment, local } = offering
  const { announcement, refused, failed } = context
  if (refused !== null && failed?.transition !== transition) return []
  const { publishBy } = announcement
  const zone = shownZone(context, transition)
  const week = freeWeekFor(assessment, zone)
  const isLate = publishBy !== null && toMillis(publishBy) <= toMillis(assessment.now)
  if (week === null || isLate) return []
  const freeTimes = freeTimesFragment(assessment, week, {
    zone,
    name: 'at',
    action: actionOf(announcement, transition),
    start(at) {
      const value = sentFor(context, offering, at)
      if (value === null) return null
      return local ? { value, label: `${wallClockInWords(value.slice(11, 16))} local` } : { value }
    },
  })
  const form = button(context, transition, { label: 'Free times', tone: 'usual', consequence: null })
  return [{ ...form, hidden: hiddenFor(context, offering), freeTimes }]
}

/** What stands for a time in the form. Null for the time that it already has, and for one that no local time comes at. */
function sentFor(
  context: TransitionFormContext,
  { transition, assessment, local }: Offering,
  free: number,
): string | null {
  if (transition === 'move' && free === bookedTime(context)) return null
  if (!local) return fromMillis(free)
  const at = offeredTime(assessment, free)
  return isLocal(at) ? at.local.slice(0, 16) : null
}

/** When what would be moved goes out as it is. */
function bookedTime({ parts, assessment }: TransitionFormContext): number | null {
  return timeOf((parts['move'] ?? assessment).candidate)
}

function hiddenFor(
  context: TransitionFormContext,
  { transition, hidden = [], local }: Offering,
): TransitionForm['hidden'] {
  return [...hidden, { name: 'zone', value: local ? LOCAL : shownZone(context, transition) }]
}

import { isLocal } from '../../calendar/time-input.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { whichName } from '../../platform/pages/which-time.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { isOverride, overrideFields, seenRevisions } from '../checks/override-fields.ts'
import { atInWords } from '../content-diff.ts'
import { LOCAL, PUBLISH_BY_ZONE } from './entered-fields.ts'
import { nearestForms, type Offering, stripForm, type TimedTransition } from './offered-forms.ts'
import type { TransitionForm } from './show-props.ts'
import { button, type TransitionFormContext } from './transition-fields.ts'

/** What a form says about its time, to be sent again with the reasons. */
const publishByFields = ['publishBy', whichName('publishBy'), PUBLISH_BY_ZONE]
const timeFields = ['at', 'date', 'time', 'zone', whichName('time'), 'was-local', ...publishByFields]

/** A transition that gives a time, and how its buttons begin: "Resume SMS". */
export interface NamedTransition extends TimedTransition {
  verb: string
}

/**
 * What to do about a time that the rules refused: the nearest free times, those of a week, a field for each reason to
 * book it all the same, and the form for `another`. What they found stands above. Null when no such time was asked for.
 */
export function refusedForms(
  context: TransitionFormContext,
  { transition, verb }: NamedTransition,
  another: TransitionForm,
): TransitionForm[] | null {
  const { failed, refused, person, authors, zone } = context
  if (failed?.transition !== transition || refused === null) return null
  const { assessment, asked } = refused
  const offering = offeringFor({ transition, assessment, verb }, asked)
  const forms = [...nearestForms(context, offering), ...stripForm(context, offering)]
  const mayOverride = transition !== 'move' && whyNotOverride(person, authors) === null
  const fields = mayOverride ? overrideFields(assessment, asked, {}, `${transition}-then-`) : []
  if (fields.length > 0) {
    // What was overridden with this attempt is not found again, but nothing of a refused attempt is kept.
    const seen = seenRevisions(assessment)
    const isAskedFor = (name: string) => [...fields, ...seen].some((one) => one.name === name)
    const again = [...asked]
      .filter(([name]) => timeFields.includes(name) || (isOverride(name) && !isAskedFor(name)))
      .map(([name, value]) => ({ name, value }))
    forms.push({
      ...button(context, transition, {
        label: overrideLabel(verb, assessment, zone),
        tone: 'usual',
        consequence: 'It breaks a rule. Your reason is kept on record.',
      }),
      fields,
      open: asked.has('anyway'),
      hidden: [...again, ...seen, { name: 'anyway', value: '1' }],
    })
  }
  return [...forms, another]
}

/** "Override and resume SMS for Sat, Nov 28, 5:30 am PST" */
export function overrideLabel(verb: string, { candidate, content, now }: Assessment, zone: string): string {
  const first = timeOf(candidate)
  const when =
    isLocal(content.at) || first === null ? atInWords(content.at, zone, now) : momentInWords(first, zone, now)
  return `Override and ${verb.charAt(0).toLowerCase()}${verb.slice(1)} for ${when}`
}

/** The findings stand above the first form. */
export function withFindings(
  [first, ...others]: readonly TransitionForm[],
  findings: TransitionForm['findings'],
): TransitionForm[] {
  return first === undefined ? [] : [{ ...first, findings }, ...others]
}

/** What was asked for with the time is sent again with another one. */
function offeringFor({ transition, assessment, verb }: NamedTransition, asked: URLSearchParams): Offering {
  const local = asked.get('zone') === LOCAL
  const names = [...(asked.has('publishBy') ? publishByFields : []), ...(local ? [] : ['was-local'])]
  return {
    transition,
    assessment,
    local,
    label: (when) => `${verb} ${transition === 'move' ? 'to' : 'for'} ${when}`,
    hidden: [...asked].flatMap(([name, value]) => (names.includes(name) ? [{ name, value }] : [])),
  }
}

import { can, mayPerform, type Transition } from '../announcement.ts'
import { mayRetractAlone } from '../approval-policy.ts'
import { hasParts, partsFor } from '../parts.ts'
import type { TransitionForm } from './show-props.ts'
import { bookingForms, moveForms } from './time-forms.ts'
import { button, channelsFor, field, isWhole, type TransitionFormContext, whyNotResumed } from './transition-fields.ts'

/** Every transition that this person can perform now, each as a form that says what it does. */
export function transitionForms(context: TransitionFormContext): TransitionForm[] {
  const { announcement, person, deletable } = context
  const isPossible = (name: Transition) =>
    can(announcement, name) &&
    (mayPerform(person, announcement, name) || (name === 'retract' && mayRetractAlone(person, context))) &&
    hasParts(announcement, name, context.bookings, context.underWay)
  const forms: TransitionForm[] = []
  if (isPossible('submit'))
    forms.push(
      button(context, 'submit', {
        label: 'Send for approval',
        tone: 'primary',
        consequence: 'Next, an approver reviews it.',
      }),
    )
  if (isPossible('schedule')) forms.push(...bookingForms(context, 'schedule'))
  if (isPossible('resume') && whyNotResumed(context) === null) forms.push(...bookingForms(context, 'resume'))
  if (isPossible('move')) forms.push(...moveForms(context))
  if (isPossible('withdraw'))
    forms.push(
      button(context, 'withdraw', {
        label: 'Withdraw from review',
        tone: 'usual',
        consequence: 'It becomes a draft again.',
      }),
    )
  if (isPossible('hold'))
    forms.push(
      isAllStopped(context, 'hold')
        ? withReason(context, 'hold', 'Hold it', 'It does not go out until someone resumes it.')
        : withReason(
            context,
            'hold',
            `Hold ${channelsFor(context, 'hold')}`,
            'What has not gone out yet stays put until someone resumes it.',
          ),
    )
  if (isPossible('retract')) {
    const consequence =
      'Removes it from the notice page, and from other channels where possible. Cancels what has not gone out yet.'
    forms.push(withReason(context, 'retract', 'Retract', consequence))
  }
  if (isPossible('edit') && announcement.status === 'draft' && deletable) {
    const consequence = 'Only one person wrote it, and it was never sent for approval. This cannot be undone.'
    forms.push(button(context, 'delete', { label: 'Delete draft', tone: 'danger', consequence }))
  } else if (isPossible('cancel')) {
    forms.push(
      isAllStopped(context, 'cancel')
        ? withReason(context, 'cancel', 'Cancel it', 'It will not go out. It stays on record.')
        : withReason(
            context,
            'cancel',
            `Cancel ${channelsFor(context, 'cancel')}`,
            'What is already out stays out. The rest will not go out.',
          ),
    )
  }
  return forms
}

/** Whether the transition stops the whole announcement, and nothing of it may be out. */
function isAllStopped(context: TransitionFormContext, name: 'hold' | 'cancel'): boolean {
  const { bookings, underWay } = context
  const { unsure, sending } = underWay
  const stopped = partsFor(name, bookings, underWay).filter(({ id }) => !unsure.has(id) && !sending.has(id))
  return isWhole(context) && stopped.length === bookings.filter(({ status }) => status !== 'cancelled').length
}

function withReason(context: TransitionFormContext, name: string, label: string, consequence: string): TransitionForm {
  const fields = [field(context, name, { name: 'reason', label: 'Reason', value: '', control: 'textarea', rows: 2 })]
  const tone = name === 'hold' ? 'usual' : 'danger'
  return { ...button(context, name, { label, tone, consequence }), fields, open: context.failed?.transition === name }
}

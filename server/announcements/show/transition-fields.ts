import type { Booking } from '../../calendar/booking.ts'
import type { Refusal } from '../../calendar/refused-by-rules.ts'
import type { Person } from '../../people/person.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Announcement, Transition } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'
import { partsFor } from '../parts.ts'
import type { Approval } from '../review-queries.ts'
import type { UnderWay } from '../under-way.ts'
import type { TransitionForm } from './show-props.ts'

/** A transition that was refused: what was entered for it, and the errors. */
export interface FailedAttempt {
  transition: string
  form: URLSearchParams
  errors: FieldErrors
  /** Why it was refused, in a sentence. */
  message: string
  /** What the rules had against its time. */
  refusal?: Refusal
}

/** A time that was asked for and that the rules refused. */
export interface RefusedAttempt {
  /** With what the rules said about it. */
  assessment: Assessment
  /** The form as it was sent. */
  asked: URLSearchParams
}

export interface TransitionFormContext {
  announcement: Announcement
  bookings: readonly Booking[]
  underWay: UnderWay
  assessment: Assessment
  /** By transition, the parts on which it acts; those that act on all of it are not there. */
  parts: Partial<Record<string, Assessment>>
  person: Person
  zone: string
  /** Never sent for approval, approved or returned, and written by one person alone. */
  deletable: boolean
  /** Everybody who wrote part of it. */
  authors: readonly string[]
  approvals: readonly Approval[]
  failed: FailedAttempt | null
  refused: RefusedAttempt | null
}

/** Whether all of it is at the same point, so that a transition concerns the whole announcement. */
export function isWhole({ bookings }: Pick<TransitionFormContext, 'bookings'>): boolean {
  const [first, ...others] = bookings.filter(({ status }) => status !== 'cancelled')
  return others.every(({ status }) => status === first?.status)
}

/** The channels that the transition is about. */
export function channelsFor({ assessment, bookings, underWay }: TransitionFormContext, name: Transition): string {
  const names = partsFor(name, bookings, underWay).map(({ channel }) => assessment.calendar.world.channelName(channel))
  return formatList([...new Set(names)])
}

/** Why what was stopped cannot be resumed: its channels are off or were removed. Null when they are in use. */
export function whyNotResumed({
  assessment,
  bookings,
}: Pick<TransitionFormContext, 'assessment' | 'bookings'>): string | null {
  const { channels, world } = assessment.calendar
  const keys = [...new Set(partsFor('resume', bookings).map(({ channel }) => channel))]
  const isRemoved = (key: string) => channels.every((channel) => channel.key !== key)
  const removed = keys.filter(isRemoved).map((key) => world.channelName(key))
  const off = channels.filter(({ key, enabled }) => keys.includes(key) && !enabled).map(({ name }) => name)
  if (removed.length > 0) return `It cannot be resumed on ${formatList(removed)}.`
  if (off.length === 0) return null
  return `It can be resumed when an administrator has turned ${formatList(off)} on again.`
}

/** A form that is only a button. */
export function button(
  { announcement }: TransitionFormContext,
  name: string,
  look: Pick<TransitionForm, 'label' | 'tone' | 'consequence'>,
): TransitionForm {
  return {
    action: actionOf(announcement, name),
    ...look,
    findings: [],
    fields: [],
    hidden: [],
    open: false,
    freeTimes: null,
  }
}

/** If this transition was refused, the field has the entered value and its error. */
export function field({ failed }: TransitionFormContext, transition: string, initial: Field): Field {
  const withId = { ...initial, id: `${transition}-${initial.name}` }
  if (failed?.transition !== transition) return withId
  const error = failed.errors[initial.name]
  return { ...withId, value: failed.form.get(initial.name) ?? initial.value, ...(error === undefined ? {} : { error }) }
}

export function actionOf({ id }: Pick<Announcement, 'id'>, transition: string): string {
  return `/announcements/${id}/${transition}`
}

import type { Audience } from '../audiences/audience.ts'
import type { BookingBase } from '../calendar/place-bookings.ts'
import { type At, isLocal } from '../calendar/time-input.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Severity } from '../incidents/severity.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict, Forbidden } from '../platform/errors.ts'
import { formatAlternatives } from '../platform/format.ts'
import type { Stage, Status } from './status.ts'
import { statusWord } from './status-words.ts'

/** What a person writes. */
export interface Content {
  kind: Kind
  severity: Severity
  category: string
  headline: string
  body: string
  /** Shorter texts, by channel key. */
  texts: Record<string, string>
  link: string
  audience: Audience
  channels: readonly string[]
  at: At
  atByChannel: Record<string, Exclude<At, 'approval' | null>>
  publishBy: Instant | null
  incident: string | null
  /** The kind of incident that sending it for approval opens from it; null if none does. */
  opens: Incident['kind'] | null
  stage: Stage | null
  /** The announcement that this one corrects. */
  corrects: string | null
  /** Since when or from when what it tells of lasts. */
  began: Instant | null
  expectedEnd: Instant | null
  /** How sure `expectedEnd` is. */
  confidence: Incident['confidence']
  nextUpdateBy: Instant | null
  /** Why it is as severe as it is, when its severity passes rules. */
  severityReason: string
  /** In the order in which they are shown. */
  images: readonly PostImage[]
}

export interface PostImage {
  /** Of the stored image. */
  id: string
  /** What it shows, for people who do not see it. */
  alt: string
}

export interface Announcement extends Content {
  id: string
  revision: number
  status: Status
  /** Why it was returned, held, missed, cancelled or retracted. */
  reason: string | null
  createdBy: string
  createdAt: Instant
  updatedAt: Instant
  submittedAt: Instant | null
  approvedAt: Instant | null
  publishedAt: Instant | null
  /** The rules that its severity passes, as they were when it was last sent for approval or booked. */
  passes: readonly string[]
  /** A duty manager published it alone, and somebody else still has to review it. */
  reviewAfter: boolean
}

type Role = 'author' | 'approver' | 'system'

/**
 * Every transition that is possible, and which roles may perform it (docs/lifecycle.md#transitions). It leads to the
 * first status of `to` unless its change names another of them. Where something may be out already, the status follows
 * from what is left (docs/lifecycle.md#partly-out).
 */
export const transitions = {
  edit: { from: ['draft', 'in_review', 'approved', 'scheduled', 'held', 'missed'], to: ['draft'], by: ['author'] },
  submit: { from: ['draft'], to: ['in_review'], by: ['author'] },
  withdraw: { from: ['in_review'], to: ['draft'], by: ['author'] },
  return: { from: ['in_review'], to: ['draft'], by: ['approver'] },
  approve: { from: ['in_review'], to: ['approved', 'scheduled'], by: ['approver'] },
  schedule: { from: ['approved'], to: ['scheduled', 'in_review'], by: ['author', 'approver'] },
  move: { from: ['scheduled', 'publishing'], to: ['scheduled', 'publishing', 'in_review'], by: ['author'] },
  hold: {
    from: ['scheduled', 'publishing', 'published', 'failed'],
    to: ['held', 'scheduled', 'publishing', 'published', 'failed'],
    by: ['approver', 'system'],
  },
  resume: {
    from: ['held', 'missed', 'scheduled', 'publishing', 'published', 'failed'],
    to: ['scheduled', 'publishing', 'in_review'],
    by: ['author', 'approver'],
  },
  start: { from: ['scheduled', 'publishing'], to: ['publishing'], by: ['system'] },
  finish: {
    from: ['publishing', 'failed', 'published', 'scheduled', 'held', 'missed', 'cancelled'],
    to: ['published', 'failed', 'publishing'],
    by: ['system'],
  },
  lapse: {
    from: ['scheduled', 'publishing', 'published', 'failed'],
    to: ['missed', 'scheduled', 'held', 'publishing', 'published', 'failed'],
    by: ['system'],
  },
  cancel: {
    from: ['draft', 'in_review', 'approved', 'scheduled', 'held', 'missed', 'publishing', 'published', 'failed'],
    to: ['cancelled', 'scheduled', 'held', 'missed', 'publishing', 'published', 'failed'],
    by: ['author', 'approver'],
  },
  retract: { from: ['publishing', 'published', 'failed'], to: ['retracted'], by: ['approver'] },
} as const satisfies Record<string, { from: readonly Status[]; to: readonly Status[]; by: readonly Role[] }>

export type Transition = keyof typeof transitions

const transitionWords: Record<Transition, string> = {
  edit: 'edited',
  submit: 'sent for approval',
  withdraw: 'withdrawn from review',
  return: 'sent back',
  approve: 'approved',
  schedule: 'scheduled',
  move: 'moved',
  hold: 'put on hold',
  resume: 'resumed',
  start: 'started',
  finish: 'finished',
  lapse: 'missed',
  cancel: 'canceled',
  retract: 'retracted',
}

export function can(announcement: Pick<Announcement, 'status'>, name: Transition): boolean {
  const from: readonly Status[] = transitions[name].from
  return from.includes(announcement.status)
}

/** Whether this person may perform the transition on announcements of this kind, whatever their status. */
export function mayPerform(person: Person, announcement: Pick<Announcement, 'kind'>, name: Transition): boolean {
  const by: readonly Role[] = transitions[name].by
  return (
    (by.includes('author') && mayWriteFor(person, announcement.kind)) ||
    (by.includes('approver') && may(person, 'approver'))
  )
}

/** Throws Forbidden when the person may not perform the transition. The message says who may. */
export function requireMayPerform(person: Person, announcement: Pick<Announcement, 'kind'>, name: Transition): void {
  if (mayPerform(person, announcement, name)) return
  const roles = transitions[name].by.map((role) =>
    role === 'author' ? `an author of the ${announcement.kind} team` : 'an approver',
  )
  throw new Forbidden(`This needs ${formatAlternatives(roles)}. An administrator can give you that permission.`)
}

/** Throws Conflict when the announcement's status does not allow the transition. */
export function requireTransition(announcement: Pick<Announcement, 'status'>, name: Transition): void {
  if (can(announcement, name)) return
  throw new Conflict(`An announcement that is ${statusWord(announcement.status)} cannot be ${transitionWords[name]}.`)
}

/** The announcement after a transition, with `change` applied. Throws Conflict when its status does not allow it. */
export function afterTransition(
  announcement: Announcement,
  name: Transition,
  change: Partial<Announcement> = {},
): Announcement {
  requireTransition(announcement, name)
  const to: readonly Status[] = transitions[name].to
  const after = { ...announcement, status: to[0]!, ...change }
  if (!to.includes(after.status)) throw new Error(`The transition ${name} does not lead to ${after.status}.`)
  return after
}

/** The fields that all its bookings share. */
export function bookingBase(
  { id, kind, severity, incident }: Announcement,
  waivedRules: readonly string[] = [],
): BookingBase {
  return { announcement: id, kind, severity, incident, waivedRules }
}

/** Whether any of it goes out at one local time for everybody, so that its zones belong together. */
export function hasLocalTime({ at, atByChannel }: Pick<Content, 'at' | 'atByChannel'>): boolean {
  return [at, ...Object.values(atByChannel)].some(isLocal)
}

/** Whether nothing of it has started, so that it can be cancelled as a whole. */
export function isUnsent(announcement: Announcement): boolean {
  return can(announcement, 'cancel') && !['publishing', 'published', 'failed'].includes(announcement.status)
}

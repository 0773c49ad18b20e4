import type { Audience } from '../audiences/audience.ts'
import type { Severity } from '../incidents/severity.ts'
import type { ToldTimes } from '../incidents/told-times.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'

export const bookingStatuses = [
  'tentative',
  'booked',
  'held',
  'publishing',
  'published',
  'failed',
  'unknown',
  'missed',
  'cancelled',
  'retracted',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** Those that the rules count (docs/scheduling-rules.md#bookings-that-count): `retracted` too, because people saw it. */
export const countingStatuses: readonly BookingStatus[] = ['booked', 'publishing', 'published', 'unknown', 'retracted']

/** What people have seen, or may have. */
export const outStatuses: readonly BookingStatus[] = ['publishing', 'published', 'unknown', 'retracted']

/** Final statuses: no later change to the announcement touches these bookings. */
export const doneStatuses: readonly BookingStatus[] = ['published', 'failed', 'unknown', 'cancelled', 'retracted']

/** Stopped before they went out. They wait for a person, whatever becomes of the rest of their announcement. */
export const stoppedStatuses: readonly BookingStatus[] = ['held', 'missed']

/** One announcement on one channel at one instant, with its reach as codes. */
export interface Booking {
  id: string
  announcement: string
  channel: string
  zone: string | null
  at: Instant
  status: BookingStatus
  kind: Kind
  severity: Severity
  incident: string | null
  reach: readonly string[]
  waivedRules: readonly string[]
  /** Those of the waived rules that it broke when a person posted it by hand. */
  postedOver: readonly string[]
  /** Why it is held or missed, as a sentence. */
  reason: string | null
  /** The order in which bookings were committed; 0 if this one never was. */
  committed: number
  /** The number of its last change; 0 if it never counted. */
  change: number
}

/** A booking with what the calendar shows of its announcement. */
export interface PlannedBooking extends Booking, ToldTimes {
  headline: string
  audience: Audience
  announcementStatus: string
}

/** A booking that an announcement should have on the calendar. */
export interface Slot {
  channel: string
  zone: string | null
  at: Instant
  reach: readonly string[]
  /** Where they are not those of the whole announcement. */
  waivedRules?: readonly string[]
}

/** Whether these bookings are exactly what the slots ask for. */
export function isPlacedAs(bookings: readonly Booking[], slots: readonly Slot[]): boolean {
  const key = ({ channel, zone, at, reach }: Slot) => JSON.stringify([channel, zone, at, [...reach].sort()])
  const placed = new Set(bookings.map(key))
  return placed.size === slots.length && slots.every((slot) => placed.has(key(slot)))
}

import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Severity } from '../../incidents/severity.ts'
import type { Kind } from './rule-schema.ts'

/** A booking that counts, as the engine sees it (docs/scheduling-rules.md#bookings-that-count). */
export interface Message {
  id: string
  announcement: string
  channel: string
  kind: Kind
  severity: Severity
  /** Milliseconds since 1970. */
  at: number
  reach: Intervals
  incident: string | null
  /** The order in which bookings were committed: at the same instant, the lower number comes first. */
  committed: number
  /** A message that is done has gone out and cannot move. */
  status: 'booked' | 'done'
  /** Rules that it may break: overridden or grandfathered. */
  waivedRules: readonly string[]
}

/** What somebody would like to book: one announcement with all its channels, zone groups and times. */
export interface Candidate {
  /**
   * Booking the candidate replaces this announcement's bookings, so those that are not done do not count against it.
   */
  announcement: string | null
  kind: Kind
  severity: Severity
  incident: string | null
  parts: readonly Part[]
  /** Rules that it may break at its own times: overridden or grandfathered; `hold:<incident>` for a hold. */
  waivedRules: readonly string[]
  /** Every part has to go out before this (milliseconds since 1970), or it is not sent at all. */
  publishBy?: number | null
  /** Announcements whose messages are ignored; what is booked of them leaves the plan. */
  ignore?: readonly string[]
  /** It is edited: its bookings leave the plan before it is booked anew, so others of its thread count at once. */
  anew?: boolean
  /** Its place in the order of bookings, if it keeps the one that it has. A candidate that is booked anew comes last. */
  committed?: number
}

/** One channel at one time. Parts without a time go out together at the time that is found. */
export interface Part {
  channel: string
  at: number | null
  reach: Intervals
  /** The zone whose readers it is for, when each zone has its own time. */
  zone?: string
  /** What the clocks of that zone should show then, as if it were UTC. */
  wall?: number
  /** Its channel has a time of its own, beside that of the message. */
  own?: boolean
  /** It goes out as soon as it may, so its time is only the present one. */
  soon?: boolean
}

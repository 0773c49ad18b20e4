import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Message } from './message.ts'

export interface BookingQuery {
  /** Half-open: [from, to), in milliseconds since 1970. */
  from: number
  to: number
  reach: Intervals
  /** Which channels; all when left out. */
  on?: (channel: string) => boolean
}

/** How the engine queries a plan. Only messages that count are in it. */
export interface Bookings {
  /** The messages in [from, to) that reach at least one of the places, in calendar order. */
  find(query: BookingQuery): Message[]
  /** Every message of an incident, in calendar order. */
  thread(incident: string): Message[]
  /** Every message of an announcement, in calendar order. */
  bookingsOf(announcement: string): Message[]
  /** The first and last instants that have a message; null when there is none. */
  span(): { from: number; to: number } | null
}

/** Calendar order: by time; at the same instant, the one booked earlier comes first. */
export function inOrder(a: Message, b: Message): number {
  return a.at - b.at || a.committed - b.committed
}

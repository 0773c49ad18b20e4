import { listBookingsOf } from '../../../calendar/booking-queries.ts'
import { markBookings, placeBookings } from '../../../calendar/place-bookings.ts'
import { firstBlocking, type Refusal } from '../../../calendar/refused-by-rules.ts'
import { slotsOf } from '../../../calendar/targets.ts'
import type { Context } from '../../../context.ts'
import type { Candidate } from '../../../planning/model/message.ts'
import type { Finding } from '../../../planning/model/report.ts'
import { type ChannelSplit, splitByChannel } from '../../../planning/rescheduling/delaying-channels.ts'
import { bookingBase } from '../../announcement.ts'
import { type BookingRequest, book } from './check-and-book.ts'

/** The channels that an approval books without the others: marketing is booked as a whole or not at all. */
export function splitAtApproval(candidate: Candidate, findings: readonly Finding[]): ChannelSplit | null {
  return candidate.kind === 'service' ? splitByChannel(candidate, findings) : null
}

/**
 * Books the channels of a refused service announcement on which its time is free, and holds the others until somebody
 * gives them a time (docs/lifecycle.md#approval): who waits for water must not wait for a text message to be allowed.
 * Returns whether anything was booked.
 */
export async function bookFreeChannels(
  context: Context,
  request: BookingRequest,
  { candidate, findings, targets }: Refusal,
): Promise<boolean> {
  const { step, announcement } = request
  const { calendar, now } = step
  const split = candidate && splitAtApproval(candidate, findings)
  if (candidate === null || split === null) return false
  // One that goes out as soon as it is approved was not on the calendar yet.
  const slots = slotsOf(calendar.tree, candidate.parts, targets)
  await placeBookings(calendar, { base: bookingBase(announcement), slots, status: 'tentative', now })
  const all = await listBookingsOf(calendar.trx, announcement.id)
  const on = (channels: readonly string[]) =>
    all.filter(({ status, channel }) => status === 'tentative' && channels.includes(channel))
  const [free, blocked] = [on(split.free), on(split.blocked)]
  if (free.length === 0 || blocked.length === 0) return false
  // The overrides of this request are stored by now.
  const left = { bookings: free, others: [], all }
  const outcome = await book(context, { ...request, overrides: [], left })
  if (outcome.type !== 'booked') return false
  await markBookings(calendar, blocked, { status: 'held', reason: firstBlocking(findings) ?? null })
  return true
}

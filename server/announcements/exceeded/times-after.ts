import { isDeepStrictEqual } from 'node:util'
import type { Booking } from '../../calendar/booking.ts'
import { isLocal, isMoment } from '../../calendar/time-input.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { readWall, resolveWallTime } from '../../platform/time/wall-time.ts'
import type { Announcement } from '../announcement.ts'

/** An announcement with bookings that get another time. */
export interface RescheduledAnnouncement {
  before: Announcement
  /** All of it, and those that may move. */
  bookings: readonly Booking[]
  booked: readonly Booking[]
  /** The new times, by booking id. */
  times: ReadonlyMap<string, Instant>
}

type OwnTime = Announcement['atByChannel'][string]

/**
 * The announcement's times afterward: one for the channels without a time of their own if all of them have the same,
 * and separate ones for the others that got another time. A local time stays one where every zone got the same.
 */
export function timesAfter(rescheduled: RescheduledAnnouncement): Pick<Announcement, 'at' | 'atByChannel'> {
  const { before, booked, times } = rescheduled
  const moved = new Map<string, OwnTime>()
  for (const [channel, bookings] of Map.groupBy(booked, (booking) => booking.channel))
    if (bookings.some(({ id }) => times.has(id))) moved.set(channel, timeOnChannel(rescheduled, bookings))
  const main = before.channels.filter((channel) => before.atByChannel[channel] === undefined)
  const [first] = main
  const to = first === undefined ? undefined : moved.get(first)
  const isTogether = to !== undefined && main.every((channel) => isDeepStrictEqual(moved.get(channel), to))
  const separate = isTogether ? [...moved].filter(([channel]) => !main.includes(channel)) : [...moved]
  return simplest(before.channels, {
    at: isTogether ? to : before.at,
    atByChannel: { ...before.atByChannel, ...Object.fromEntries(separate) },
  })
}

/** One time for all channels, where all have the same. */
function simplest(
  channels: readonly string[],
  { at, atByChannel }: Pick<Announcement, 'at' | 'atByChannel'>,
): Pick<Announcement, 'at' | 'atByChannel'> {
  const times = channels.map((channel) => atByChannel[channel] ?? at)
  const instant = (time: Announcement['at']) => (isMoment(time) ? time.at : time)
  const isOne = times.every((time) => isDeepStrictEqual(instant(time), instant(times[0]!)))
  return isOne ? { at: times[0]!, atByChannel: {} } : { at, atByChannel }
}

function timeOnChannel({ before, times }: RescheduledAnnouncement, bookings: readonly Booking[]): OwnTime {
  const { channel } = bookings[0]!
  const old = before.atByChannel[channel] ?? before.at
  const settled = bookings.map(({ id, zone, at }) => ({ zone, at: times.get(id) ?? at }))
  const local = isLocal(old) ? localTimeOf(settled) : null
  if (local !== null) return { local }
  if (settled.every(({ at }) => at === settled[0]!.at)) return momentOf(old, settled[0]!.at)
  throw new Conflict(`“${before.headline}” goes out at a different time in each zone. Move it manually.`)
}

/** The local time that gives every zone its instant; null when there is none. */
function localTimeOf(settled: readonly { zone: string | null; at: Instant }[]): string | null {
  const [first] = settled
  if (!first?.zone) return null
  const { wall } = readWall(first.zone, toMillis(first.at))
  const isSame = settled.every(({ zone, at }) => {
    const read = zone === null ? null : resolveWallTime({ wall, zone })
    if (read === null || (!read.ok && read.reason !== 'ambiguous')) return false
    return (read.ok ? read.at : read.choices[0]!.at) === toMillis(at)
  })
  return isSame ? wall : null
}

/** The instant as a moment in the zone in which the old time was entered. */
function momentOf(before: Announcement['at'], at: Instant): Moment {
  const zone = isMoment(before) ? before.zone : null
  return zone === null ? { at, wall: null, zone } : { at, wall: readWall(zone, toMillis(at)).wall, zone }
}

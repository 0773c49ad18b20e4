import { expect } from 'vitest'
import { listExceededWindows } from '../../../server/announcements/exceeded/exceeded-windows-list.ts'
import { listOverrides } from '../../../server/announcements/review-queries.ts'
import { contains } from '../../../server/areas/tree/intervals.ts'
import type { Entry } from '../../../server/audit/audit.ts'
import { listAudit } from '../../../server/audit/queries.ts'
import { verifyAudit } from '../../../server/audit/verify.ts'
import type { Booking } from '../../../server/calendar/booking.ts'
import { listRulesInForce } from '../../../server/calendar/rule-queries.ts'
import type { Context } from '../../../server/context.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { toMillis } from '../../../server/platform/clock.ts'
import { breachesOf, type OverfullWindow, overfullWindows } from '../../planning/whole-plan-oracle.ts'
import { lasting } from './administrators.ts'
import type { Gazetteers } from './gazetteers.ts'
import type { Requests } from './requests.ts'
import { codeOf, countryOf, placedIn, readAll } from './stored-plan.ts'

/**
 * Proves invariants 1 and 2 of docs/scheduling-rules.md from the database alone: no window is over a limit without a
 * reason on record, and each that is over is listed. Returns how many bookings count, and how many windows are over.
 */
export async function expectLegal(
  context: Context,
  { wasThereBefore }: Gazetteers,
  { across }: Pick<Requests, 'across'>,
): Promise<{ counting: number; over: number }> {
  const { db } = context
  const { announcements, bookings } = await readAll(context)
  const entries = await listAudit(db, { subject: 'announcement' }, 1_000_000)
  const rules = (await listRulesInForce(db)).map(({ id, definition }) => ({ ...definition, id }))
  // What is out is never marked when a rule changes, and the lasting rules do not change.
  const changed = rules.filter(({ name }) => name !== lasting).map(({ id }) => id)
  const plan = placedIn(context, bookings).map(({ status, waivedRules, ...post }) => ({
    ...post,
    waivedRules: status === 'booked' ? waivedRules : [...waivedRules, ...changed],
  }))
  const lost = await incidentsThatLostOne(context, bookings, entries)
  const country = countryOf(context)
  const finished = {
    country,
    rules,
    plan,
    lostAnEarlierOne: (incident: string, end: number) => end <= (lost.get(incident) ?? Number.NEGATIVE_INFINITY),
    wasThereBefore: ({ committed }: { committed: number }, place: number) =>
      wasThereBefore(committed, codeOf(context, place)),
  }
  expect(breachesOf(finished)).toEqual([])
  const over = overfullWindows(finished)
  await expectListed(context, over)
  expectStatuses(announcements, bookings)
  await expectReasons(context, bookings, entries)
  const excused = new Set(across.map(({ body }) => body && 'headline' in body && body.headline))
  const headlines = announcements.map(({ headline }) => headline).filter((headline) => !excused.has(headline))
  expect(headlines.filter((headline, index) => headlines.indexOf(headline) !== index)).toEqual([])
  expect(await verifyAudit(db)).toMatchObject({ ok: true })
  return { counting: plan.length, over: over.length }
}

/**
 * The list "Over the limit" has each window that the oracle finds, whatever excuses it. One announcement on several channels
 * at the same instant is one message, whichever of them stands for it.
 */
async function expectListed(context: Context, over: readonly OverfullWindow[]): Promise<void> {
  const { windows } = await listExceededWindows(context, { from: 0, to: null })
  const nameOf = ({ announcement, at }: { announcement: string; at: number }) => `${announcement} at ${at}`
  const listedFor = ({ rule, place }: OverfullWindow) =>
    windows
      .filter(({ cap, places }) => cap.id === rule.id && contains(places, place))
      .map(({ messages }) => messages.map(nameOf))
  const missing = over.filter((window) => {
    const posts = window.posts.map(nameOf)
    return !listedFor(window).some((listed) => posts.every((post) => listed.includes(post)))
  })
  const described = missing.map((window) => ({
    rule: window.rule,
    place: codeOf(context, window.place),
    posts: window.posts.map((post) => `${nameOf(post)} ${post.channel} ${post.incident} ${post.committed}`),
    listed: listedFor(window),
  }))
  expect(described).toEqual([])
}

function expectStatuses(
  announcements: Awaited<ReturnType<typeof readAll>>['announcements'],
  bookings: readonly Booking[],
): void {
  const channelsOf = (id: string, ...of: string[]) =>
    bookings
      .filter(({ announcement, status }) => announcement === id && of.includes(status))
      .map(({ channel }) => channel)
  for (const { id, status, channels } of announcements) {
    const booked = channelsOf(id, 'booked')
    if (!['scheduled', 'publishing'].includes(status)) expect(booked, `${id} is ${status}`).toEqual([])
    if (status !== 'scheduled') continue
    expect(booked, `${id} is ${status}`).not.toEqual([])
    expect(channelsOf(id, 'booked', 'held', 'missed').toSorted(), id).toEqual([...channels].toSorted())
  }
}

/** Whoever may break a rule was booked before it, was posted by hand, or an approver let it. */
async function expectReasons({ db }: Context, bookings: readonly Booking[], entries: readonly Entry[]): Promise<void> {
  const grandfathered = entries.filter(({ action }) => action === 'grandfather')
  for (const { announcement, waivedRules, postedOver } of bookings) {
    const overridden = (await listOverrides(db, announcement)).map(({ rule }) => rule)
    const stayed = grandfathered
      .filter(({ subject }) => subject.id === announcement)
      .map(({ after }) => (after as { rule: { id: string } }).rule.id)
    expect([...overridden, ...stayed, ...postedOver], announcement).toEqual(expect.arrayContaining([...waivedRules]))
  }
}

/**
 * The incidents of which a message left its time, so that the next one may count there, each with the end of the windows that
 * this excuses. When one went out late, what was still to come gave way.
 */
async function incidentsThatLostOne(
  { db }: Context,
  bookings: readonly Booking[],
  entries: readonly Entry[],
): Promise<Map<string | null, number>> {
  const left = new Set(
    entries
      .filter(({ action }) => ['move', 'cancel', 'hold', 'edit'].includes(action))
      .map(({ subject }) => subject.id),
  )
  const stopped = ['failed', 'held', 'missed', 'cancelled']
  for (const { announcement, status } of bookings) if (stopped.includes(status)) left.add(announcement)
  const lost = new Map<string | null, number>()
  const loses = (incident: string | null, end: number) =>
    lost.set(incident, Math.max(end, lost.get(incident) ?? Number.NEGATIVE_INFINITY))
  for (const { announcement, incident } of bookings)
    if (left.has(announcement)) loses(incident, Number.POSITIVE_INFINITY)
  const bookingOf = new Map(bookings.map((booking) => [booking.id, booking]))
  for (const id of new Set(bookings.map(({ announcement }) => announcement)))
    for (const { booking: of, dueAt } of await listDeliveriesOf(db, id)) {
      const booking = bookingOf.get(of)
      if (booking && booking.at !== dueAt) loses(booking.incident, toMillis(booking.at))
    }
  return lost
}

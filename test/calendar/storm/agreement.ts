import { expect } from 'vitest'
import { countingStatuses } from '../../../server/calendar/booking.ts'
import { readCalendarState } from '../../../server/calendar/calendar-state.ts'
import { listChannels } from '../../../server/channels/queries.ts'
import type { Context } from '../../../server/context.ts'
import type { Candidate, Message } from '../../../server/planning/model/message.ts'
import { naivePlaces, naiveReach } from '../../audiences/support/naive-reach.ts'
import { oracle } from '../../planning/oracle.ts'
import type { Gazetteers } from './gazetteers.ts'
import type { Requests } from './requests.ts'
import { codeOf, placedIn, readAll } from './stored-plan.ts'

/** What this process has in memory is what the database says, although its own transactions failed half-way. */
export async function expectPlanOfThisProcess(context: Context): Promise<void> {
  const { bookings } = await readAll(context)
  const counting = bookings.filter(({ status }) => countingStatuses.includes(status))
  const { plan } = await context.planCache.latest()
  expect(plan.size).toBe(counting.length)
  for (const { id, at, announcement } of counting)
    expect(
      plan.bookingsOf(announcement).find((message) => message.id === id),
      id,
    ).toMatchObject({ at: Date.parse(at) })
}

/** What every process has in memory is what the database says: each judges as the naive oracle does. */
export async function expectAgreement(
  context: Context,
  { requests, origins, as }: { requests: Requests; origins: readonly string[]; as: string },
): Promise<void> {
  const { world } = await readCalendarState(context)
  const { bookings } = await readAll(context)
  const messages = placedIn(context, bookings).map(({ places, ...post }) => ({
    ...post,
    reach: [...places].sort((a, b) => a - b).flatMap((place) => [place, place + 1]),
    status: 'done' as const,
  }))
  let found = 0
  for (const [index, { at, channel, kind, severity: own, reach }] of messages.entries()) {
    if (index % 4 !== 0) continue
    // What is critical breaks hardly any rule. The first of all stands where a message stands already, so it breaks one.
    const severity = index % 8 === 0 && own === 'critical' ? 'minor' : own
    const audience = {
      include: reach.filter((_, edge) => edge % 2 === 0).map((place) => codeOf(context, place)),
      exclude: [],
    }
    const time = at + index * 60_000
    const body = { kind, severity, audience, channels: [channel], at: new Date(time).toISOString() }
    const parts = [{ channel, at: time, reach }]
    const candidate = { announcement: null, kind, severity, incident: null, parts, waivedRules: [] } as Candidate
    const verdicts = oracle(world, messages as Message[], candidate)
    const naive = verdicts.map(({ rule, channel: on, place }) => `${rule} ${on} ${codeOf(context, place)}`).toSorted()
    for (const origin of origins) {
      const answer = await requests.send({ as, path: '/check?places=all', body }, origin)
      const findings: { rule: string; channel: string | null; places: { codes: string[] } }[] = answer.body.findings
      const said = findings.flatMap(({ rule, channel: on, places }) =>
        places.codes.map((code) => `${rule} ${on} ${code}`),
      )
      expect(said.toSorted(), `${origin} on ${JSON.stringify(body)}`).toEqual(naive)
      found += said.length
    }
  }
  expect(found).toBeGreaterThan(0)
}

/**
 * Each booking reaches whom its channel reaches with its audience, looked up place by place. Those for places that have
 * come to other areas since they were booked are left out. Returns how many were compared, and how many are more than the
 * audience.
 */
export async function expectReach(
  context: Context,
  { wasThereBefore }: Gazetteers,
): Promise<{ compared: number; spilling: number }> {
  const { announcements, bookings } = await readAll(context)
  const { tree } = context.areas
  const audiences = new Map(announcements.map(({ id, audience }) => [id, audience]))
  const channels = new Map((await listChannels(context.db)).map((channel) => [channel.key, channel]))
  const counts = { compared: 0, spilling: 0 }
  for (const { id, announcement, channel, committed, places } of placedIn(context, bookings)) {
    const meant = naivePlaces(tree, audiences.get(announcement)!)
    const reach = naiveReach(tree, channels.get(channel)!, meant)
    if ([...places, ...reach].some((place) => wasThereBefore(committed, codeOf(context, place)))) continue
    expect([...places].toSorted(), `${id} of ${announcement} on ${channel}`).toEqual([...reach].toSorted())
    counts.compared += 1
    if (reach.size > meant.size) counts.spilling += 1
  }
  return counts
}

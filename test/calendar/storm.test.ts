import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { afterEach, describe, expect, test } from 'vitest'
import { listAnnouncements } from '../../server/announcements/queries.ts'
import { listOverrides } from '../../server/announcements/review-queries.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { commandLine, type Entry } from '../../server/audit/audit.ts'
import { listAudit } from '../../server/audit/queries.ts'
import { verifyAudit } from '../../server/audit/verify.ts'
import { type Booking, countingStatuses } from '../../server/calendar/booking.ts'
import { listBookingsOfMany, listChanges } from '../../server/calendar/booking-queries.ts'
import { readCalendarState, readLockedState } from '../../server/calendar/calendar-state.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { markBookings } from '../../server/calendar/place-bookings.ts'
import { listRulesInForce } from '../../server/calendar/rule-queries.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { channelInput } from '../../server/channels/schema.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { createToken } from '../../server/people/account/token-actions.ts'
import { createPerson } from '../../server/people/actions.ts'
import type { Permission } from '../../server/people/person.ts'
import type { Candidate, Message } from '../../server/planning/model/message.ts'
import type { Clock } from '../../server/platform/clock.ts'
import { transact } from '../../server/platform/transact.ts'
import { openContext } from '../../server/start.ts'
import { secret } from '../delivery/support/messages.ts'
import { startReceiver } from '../delivery/support/receiver.ts'
import { loopback } from '../delivery/support/start.ts'
import { oracle } from '../planning/oracle.ts'
import { breachesOf, type Country, type Placed } from '../planning/whole-plan-oracle.ts'
import { smallCountry } from '../support/areas.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { type Server, startServer } from './support/servers.ts'
import { aStorm, type Crew, lasting } from './support/storm.ts'

/** STORM=full is what CI runs; a shorter one finds most of it sooner. */
const requests = process.env['STORM'] === 'full' ? 2100 : 600

const servers: Server[] = []
const stops: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('A storm of planners through four processes on %s', { timeout: 240_000 }, (_name, database) => {
  test('leaves a plan that keeps every rule, and books once what was sent twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hark-storm-'))
    stops.push(() => rmSync(folder, { recursive: true, force: true }))
    const clock = movedClock(join(folder, 'clock'))
    const receiver = await startReceiver()
    const env = { DATA_DIR: folder, CLOCK_AHEAD: clock.file, ...loopback, ...(await database()) }
    const { context, crew } = await prepare(env, { clock, url: receiver.url })
    const outcomes = [204, 204, 400, 204, 503, 503]
    receiver.answer = (_request, response) => {
      const outcome = outcomes[receiver.received.length % outcomes.length]!
      if (receiver.received.length % 11 === 0) response.destroy()
      else response.writeHead(outcome).end()
    }
    servers.push(...(await Promise.all([1, 2, 3, 4].map(() => startServer(env)))))
    const origins = servers.map(({ origin }) => origin)
    const start = context.now().plus({ days: 1 }).startOf('day').toMillis()
    clock.moveTo(start)
    let failures = 0
    const failHalfWay = async () => {
      failures += 1
      await writeAndFail(context)
    }
    const faults: string[] = []
    let ticks = 0
    const workAt = async (time: number) => {
      clock.moveTo(time)
      ticks += 1
      const worker = (name: string) => tick(context, name, (error, what) => faults.push(`${what} ${error}`))
      await (ticks % 3 === 0 ? Promise.all([worker('one'), worker('two')]) : worker('one'))
    }
    const storm = aStorm({ origins, crew, start, seed: 1, failHalfWay, workAt })

    await storm.rage(16, requests)

    const said = () => servers.map((server) => server.said()).join('')
    expect(storm.broken, said()).toEqual([])
    expect(faults).toEqual([])
    expect(ticks).toBeGreaterThan(requests / 100)
    expect(storm.twices.length).toBeGreaterThan(requests / 25)
    expect(storm.doubled()).toEqual([])
    const refused = [409, 422].map((status) => storm.statuses.get(status) ?? 0)
    expect(Math.min(...refused)).toBeGreaterThan(requests / 100)
    expect(failures).toBeGreaterThan(requests / 200)
    await expectLegal(context)
    await expectPlanOfThisProcess(context)
    await expectAgreement(context, storm, origins, crew)
    expect(said()).not.toMatch(/error/i)
  })
})

/** An organisation with three channels and no rule yet, in the small country. */
async function prepare(
  { CLOCK_AHEAD: _clock, ...env }: Record<string, string>,
  { clock, url }: { clock: MovedClock; url: string },
): Promise<{ context: Context; crew: Crew }> {
  const config = readConfig({ ...env, LOG_LEVEL: 'silent' })
  const empty = await openContext(config)
  await transact(empty.db, (trx) => replaceAreas(trx, smallCountry()))
  await empty.db.destroy()
  const context = await openContext(config, clock.now)
  stops.push(() => context.db.destroy())
  for (const [key, finest, type] of [
    ['board', 'town', 'webhook'],
    ['letter', 'county', 'manual'],
    ['page', 'state', 'notices'],
  ]) {
    const settings = type === 'webhook' ? { url, secret } : {}
    const input = { key, name: key, type, finest, serves: 'US', settings }
    await addChannel(context, channelInput.parse(input), commandLine)
  }
  const someone = async (name: string, can: Permission[]) => {
    const input = { name, email: `${name}@example.org`, team: 'both' as const, can, password: 'correct horse battery' }
    const person = await createPerson(context, input, commandLine)
    const scope = can.includes('administrator') ? 'administer' : 'write'
    const { secret: token } = await createToken(context, { personId: person.id, name: 'storm', scope, actor: person })
    return { id: person.id, token }
  }
  const token = async (name: string, can: Permission[]) => (await someone(name, can)).token
  const authors = [await token('dana', ['author']), await token('mei', ['author'])]
  const approvers = [await token('ana', ['approver']), await token('tom', ['approver'])]
  const guests = await Promise.all(['gus', 'pia', 'ron', 'sue'].map((name) => someone(name, ['author'])))
  return { context, crew: { authors, approvers, guests, administrator: await token('eva', ['administrator']) } }
}

interface MovedClock {
  /** Holds by how many milliseconds the clocks of all processes are ahead. */
  file: string
  now: Clock
  /** Never back. */
  moveTo(time: number): void
}

function movedClock(file: string): MovedClock {
  let ahead = 0
  const open = openSync(file, 'w')
  stops.push(() => closeSync(open))
  // Always as long, and in place, so that nobody reads a part of it.
  const write = () => writeSync(open, String(ahead).padStart(15, '0'), 0)
  write()
  return {
    file,
    now: () => DateTime.utc().plus(ahead),
    moveTo(time) {
      ahead = Math.max(ahead, time - Date.now())
      write()
    },
  }
}

/** A transaction of this process that takes change numbers, gives up bookings, reads the plan, and then rolls back. */
async function writeAndFail(context: Context): Promise<void> {
  const work = withLockedCalendar(context, async (calendar) => {
    const from = { change: Math.max(1, calendar.head.change - 20), id: '', after: null }
    const { bookings: recent } = await listChanges(calendar.trx, from, 20)
    for (const booking of recent.filter(({ status }) => status === 'booked'))
      await markBookings(calendar, [booking], { status: 'cancelled' })
    await readLockedState(context, calendar)
    throw new HalfWay()
  })
  await expect(work).rejects.toBeInstanceOf(HalfWay)
}

class HalfWay extends Error {}

/** What this process has in memory is what the database says, although its own transactions failed half-way. */
async function expectPlanOfThisProcess(context: Context): Promise<void> {
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

/** Invariants 1 and 2, read from the database alone. */
async function expectLegal(context: Context): Promise<void> {
  const { db } = context
  const { announcements, bookings } = await readAll(context)
  const entries = await listAudit(db, { subject: 'announcement' }, 1_000_000)
  const rules = await listRulesInForce(db)
  // What is out is never marked when a rule changes, and the lasting rules do not change.
  const changed = rules.filter(({ name }) => name !== lasting).map(({ id }) => id)
  const plan = placedIn(context, bookings).map(({ status, waivedRules, ...post }) => ({
    ...post,
    waivedRules: status === 'booked' ? waivedRules : [...waivedRules, ...changed],
  }))
  const shortened = await incidentsThatLostOne(context, bookings, entries)
  const lostAnEarlierOne = (incident: string) => shortened.has(incident)
  expect(breachesOf({ country: countryOf(context), rules, plan, lostAnEarlierOne })).toEqual([])
  expect(plan.length).toBeGreaterThan(requests / 80)

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
  // Whoever may break a rule was booked before it, was posted by hand, or an approver let it.
  const grandfathered = entries.filter(({ action }) => action === 'grandfather')
  for (const { announcement, waivedRules, postedOver } of bookings) {
    const overridden = (await listOverrides(db, announcement)).map(({ rule }) => rule)
    const stayed = grandfathered
      .filter(({ subject }) => subject.id === announcement)
      .map(({ after }) => (after as { rule: { id: string } }).rule.id)
    expect([...overridden, ...stayed, ...postedOver], announcement).toEqual(expect.arrayContaining([...waivedRules]))
  }
  const headlines = announcements.map(({ headline }) => headline)
  expect(headlines.filter((headline, index) => headlines.indexOf(headline) !== index)).toEqual([])
  expect(await verifyAudit(db)).toMatchObject({ ok: true })
}

/** The incidents of which a message left its time, so that the next one may count there. */
async function incidentsThatLostOne(
  { db }: Context,
  bookings: readonly Booking[],
  entries: readonly Entry[],
): Promise<Set<string | null>> {
  const left = new Set(
    entries
      .filter(({ action }) => ['move', 'cancel', 'hold', 'edit'].includes(action))
      .map(({ subject }) => subject.id),
  )
  const stopped = ['failed', 'held', 'missed', 'cancelled']
  for (const { announcement, status } of bookings) if (stopped.includes(status)) left.add(announcement)
  const atOf = new Map(bookings.map(({ id, at }) => [id, at]))
  for (const id of new Set(bookings.map(({ announcement }) => announcement)))
    for (const { booking, dueAt } of await listDeliveriesOf(db, id)) if (atOf.get(booking) !== dueAt) left.add(id)
  return new Set(bookings.filter(({ announcement }) => left.has(announcement)).map(({ incident }) => incident))
}

/** What every process has in memory is what the database says: each judges as the naive oracle does. */
async function expectAgreement(
  context: Context,
  storm: ReturnType<typeof aStorm>,
  origins: readonly string[],
  { authors }: Crew,
): Promise<void> {
  const { world } = await readCalendarState(context)
  const { bookings } = await readAll(context)
  const messages = placedIn(context, bookings).map(({ places, ...post }) => ({
    ...post,
    reach: [...places].sort((a, b) => a - b).flatMap((place) => [place, place + 1]),
    status: 'done' as const,
  }))
  let found = 0
  for (const [index, { at, channel, kind, severity, reach }] of messages.entries()) {
    if (index % 4 !== 0) continue
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
      const answer = await storm.send({ as: authors[0]!, path: '/check?places=all', body }, origin)
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

async function readAll({ db }: Context) {
  const announcements = await listAnnouncements(db, {}, 1_000_000)
  const ofEach = await listBookingsOfMany(
    db,
    announcements.map(({ id }) => id),
  )
  return { announcements, bookings: [...ofEach.values()].flat() }
}

function placedIn(context: Context, bookings: readonly Booking[]): (Placed & Pick<Booking, 'status'>)[] {
  const { area } = countryOf(context)
  return bookings
    .filter(({ status }) => countingStatuses.includes(status))
    .map(({ at, reach, ...booking }) => {
      const places = new Set<number>()
      for (const { lo, hi } of reach.map(area)) for (let place = lo; place < hi; place++) places.add(place)
      return { ...booking, at: Date.parse(at), places }
    })
}

function countryOf({ areas: { tree } }: Context): Country {
  return {
    zones: Array.from({ length: tree.count }, (_, place) => tree.placeAt(place).zone!),
    area: (code) => tree.area(code)!,
  }
}

function codeOf({ areas: { tree } }: Context, place: number): string {
  return tree.placeAt(place).code
}

import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { nextChange } from '../../server/platform/db/calendar-head.ts'
import { type Db, type Trx, transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues } from '../support/announcements.ts'
import { anotherProcess } from '../support/another-process.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { smallCountry, withRetired } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

let app: TestApp
let team: Colleagues
afterEach(() => app.stop())

const openPostgres = databases.find(([name]) => name === 'PostgreSQL')![1]

async function start(open: () => Promise<Db>): Promise<void> {
  app = await startApp({ open })
  team = await aTeam(app)
  await aChannel(app, 'board')
}

function ask(method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object, revision?: number) {
  const ifMatch = revision === undefined ? {} : { 'if-match': `"${revision}"` }
  const headers = { ...as(team.ana), ...ifMatch }
  return app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
}

const approved = (more: object = {}) =>
  anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'approved', ...more })
const scheduled = async ({ id, revision }: { id: string; revision: number }) =>
  ask('POST', `/announcements/${id}/schedule`, { at: '2026-06-11T17:00:00.000Z' }, revision)

/** Runs `second` while `first` has not committed; `first` commits as soon as `second` waits for its lock, or has answered. */
async function race<T>(first: (trx: Trx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  const { db } = app.context
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const committed = transact(db, async (trx) => {
    await first(trx)
    begun.resolve()
    await end.promise
  })
  await begun.promise
  let isAnswered = false
  const answer = second().finally(() => {
    isAnswered = true
  })
  while (!isAnswered && !(await isSomebodyWaiting(db)));
  end.resolve()
  await committed
  return answer
}

async function isSomebodyWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    db,
  )
  return rows[0]!.n > 0
}

describe('on PostgreSQL, where transactions run side by side', () => {
  test('a channel is not removed between the check of a post and its booking', async () => {
    await start(openPostgres)
    const announcement = await approved()
    // The booking is written, but not committed, when the removal counts what is still to go out.
    const removal = await race(
      async (trx) => {
        await trx.selectFrom('calendar_head').selectAll().forUpdate().execute()
        await trx
          .insertInto('bookings')
          .values({
            ...{ id: 'b', announcement_id: announcement.id, channel: 'board', zone: null, status: 'booked' },
            ...{ at: '2026-06-11T17:00:00.000Z', kind: 'service', severity: 'minor', incident: null },
            ...{
              reach_json: '["US-TX-453-austin"]',
              waived_rules_json: '[]',
              posted_over_json: '[]',
              reason: null,
              created_at: '2026-06-10T14:00:00.000Z',
            },
            ...{ committed: 1, change: await nextChange({ trx }) },
          })
          .execute()
      },
      () => ask('DELETE', '/channels/board'),
    )
    expect(removal.statusCode).toBe(409)
    expect(removal.json().detail).toContain('still to go out on board')
  })

  test('a post is not booked on a channel that is being removed or switched off', async () => {
    await start(openPostgres)
    const [first, second] = [await approved(), await approved()]
    const change = (set: object) => async (trx: Trx) => {
      await trx.selectFrom('calendar_head').selectAll().forUpdate().execute()
      await trx.updateTable('channels').set(set).where('key', '=', 'board').execute()
    }
    expect((await race(change({ enabled: 0 }), () => scheduled(first))).statusCode).toBe(422)
    expect((await race(change({ removed_at: '2026-06-10T14:00:00.000Z' }), () => scheduled(second))).statusCode).toBe(
      422,
    )
  })

  test('a draft does not name a channel that is being removed', async () => {
    await start(openPostgres)
    const draft = { kind: 'service', severity: 'minor', headline: 'H', body: 'B', channels: ['board'] }
    const payload = { ...draft, audience: { include: ['US-TX-453-austin'], exclude: [] } }
    const answer = await race(
      (trx) => trx.updateTable('channels').set({ removed_at: '2026-06-10T14:00:00.000Z' }).execute(),
      () => ask('POST', '/announcements', payload),
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.json().detail).toBe('There is no channel board.')
  })

  test.each([
    [
      'adding a channel',
      'POST',
      '/channels',
      { key: 'second', name: 'Second', type: 'manual', finest: 'town', serves: 'US', settings: {} },
    ],
    ['switching a channel off', 'PATCH', '/channels/board', { enabled: false }],
    ['removing a channel', 'DELETE', '/channels/board', undefined],
    ['opening an incident', 'POST', '/incidents', { kind: 'unplanned', title: 'Burst', areas: ['US-TX-453'] }],
    [
      'adding a rule',
      'POST',
      '/rules',
      { type: 'blackout', name: 'B', kinds: ['marketing'], from: '2026-06-12T00:00:00Z', to: '2026-06-13T00:00:00Z' },
    ],
  ] as const)('%s waits until a booking is committed', async (_what, method, path, payload) => {
    await start(openPostgres)
    let isCommitted = false
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const booking = withLockedCalendar(app.context, async () => {
      begun.resolve()
      await end.promise
      isCommitted = true
    })
    await begun.promise
    const order: boolean[] = []
    const change = ask(method, path, payload).then((answer) => {
      order.push(isCommitted)
      return answer
    })
    while (order.length === 0 && !(await isSomebodyWaiting(app.context.db)));
    end.resolve()
    await booking
    expect((await change).statusCode).toBeLessThan(300)
    expect(order).toEqual([true])
  })
})

describe.each(databases)('when another process loads areas, on %s', (_name, open) => {
  test('a check under the lock uses them, and the plan as they number it', async () => {
    await start(open)
    const other = await anotherProcess(app)
    const both = { audience: { include: ['US-TX-453-austin', 'US-TX-453-pflugerville'], exclude: [] } }
    const [retiring, staying] = [await approved(both), await approved()]
    await app.context.planCache.latest()

    const areas = withRetired(smallCountry(), 'US-TX-453-pflugerville')
    await withLockedCalendar(other.context, ({ trx }) => replaceAreas(trx, areas))

    const refused = await scheduled(retiring)
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain('Pflugerville')
    expect((await scheduled(staying)).statusCode).toBe(200)
    const { tree, plan } = await app.context.planCache.latest()
    expect(tree).toBe(app.context.areas.tree)
    expect(plan.bookingsOf(staying.id)).toMatchObject([
      { reach: [tree.area('US-TX-453-austin')!.lo, tree.area('US-TX-453-austin')!.hi] },
    ])
  })
})

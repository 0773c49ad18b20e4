import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { startDue } from '../../server/delivery/worker/start-due.ts'
import { lockHead, nextChange } from '../../server/platform/db/calendar-head.ts'
import { timeZones } from '../../server/platform/time/zone-names.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aCounty, anArea } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { copied, copyRows } from './copies.ts'

/** More than the databases take parameters in one statement. */
const tooMany: Record<string, number> = { SQLite: 33_000, PostgreSQL: 66_000 }

describe.each(databases)('what is more than a statement can take, on %s', { timeout: 120_000 }, (name, open) => {
  const count = tooMany[name]!
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
  })
  afterEach(() => app.stop())

  test('a list of values in a condition', async () => {
    await aChannel(app, 'board')
    const { db } = app.context
    const headlines = ['Plain', 'with "quotes", \\ and {braces}', "it's off", 'null', 'été']
    for (const headline of headlines) await anAnnouncement(app, { by: team.dana, headline })
    const others = Array.from({ length: count }, (_, number) => `no. ${number}`)
    const found = async (values: readonly string[], operator: 'in' | 'not in') => {
      const rows = await db.selectFrom('announcements').select('headline').where('headline', operator, values).execute()
      return rows.map(({ headline }) => headline).toSorted()
    }
    expect(await found([...others, ...headlines.slice(1)], 'in')).toEqual(headlines.slice(1).toSorted())
    expect(await found([...others, ...headlines.slice(1)], 'not in')).toEqual(['Plain'])
    expect(await found(others, 'in')).toEqual([])
    const numbers = Array.from({ length: count }, (_, number) => number)
    expect(await db.selectFrom('announcements').select('id').where('revision', 'in', numbers).execute()).toHaveLength(5)
    const times = numbers.map((number) => new Date(Date.UTC(2000, 0, 1) + number).toISOString())
    expect(
      await db.selectFrom('announcements').select('id').where('created_at', 'not in', times).execute(),
    ).toHaveLength(5)
  })

  test('an announcement on a hundred channels, at its own time in each of 21 zones', async () => {
    const zones = timeZones.filter((zone) => zone.includes('/')).slice(0, 21)
    const areas = [
      anArea({ code: 'ZZ', name: 'Far and wide', kind: 'country', parent: null }),
      anArea({ code: 'ZZ-S', name: 'The state', kind: 'state', parent: 'ZZ' }),
      ...zones.flatMap((zone, index) => aCounty(`ZZ-S-${100 + index}`, `County ${index}`, zone, { Town: 10 })),
    ]
    await transact(app.context.db, async (trx) => {
      await lockHead(trx)
      await replaceAreas(trx, numberPlaces(areas, app.context.areas.tree.count))
    })
    const channels = Array.from({ length: 100 }, (_, number) => `channel-${number}`)
    for (const channel of channels) await aChannel(app, channel, { serves: 'ZZ' })

    const dana = caller(app, team.dana)
    const words = { kind: 'service', headline: 'Water is off', body: 'Until noon.' }
    const body = { ...words, audience: { include: ['ZZ'] }, channels, at: { local: '2026-06-20T09:00' } }
    const drafted = await dana('POST', '/announcements', { body })
    expect(drafted.statusCode, drafted.body.slice(0, 500)).toBe(201)
    const { id, revision } = drafted.json()
    let answer = await dana('POST', `/announcements/${id}/submit`, { revision, body: {} })
    for (const approver of [team.ana, team.tom]) {
      expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200)
      const asked = { revision: answer.json().revision, body: {} }
      answer = await caller(app, approver)('POST', `/announcements/${id}/approve`, asked)
    }
    expect(answer.json()).toMatchObject({ status: 'scheduled', bookings: { length: channels.length * zones.length } })

    const due = '2026-06-20T12:00:00.000Z'
    await app.context.db.updateTable('bookings').set({ at: due }).execute()
    app.clock.set(due)
    await startDue(app.context, (error) => {
      throw error
    })
    const deliveries = await app.context.db
      .selectFrom('deliveries')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(deliveries.count).toBe(channels.length * zones.length)
  })

  test('the announcements that wait for a decision', async () => {
    await aChannel(app, 'board')
    const { id: of } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    const changed = { id: copied('copy-'), announcement_id: copied('copy-') }
    await copyRows(app.context.db, 'announcements', { of, column: 'id', count, changed })
    await copyRows(app.context.db, 'revisions', { of, column: 'announcement_id', count, changed })
    const today = await get(app, team.tom, '/')
    expect(today.statusCode).toBe(200)
    expect(today.body).toContain(`<span class="count">${count + 1}</span>`)
    expect(today.body.match(/href="[^"]+\/review"/g)).toHaveLength(50)
  })

  test('the posts over a limit', async () => {
    await aChannel(app, 'board')
    await aRule(app, { window: { rolling: 'PT2H' } })
    const { db } = app.context
    const count = tooMany['SQLite']!
    const booked = { by: team.dana, approvedBy: team.ana, status: 'scheduled' as const }
    const { id: of } = await anAnnouncement(app, { ...booked, at: '2026-06-11T00:00:00.000Z' })
    await copyRows(db, 'announcements', { of, column: 'id', count, changed: { id: copied('copy-') } })
    const isPostgres = name === 'PostgreSQL'
    const later = isPostgres
      ? sql`t.at + n * interval '1 hour'`
      : sql`strftime('%Y-%m-%dT%H:%M:%fZ', t.at, '+' || n || ' hours')`
    const changed = {
      id: copied('booking-'),
      announcement_id: copied('copy-'),
      at: later,
      committed: sql`t.committed + n`,
    }
    await copyRows(db, 'bookings', { of, column: 'announcement_id', count, changed })
    await transact(db, async (trx) => {
      await lockHead(trx)
      await trx
        .updateTable('bookings')
        .set({ change: await nextChange({ trx }) })
        .execute()
    })
    const list = await caller(app, team.ana)('GET', '/over-windows?limit=2')
    expect(list.statusCode, list.body.slice(0, 500)).toBe(200)
    expect(list.json().items[1].posts).toMatchObject([{ announcement: 'copy-1' }, { announcement: 'copy-2' }])
    const page = await get(app, team.ana, '/rules/over?page=2')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('26 to 50 of')
  })
})

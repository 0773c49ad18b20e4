import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import type { Booking } from '../../server/calendar/booking.ts'
import { insertBookings } from '../../server/calendar/booking-queries.ts'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { addRule } from '../../server/calendar/rules/actions.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { channelInput } from '../../server/channels/schema.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { ruleInput } from '../../server/planning/model/rule-schema.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { nextChange } from '../../server/platform/db/calendar-head.ts'
import { newId } from '../../server/platform/ids.ts'
import { openContext } from '../../server/start.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'
import { hark, newDataDir } from './run.ts'

let dataDir: string
let context: Context
beforeEach(() => {
  dataDir = newDataDir(onTestFinished)
})
afterEach(() => context.db.destroy())

async function start(env: Record<string, string> = {}): Promise<void> {
  context = await openContext(readConfig({ DATA_DIR: dataDir, ...env }))
}

/** Liechtenstein, with a channel and a cap of one post a day. */
async function furnish(env: Record<string, string> = {}): Promise<string> {
  await hark(dataDir, ['areas', 'load', 'LI'], { env })
  await start(env)
  const channel = { key: 'board', name: 'Board', type: 'manual', finest: 'town', serves: 'LI', settings: {} }
  await addChannel(context, channelInput.parse(channel), commandLine)
  const cap = { type: 'cap', name: 'One a day', limit: 1, window: { rolling: 'PT24H' }, kinds: ['service'] }
  await addRule(context, { definition: ruleInput.parse(cap), actor: commandLine })
  return context.areas.tree.areas.find(({ kind }) => kind === 'town')!.code
}

/** A booking as an earlier check let it through, so many hours from now. */
async function aBooking(headline: string, reach: string, hours: number): Promise<void> {
  const now = context.now()
  const announcement = await aNotice(context, { headline, id: newId() })
  await withLockedCalendar(context, async (calendar) => {
    const change = await nextChange(calendar)
    const where = { channel: 'board', zone: null, reach: [reach], at: toInstant(now.plus({ hours })) }
    const what = {
      kind: 'service',
      severity: 'minor',
      incident: null,
      waivedRules: [],
      status: 'booked',
      postedOver: [],
      reason: null,
    } as const
    const booking: Booking = { id: newId(), announcement, ...where, ...what, committed: change, change }
    await insertBookings(calendar.trx, [booking], toInstant(now))
  })
}

test('restore says which posts have been due since, and which windows are over a limit', async () => {
  const town = await furnish()
  await aBooking('Water is off', town, -2)
  await aBooking('Water is back', town, 30)
  await aBooking('Water is off again', town, 31)
  const file = join(dataDir, '..', 'backup.sqlite')
  expect(await hark(dataDir, ['backup', file])).toMatchObject({ code: 0 })
  const before = await context.db.selectFrom('calendar_head').selectAll().executeTakeFirstOrThrow()
  await context.db.destroy()

  const { out, err } = await hark(dataDir, ['restore', file])

  expect(err).toBe('')
  expect(out).toMatch(/1 post has been due since:\n {2}\S+ {2}Board {2}“Water is off”\n/)
  expect(out).toContain('They go out at the next start, even if they went out before')
  expect(out).toMatch(/1 window holds more posts than the rules allow:\n {2}.* gets 2 posts on Board/)
  await start()
  const after = await context.db.selectFrom('calendar_head').selectAll().executeTakeFirstOrThrow()
  expect([after.mark, after.areas_mark]).not.toContain(before.mark)
  expect(after.areas_mark).not.toBe(before.areas_mark)
})

test('on PostgreSQL, restored makes a running process read everything again and lists the same', async () => {
  const env = { DATABASE_URL: await freshPostgresUrl() }
  const town = await furnish(env)
  await aBooking('Water is off', town, -2)
  await aBooking('Water is back', town, 30)
  expect((await context.planCache.latest()).plan.size).toBe(2)
  // As a restore that is not one transaction leaves it for a process that reads meanwhile: the same head, other bookings.
  await context.db.deleteFrom('bookings').where('at', '>', toInstant(context.now())).execute()
  expect((await context.planCache.latest()).plan.size).toBe(2)

  expect((await hark(dataDir, ['restore', 'some.dump'], { env })).err).toContain('pg_restore --single-transaction')
  const { out, code } = await hark(dataDir, ['restored'], { env })

  expect(code).toBe(0)
  expect(out).toMatch(/^Every process is reloading everything\.\n1 post has been due since:\n/)
  expect((await context.planCache.latest()).plan.size).toBe(1)
})

test('loading areas says which windows are over a limit only since a code has come back', async () => {
  const town = await furnish()
  const { db } = context
  await db
    .updateTable('areas')
    .set({ retired_at: '2026-01-01T00:00:00.000Z', lo: 0, hi: 0 })
    .where('code', '=', town)
    .execute()
  await db.updateTable('gazetteers').set({ fingerprint: 'older' }).execute()
  await aBooking('Water is off', town, 30)
  await aBooking('Water is back', town, 31)

  const { out } = await hark(dataDir, ['areas', 'load', 'LI'])

  expect(out).toMatch(/1 window holds more posts than the rules allow:\n {2}.* gets 2 posts on Board within 24 hours/)
  expect((await hark(dataDir, ['areas', 'load', 'LI'])).out).not.toContain('window')
})

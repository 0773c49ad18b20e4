import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { bookingBase } from '../../server/announcements/announcement.ts'
import { readCalendarState, readLockedState } from '../../server/calendar/calendar-state.ts'
import { type LockedCalendar, withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { placeBookings } from '../../server/calendar/place-bookings.ts'
import { openPlanCache } from '../../server/calendar/plan-cache.ts'
import { aChannel, anAnnouncement, aTeam } from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

let app: TestApp
afterEach(() => app.stop())

describe.each(databases)('The locked calendar on %s', (_name, open) => {
  /** Each call creates an announcement and returns a function that books it, as scheduling it would. */
  async function startBooking() {
    app = await startApp({ open })
    await aChannel(app, 'board')
    const { dana } = await aTeam(app)
    const slots = [{ channel: 'board', zone: null, at: '2026-06-11T14:00:00.000Z', reach: ['US-TX-453-austin'] }]
    const now = '2026-06-10T14:00:00.000Z'
    return async () => {
      const announcement = await anAnnouncement(app, { by: dana, at: null })
      const book = (calendar: LockedCalendar) =>
        placeBookings(calendar, { base: bookingBase(announcement), slots, status: 'booked', now })
      return { id: announcement.id, book }
    }
  }

  const isOnPlan = async (id: string) => (await readCalendarState(app.context)).world.plan.bookingsOf(id).length === 1

  test('a transaction that rolls back after booking hides no later booking from this process', async () => {
    const next = await startBooking()
    const [failed, succeeding] = [await next(), await next()]
    const rolledBack = withLockedCalendar(app.context, async (calendar) => {
      await failed.book(calendar)
      await readLockedState(app.context, calendar)
      throw new Error('It fails halfway.')
    })
    await expect(rolledBack).rejects.toThrow('halfway')
    expect(await isOnPlan(failed.id)).toBe(false)

    // The rollback freed the committed number of the failed booking, and this booking takes it.
    await withLockedCalendar(app.context, succeeding.book)
    expect(await isOnPlan(succeeding.id)).toBe(true)
    const locked = await withLockedCalendar(app.context, async ({ plan }) => plan.bookingsOf(succeeding.id).length)
    expect(locked).toBe(1)
  })

  test('many questions to a process that has just started read the plan once', async () => {
    const next = await startBooking()
    const { id, book } = await next()
    await withLockedCalendar(app.context, book)
    let reads = 0
    const counted = app.context.db.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'SelectQueryNode' && JSON.stringify(node).includes('"bookings"')) reads += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const cache = openPlanCache(counted, app.context.areas)
    const plans = await Promise.all(Array.from({ length: 20 }, () => cache.latest()))
    expect(plans.map(({ plan }) => plan.bookingsOf(id).length)).toEqual(plans.map(() => 1))
    expect(reads).toBe(1)
  })

  test('a process that starts later sees the same plan', async () => {
    const next = await startBooking()
    const { id, book } = await next()
    await withLockedCalendar(app.context, book)
    const { db, areas } = app.context
    expect((await openPlanCache(db, areas).latest()).plan.bookingsOf(id)).toHaveLength(1)
  })

  test('the plan holds what was committed before the lock, not what the transaction itself books', async () => {
    const next = await startBooking()
    const { id, book } = await next()
    await withLockedCalendar(app.context, async (calendar) => {
      const { head } = calendar
      await book(calendar)
      expect(calendar.plan.bookingsOf(id)).toEqual([])
      expect((await readLockedState(app.context, calendar)).world.plan.bookingsOf(id)).toEqual([])
      expect(calendar.head).toEqual(head)
    })
    expect(await isOnPlan(id)).toBe(true)
  })
})

describe('on PostgreSQL, where transactions run side by side', () => {
  const openPostgres = databases.find(([name]) => name === 'PostgreSQL')![1]

  test('writing a draft does not wait for the lock', async () => {
    app = await startApp({ open: openPostgres })
    await aChannel(app, 'board')
    const { dana } = await aTeam(app)
    await withLockedCalendar(app.context, async () => {
      const { status } = await anAnnouncement(app, { by: dana })
      expect(status).toBe('draft')
    })
  })

  test('a connection that the server ends fails its transaction, and nothing else', async () => {
    app = await startApp({ open: openPostgres })
    for (let time = 0; time < 5; time++) {
      const ended = withLockedCalendar(app.context, async ({ trx }) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
        await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(app.context.db)
        await sql`select 1`.execute(trx)
      })
      await expect(ended).rejects.toThrow()
    }
    await withLockedCalendar(app.context, async ({ head }) => expect(head.change).toBe(0))
  })
})

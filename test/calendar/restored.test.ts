import { afterEach, describe, expect, test } from 'vitest'
import { withLockedCalendar } from '../../server/calendar/locked-calendar.ts'
import { nextChange } from '../../server/platform/db/calendar-head.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues } from '../support/announcements.ts'
import { anotherProcess } from '../support/another-process.ts'
import { as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { takeCopy } from '../support/put-back.ts'

let app: TestApp
let team: Colleagues
afterEach(() => app.stop())

const noon = '2026-06-11T17:00:00.000Z'
const evening = '2026-06-11T23:00:00.000Z'

describe.each(databases)('A database that is restored under running processes, on %s', (_name, open) => {
  async function start() {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    await aRule(app, { window: { rolling: 'PT1H' } })
  }

  const approved = () => anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'approved' })
  const copy = () => takeCopy(app.context.db, ['bookings', 'calendar_head', 'calendar_changes'])

  async function schedule({ inject }: TestApp, at: string): Promise<{ id: string; status: number }> {
    const { id, revision } = await approved()
    const { statusCode } = await inject({
      method: 'POST',
      url: `/api/v1/announcements/${id}/schedule`,
      headers: { ...as(team.ana), 'if-match': `"${revision}"` },
      payload: { at },
    })
    return { id, status: statusCode }
  }

  const isKnownTo = async ({ context }: TestApp, id: string) => ({
    unlocked: (await context.planCache.latest()).plan.bookingsOf(id).length === 1,
    locked: await withLockedCalendar(context, async ({ plan }) => plan.bookingsOf(id).length === 1),
  })
  const known = { unlocked: true, locked: true }
  const unknown = { unlocked: false, locked: false }

  test('a booking that is gone blocks nobody, although this process had it in memory', async () => {
    await start()
    await schedule(app, evening)
    const restore = await copy()
    const gone = await schedule(app, noon)
    expect(await isKnownTo(app, gone.id)).toEqual(known)

    await restore()

    expect(await isKnownTo(app, gone.id)).toEqual(unknown)
    expect(await schedule(app, noon)).toMatchObject({ status: 200 })
    expect(await schedule(app, evening)).toMatchObject({ status: 422 })
  })

  test.each([
    ['the same number', 0],
    ['a lower number', -1],
    ['a higher number', 3],
  ])('bookings of another process that took %s of changes since are seen, and the cap holds', async (_what, more) => {
    await start()
    const other = await anotherProcess(app)
    await other.context.planCache.latest()
    const restore = await copy()
    const gone = await schedule(app, evening)
    await schedule(app, '2026-06-12T17:00:00.000Z')
    expect(await isKnownTo(app, gone.id)).toEqual(known)

    await restore()
    const booked = await schedule(other, noon)
    expect(booked.status).toBe(200)
    for (let change = 0; change < more + 1; change += 1)
      await withLockedCalendar(other.context, async (calendar) => void (await nextChange(calendar)))

    expect(await isKnownTo(app, booked.id)).toEqual(known)
    expect(await isKnownTo(app, gone.id)).toEqual(unknown)
    expect(await schedule(app, noon)).toMatchObject({ status: 422 })
    expect(await schedule(app, evening)).toMatchObject({ status: 200 })
  })

  test('a process that has slept for longer than changes are remembered reads everything', async () => {
    await start()
    const other = await anotherProcess(app)
    await other.context.planCache.latest()
    const first = await schedule(app, evening)
    await transact(app.context.db, (trx) => trx.deleteFrom('calendar_changes').execute())
    const second = await schedule(app, noon)
    expect(await isKnownTo(other, first.id)).toEqual(known)
    expect(await isKnownTo(other, second.id)).toEqual(known)
  })

  test('only the latest changes are remembered', async () => {
    await start()
    await app.context.db.updateTable('calendar_head').set({ change: 30_099 }).execute()
    await withLockedCalendar(app.context, async (calendar) => void (await nextChange(calendar)))
    const left = await app.context.db.selectFrom('calendar_changes').select('change').execute()
    expect(left).toEqual([{ change: 30_100 }])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Announcement } from '../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('restoring an incident, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let dana: Caller
  let incident: string
  beforeEach(async () => {
    app = await startApp({ open })
    app.clock.set('2026-06-10T14:00:00.000Z')
    team = await aTeam(app)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
    await aChannel(app, 'sms')
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'] }
    incident = (await dana('POST', '/incidents', { body })).json().id
  })
  afterEach(() => app.stop())

  const about = (fields: Partial<Parameters<typeof anAnnouncement>[1]> = {}) =>
    anAnnouncement(app, { by: team.dana, approvedBy: team.ana, incident, stage: 'update', ...fields })
  const now = ({ id }: Pick<Announcement, 'id'>) => findAnnouncement(app.context.db, id)
  const restore = async () => (await dana('POST', `/incidents/${incident}/restore`)).json()

  test('cancels what is not out yet with a reason, and leaves the rest alone', async () => {
    const published = await about({ status: 'published', stage: 'initial' })
    const unsent = [
      await about({ headline: 'A draft' }),
      await about({ headline: 'In review', status: 'in_review' }),
      await about({ headline: 'Approved', status: 'approved' }),
      await about({ headline: 'Scheduled', status: 'scheduled' }),
      await about({ headline: 'Held', status: 'held' }),
    ]
    const other = await about({ headline: 'About nothing', incident: null, stage: null })

    const answer = await restore()
    expect(answer.cancelled.toSorted()).toEqual(unsent.map(({ id }) => id).toSorted())
    for (const announcement of unsent) {
      expect(await now(announcement)).toMatchObject({
        status: 'cancelled',
        reason: 'The incident “Main burst” was restored.',
      })
      const { bookings } = (await dana('GET', `/announcements/${announcement.id}`)).json()
      expect(bookings.map(({ status }: { status: string }) => status)).not.toContain('booked')
      expect(bookings.map(({ status }: { status: string }) => status)).not.toContain('tentative')
    }
    expect((await now(published)).status).toBe('published')
    expect((await now(other)).status).toBe('draft')
    const page = await get(app, team.dana, `/announcements/${unsent[3]!.id}`)
    expect(page.body).toContain('The incident “Main burst” was restored.')
    const { items } = (await dana('GET', `/audit?subject=announcement:${unsent[3]!.id}`)).json()
    expect(items.at(-1)).toMatchObject({ action: 'cancel', actor: team.dana.id })
  })

  test('cancels what is not out of an update that is partly out, and one that was missed', async () => {
    const inThreeDays = { at: app.context.now().plus({ days: 3 }).toUTC().toISO()!, wall: null, zone: null }
    const partly = await about({
      status: 'publishing',
      channels: ['board', 'sms'],
      atByChannel: { sms: inThreeDays },
    })
    const missed = await about({ status: 'missed' })
    expect((await restore()).cancelled.toSorted()).toEqual([partly.id, missed.id].toSorted())
    const { status, bookings } = (await dana('GET', `/announcements/${partly.id}`)).json()
    expect(status).toBe('publishing')
    expect(bookings).toMatchObject([
      { channel: 'board', status: 'publishing' },
      { channel: 'sms', status: 'cancelled' },
    ])
    expect((await now(missed)).status).toBe('cancelled')
  })

  test('drafts the all-clear for everyone who was told, where they were told', async () => {
    await about({ status: 'published', stage: 'initial', severity: 'major' })
    await about({
      status: 'published',
      severity: 'major',
      audience: { include: ['US-TX-141-el-paso'], exclude: [] },
      channels: ['sms'],
    })
    await about({ headline: 'Repair has begun', status: 'scheduled' })
    const { allClear } = await restore()
    const draft = (await dana('GET', `/announcements/${allClear}`)).json()
    expect(draft).toMatchObject({
      status: 'draft',
      kind: 'service',
      stage: 'all_clear',
      severity: 'major',
      incident,
      headline: 'Resolved: Main burst',
      channels: ['board', 'sms'],
      at: 'approval',
      createdBy: team.dana.id,
      audience: { exclude: [] },
    })
    expect(draft.audience.include).toEqual(['US-TX-141-el-paso', 'US-TX-453-austin'])
    expect(draft.body).toMatch(/^The main burst in El Paso and Austin has been resolved as of Wed, Jun 10, /)
    const page = await get(app, team.dana, `/announcements/${allClear}`)
    expect(page.body).toContain('1 announcement that was not out yet was canceled: “Repair has begun”.')
    // Who restored it wrote it, so someone else has to approve it.
    const submitted = await dana('POST', `/announcements/${allClear}/submit`, { revision: 1 })
    expect(submitted.json().status).toBe('in_review')
  })

  test('tells the end in the zone of those who were told, not in the zone of the organization', async () => {
    const organisation = (await dana('GET', '/organisation')).json()
    expect(organisation.zone).toBe('America/Chicago')
    await about({ status: 'published', stage: 'initial', audience: { include: ['US-TX-141-el-paso'], exclude: [] } })
    const { allClear } = await restore()
    expect((await dana('GET', `/announcements/${allClear}`)).json().body).toBe(
      'The main burst in El Paso has been resolved as of Wed, Jun 10, 11:00 am MDT.',
    )
  })

  test('twice makes one all-clear', async () => {
    await about({ status: 'published', stage: 'initial' })
    const answers = await Promise.all([1, 2, 3].map(() => dana('POST', `/incidents/${incident}/restore`)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
    expect(await allClears()).toHaveLength(1)
  })

  test('keeps an all-clear that someone has written already', async () => {
    await about({ status: 'published', stage: 'initial' })
    const written = await about({ status: 'in_review', stage: 'all_clear' })
    expect(await restore()).toMatchObject({ cancelled: [], allClear: written.id })
    expect((await now(written)).status).toBe('in_review')
    expect(await allClears()).toHaveLength(1)
  })

  test('needs no all-clear when nothing was ever announced', async () => {
    expect(await restore()).toMatchObject({ cancelled: [], allClear: null })
  })

  test.each([
    ['called_off', 'Called off', 'called off'],
    ['completed', 'Completed', 'completed'],
  ])('happens by the status %s too', async (status, word, how) => {
    await about({ status: 'published', stage: 'initial' })
    const scheduled = await about({ status: 'scheduled' })
    const answer = (await dana('PATCH', `/incidents/${incident}`, { body: { status } })).json()
    expect(answer.cancelled).toEqual([scheduled.id])
    const { headline, body } = (await dana('GET', `/announcements/${answer.allClear}`)).json()
    expect({ headline, body }).toEqual({
      headline: `${word}: Main burst`,
      body: expect.stringContaining(`The main burst in Austin has been ${how} as of `),
    })
  })

  test('is undone by opening it again: an all-clear that is not out yet is canceled', async () => {
    await about({ status: 'published', stage: 'initial' })
    const { allClear } = await restore()
    const opened = (await dana('POST', `/incidents/${incident}/reopen`)).json()
    expect(opened).toMatchObject({ cancelled: [allClear], allClear: null, endedAt: null })
    expect(await now({ id: allClear })).toMatchObject({
      status: 'cancelled',
      reason: 'The incident “Main burst” is open again.',
    })
    expect((await restore()).allClear).not.toBe(allClear)
  })

  test('by an approver who does not write drafts it all the same', async () => {
    await about({ status: 'published', stage: 'initial' })
    const { allClear } = (await caller(app, team.tom)('POST', `/incidents/${incident}/restore`)).json()
    expect((await now({ id: allClear })).createdBy).toBe(team.tom.id)
  })

  test('and an announcement about an incident is for its areas unless it says for whom it is', async () => {
    const body = { kind: 'service', incident }
    const created = async (fields: object) =>
      (await dana('POST', '/announcements', { body: { ...body, ...fields } })).json()
    expect((await created({})).audience).toEqual({ include: ['US-TX-453'], exclude: [] })
    const wider = { include: ['US-TX'], exclude: [] }
    expect((await created({ audience: wider })).audience).toEqual(wider)
    expect((await created({ incident: 'none' })).errors).toMatchObject([{ path: 'incident' }])
  })

  async function allClears(): Promise<unknown[]> {
    return app.context.db.selectFrom('announcements').selectAll().where('stage', '=', 'all_clear').execute()
  }
})

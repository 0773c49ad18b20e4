import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { work } from '../../delivery/support/under-way.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

const austin = 'US-TX-453-austin'
const pflugerville = 'US-TX-453-pflugerville'

describe.each(databases)('Posts that a correction would have held at their time, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const finest = async (level: string) =>
    expect((await ana('PATCH', '/channels/board', { body: { finest: level } })).statusCode).toBe(200)

  async function aPost(include: string[], exclude: string[] = []): Promise<string> {
    const post = { by: team.dana, approvedBy: team.tom, status: 'scheduled' } as const
    const { id } = await anAnnouncement(app, { ...post, headline: 'Boil water', audience: { include, exclude } })
    return id
  }

  /** What the preview says of posts at their time, with a check that it is what then happens. */
  async function foreseen(id: string, partOf: string | null, revision = 0) {
    const body = { partOf }
    const asked = await ana('POST', `/areas/${pflugerville}/correction-preview`, { body })
    expect(asked.statusCode, asked.body).toBe(200)
    const query = new URLSearchParams({ revision: String(revision), partOf: partOf ?? '' })
    const page = (await get(app, team.ana, `/areas/${pflugerville}/correction?${query}`)).body
    expect((await ana('PATCH', `/areas/${pflugerville}`, { body, revision })).statusCode).toBe(200)
    const { bookings } = (await ana('GET', `/announcements/${id}`)).json()
    await work(app, bookings[0].at)
    const { status, reason } = (await ana('GET', `/announcements/${id}`)).json()
    return { atDue: asked.json().atDue, page, status, reason }
  }

  test('are listed when their channel would reach all of the town that theirs becomes a part of', async () => {
    await finest('town')
    const id = await aPost([pflugerville])
    const { atDue, page, status } = await foreseen(id, austin)
    expect(atDue).toEqual([
      {
        title: 'Boil water',
        href: `/announcements/${id}`,
        held: true,
        reason: expect.stringContaining('now also reaches Elsewhere in Austin. No one has checked that yet'),
      },
    ])
    expect(page).toContain('Would be held at their time')
    expect(page).toContain('1 post would be held when it is due.')
    expect(page).not.toContain('No scheduled post is moved or put on hold')
    expect(status).toBe('held')
  })

  test.each([
    [[`${austin}~`], []],
    [[austin], [pflugerville]],
  ])('are listed when the rest of the town is no place any more, for %j without %j', async (include, exclude) => {
    await finest('part')
    expect((await ana('PATCH', `/areas/${pflugerville}`, { body: { partOf: austin }, revision: 0 })).statusCode).toBe(
      200,
    )
    const id = await aPost(include, exclude)
    const { atDue, status } = await foreseen(id, null, 1)
    expect(atDue).toMatchObject([{ title: 'Boil water', held: true }])
    expect(status).toBe('held')
  })

  test('are not listed when they go out as they are', async () => {
    await finest('part')
    const id = await aPost([pflugerville])
    const { atDue, page, status } = await foreseen(id, austin)
    expect(atDue).toEqual([])
    expect(page).toContain('No scheduled post is moved or put on hold.')
    expect(status).toBe('publishing')
  })
})

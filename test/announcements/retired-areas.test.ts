import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { smallCountry, withRetired } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('A post whose area was retired, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  const gone = 'US-TX-453-pflugerville'
  const audience = { include: ['US-TX-453-austin', gone], exclude: [] }
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const aPost = () => anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'scheduled', audience })
  const edit = (id: string, revision: number, body: object) =>
    caller(app, team.dana)('PATCH', `/announcements/${id}`, { revision, body })

  async function retire(): Promise<void> {
    const areas = withRetired(smallCountry(), gone)
    await transact(app.context.db, (trx) => replaceAreas(trx, areas))
    await app.context.areas.refresh()
  }

  const sentence = `Pflugerville (${gone}) is no longer in the gazetteer. Choose another area instead.`

  test('is listed under “Needs attention” before it is due, and its page says why', async () => {
    const { id } = await aPost()
    expect((await get(app, team.dana, '/')).body).not.toContain(sentence)
    await retire()
    const today = (await get(app, team.dana, '/')).body
    expect(today).toContain(sentence)
    expect(today).toContain(`/announcements/${id}`)
    expect((await get(app, team.dana, `/announcements/${id}`)).body).toContain(sentence)
  })

  test('can be edited: the area may stay in a draft, cannot be submitted, and can be replaced', async () => {
    const { id, revision } = await aPost()
    await retire()
    expect((await get(app, team.dana, `/announcements/${id}/edit`)).body).toContain(sentence)
    const draft = (await edit(id, revision, { body: 'Water is back.', audience })).json()
    expect(draft).toMatchObject({ status: 'draft', audience })
    const submit = { revision: draft.revision, body: {} }
    expect((await caller(app, team.dana)('POST', `/announcements/${id}/submit`, submit)).statusCode).toBe(422)
    const other = { audience: { include: ['US-FL-033-pensacola', gone], exclude: [] } }
    expect((await edit(id, draft.revision, other)).statusCode).toBe(200)
    const without = await edit(id, draft.revision + 1, { audience: { include: ['US-TX-453-austin'], exclude: [] } })
    expect(without.statusCode).toBe(200)
    expect((await edit(id, draft.revision + 2, { audience })).statusCode).toBe(422)
  })

  test('is held at its due time, and can be edited then too', async () => {
    const { id } = await aPost()
    await retire()
    app.clock.pass({ hours: 3 })
    await tick(app.context, 'w')
    const held = await findAnnouncement(app.context.db, id)
    expect(held).toMatchObject({ status: 'held', reason: sentence })
    const fields = { revision: String(held.revision), reason: 'The town is part of Austin now.' }
    const change = { audience: { include: ['US-TX-453-austin'], exclude: [] } }
    expect((await edit(id, held.revision, change)).json()).toMatchObject({ status: 'draft' })
    expect((await post(app, team.dana, `/announcements/${id}/cancel`, fields)).statusCode).toBe(409)
  })
})

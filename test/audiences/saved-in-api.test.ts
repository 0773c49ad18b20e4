import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, aTeam, type Colleague, type Colleagues } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

const travis = { include: ['US-TX-453'], exclude: ['US-TX-453-austin'] }
const florida = { include: ['US-FL'], exclude: [] }

describe.each(databases)('the API with a saved audience in place of areas, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeAll(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterAll(() => app.stop())

  const dana: ReturnType<typeof caller> = (...asked) => caller(app, team.dana)(...asked)
  const save = async (by: Colleague, name: string, more: object = {}): Promise<string> =>
    (await caller(app, by)('POST', '/audiences', { body: { name, audience: travis, ...more } })).json().id

  test('its areas are copied into an announcement, which keeps them when it is changed', async () => {
    const saved = await save(team.ana, 'Copied', { shared: true })
    const created = await dana('POST', '/announcements', { body: { kind: 'service', audience: { saved } } })
    expect(created.statusCode).toBe(201)
    const { id } = created.json()
    expect(created.json().audience).toEqual(travis)
    await caller(app, team.ana)('PATCH', `/audiences/${saved}`, { body: { audience: florida }, revision: 1 })
    expect((await dana('GET', `/announcements/${id}`)).json().audience).toEqual(travis)
    const edited = await dana('PATCH', `/announcements/${id}`, { body: { audience: { saved } }, revision: 1 })
    expect(edited.json().audience).toEqual(florida)
    await caller(app, team.ana)('DELETE', `/audiences/${saved}`, { revision: 2 })
    expect((await dana('GET', `/announcements/${id}`)).json().audience).toEqual(florida)
  })

  test('every question about a message takes one, and answers as for its areas', async () => {
    const saved = await save(team.dana, 'Asked about')
    const message = { kind: 'marketing', channels: ['board'], at: '2026-07-01T17:00:00.000Z' }
    const horizon = { from: '2026-07-01T00:00:00.000Z', to: '2026-07-02T00:00:00.000Z' }
    for (const [path, more] of [
      ['/check', {}],
      ['/free-times', horizon],
      ['/moving-room', {}],
    ] as const) {
      const ask = (audience: object) => dana('POST', path, { body: { ...message, ...more, audience } })
      const answer = await ask({ saved })
      expect(answer.statusCode, path).toBe(200)
      expect(answer.json(), path).toEqual((await ask(travis)).json())
    }
    const applied = await dana('POST', '/moving-room/apply', { body: { ...message, audience: { saved } } })
    expect(applied.json()).toEqual({ moves: [], cost: 0 })
  })

  test('its description is that of its areas', async () => {
    const saved = await save(team.dana, 'Described')
    const describe = (body: object) => dana('POST', '/audiences/describe', { body })
    const answer = await describe({ saved })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual((await describe(travis)).json())
    expect((await describe({ saved: await save(team.ana, 'Hidden from Dana') })).json().errors).toEqual([
      { path: 'saved', message: 'There is no such saved audience.' },
    ])
  })

  test('one that is unknown, someone else’s own, or named beside areas is refused at its field', async () => {
    const private_ = await save(team.ana, 'Not for Dana')
    const own = await save(team.dana, 'For Dana')
    const cases = [
      [{ saved: 'nothing' }, 'There is no such saved audience.'],
      [{ saved: private_ }, 'There is no such saved audience.'],
      [{ saved: own, include: ['US-FL'] }, 'Name a saved audience or areas, not both.'],
    ] as const
    for (const [audience, message] of cases) {
      const body = { kind: 'service', audience, channels: ['board'], at: null }
      const refused = await dana('POST', '/announcements', { body })
      expect(refused.statusCode).toBe(422)
      expect(refused.json().errors).toEqual([{ path: 'audience.saved', message }])
    }
  })

  test('one with a retired area has to be corrected, because nobody is left out silently', async () => {
    const gone = 'US-TX-453-pflugerville'
    const saved = await save(team.dana, 'Outdated', { audience: { include: ['US-FL', gone], exclude: [] } })
    const replace = async (areas: ReturnType<typeof smallCountry>) => {
      await transact(app.context.db, (trx) => replaceAreas(trx, areas))
      await app.context.areas.refresh()
    }
    const retiredAt = '2026-06-10T14:00:00.000Z'
    await replace(smallCountry().map((area) => (area.code === gone ? { ...area, retiredAt, lo: 0, hi: 0 } : area)))
    const refused = await dana('POST', '/announcements', { body: { kind: 'service', audience: { saved } } })
    expect(refused.json().errors).toEqual([
      {
        path: 'audience.saved',
        message: `“Outdated” names Pflugerville (${gone}), which is no longer in the gazetteer. Correct it first.`,
      },
    ])
    await replace(smallCountry())
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../../server/areas/queries.ts'
import { transact } from '../../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { smallCountry, withRetired } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const austin = 'US-TX-453-austin'
const pflugerville = 'US-TX-453-pflugerville'
/** Two stretches of places with Austin between them and the rest of Texas. */
const nearAustin = { include: ['US-TX'], exclude: [austin] }
const florida = { include: ['US-FL'], exclude: [] }
const none = { type: 'cap', name: 'None here', kinds: ['marketing'], limit: 0, window: { calendar: 'day' } }

describe.each(databases)('a rule for a saved audience, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let saved: string
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    saved = await save('Near Austin', nearAustin)
  })
  afterEach(() => app.stop())

  const ana: ReturnType<typeof caller> = (...asked) => caller(app, team.ana)(...asked)
  const save = async (name: string, audience: object, shared = true): Promise<string> =>
    (await ana('POST', '/audiences', { body: { name, audience, shared } })).json().id
  const changeSaved = (audience: object, revision: number) =>
    ana('PATCH', `/audiences/${saved}`, { body: { audience }, revision })
  const addRule = async (more: object = { audience: { saved } }) =>
    (await ana('POST', '/rules', { body: { ...none, ...more } })).json()
  const check = async (place: string) => {
    const body = { kind: 'marketing', audience: { include: [place] }, channels: ['board'], at: '2026-07-01T17:00:00Z' }
    return (await caller(app, team.mei)('POST', '/check', { body })).json()
  }
  const verdicts = async () => {
    const places = [austin, pflugerville, 'US-TX-141-el-paso', 'US-FL-086-miami']
    return Promise.all(places.map(async (place) => (await check(place)).verdict))
  }

  test('covers its places, and keeps them when the audience is changed or deleted', async () => {
    const rule = await addRule()
    const copied = { ...nearAustin, saved: { id: saved, name: 'Near Austin', revision: 1 } }
    expect(rule).toMatchObject({ area: null, audience: copied, revision: 1 })
    const covered = ['clear', 'blocked', 'blocked', 'clear']
    expect(await verdicts()).toEqual(covered)
    await changeSaved(florida, 1)
    expect(await verdicts()).toEqual(covered)
    await ana('DELETE', `/audiences/${saved}`, { revision: 2 })
    expect(await verdicts()).toEqual(covered)
    expect((await ana('GET', `/rules/${rule.id}`)).json()).toEqual(rule)
  })

  test('takes the audience as it is now when it is named again, under the checks of any change of a rule', async () => {
    const { id } = await addRule()
    const audience = { include: ['US-FL-086-miami'], exclude: [] }
    const booked = await anAnnouncement(app, {
      ...{ audience, kind: 'marketing', status: 'scheduled' },
      ...{ by: team.mei, approvedBy: team.tom },
    })
    await changeSaved(florida, 1)
    const preview = await ana('POST', '/rules/preview', { body: { id, audience: { saved } } })
    expect(preview.json().breaks).toMatchObject([{ announcement: booked.id }])
    const body = { audience: { saved }, onConflict: 'hold' }
    const changed = (await ana('PATCH', `/rules/${id}`, { body, revision: 1 })).json()
    expect(changed).toMatchObject({ revision: 2, audience: { ...florida, saved: { id: saved, revision: 2 } } })
    expect(await verdicts()).toEqual(['clear', 'clear', 'clear', 'blocked'])
    expect((await ana('GET', `/announcements/${booked.id}`)).json().status).toBe('held')
  })

  test('what is read may be sent back, and areas may be named without a saved audience', async () => {
    const { id, audience } = await addRule()
    const same = await ana('PATCH', `/rules/${id}`, { body: { audience, name: 'Other' }, revision: 1 })
    expect(same.json()).toMatchObject({ name: 'Other', audience })
    const forged = { ...florida, saved: audience.saved }
    const named = await ana('PATCH', `/rules/${id}`, { body: { audience: forged }, revision: 2 })
    expect(named.json().audience).toEqual({ ...florida, saved: null })
    expect(await verdicts()).toEqual(['clear', 'clear', 'clear', 'blocked'])
    const everywhere = await ana('PATCH', `/rules/${id}`, { body: { audience: null }, revision: 3 })
    expect(everywhere.json().audience).toBeNull()
    expect(await verdicts()).toEqual(['blocked', 'blocked', 'blocked', 'blocked'])
  })

  test('is refused for one that is unknown or not shared, beside an area, and for areas that are not there', async () => {
    const own = await save('Only mine', florida, false)
    const cases = [
      [{ audience: { saved: 'nothing' } }, 'audience.saved', 'There is no such saved audience.'],
      [
        { audience: { saved: own } },
        'audience.saved',
        'Rules are visible to everyone, so the audience must be shared. Share “Only mine” first.',
      ],
      [{ audience: { saved, include: ['US-FL'] } }, 'audience.saved', 'Name a saved audience or areas, not both.'],
      [{ audience: { saved }, area: 'US-TX' }, 'audience', 'Give the rule an area or an audience, not both.'],
      [{ audience: { include: ['US-XX'] } }, 'audience.include.0', 'There is no area US-XX.'],
      [{ audience: { include: [] } }, 'audience.include', 'Choose at least one area.'],
    ] as const
    const { id } = await addRule({ area: null })
    for (const [more, path, message] of cases) {
      const added = await ana('POST', '/rules', { body: { ...none, ...more } })
      expect(added.json().errors, message).toEqual([{ path, message }])
      const changed = await ana('PATCH', `/rules/${id}`, { body: more })
      expect(changed.json().errors, message).toEqual([{ path, message }])
    }
  })

  test('stops everything while an area of its copy is retired, and says so', async () => {
    const { id } = await addRule({ audience: { saved: await save('Two towns', { include: [austin, pflugerville] }) } })
    const areas = withRetired(smallCountry(), pflugerville)
    await transact(app.context.db, (trx) => replaceAreas(trx, areas))
    await app.context.areas.refresh()
    const { verdict, findings } = await check('US-FL-086-miami')
    expect(verdict).toBe('blocked')
    expect(findings[0].message).toBe(
      'The rule “None here” is for “Two towns”, and names an area of it that is no longer known. Choose another audience for the rule.',
    )
    const page = await get(app, team.dana, `/rules/${id}`)
    expect(page.body).toContain('It names areas that are no longer in the gazetteer, so it blocks everything')
    expect((await ana('PATCH', `/rules/${id}`, { body: { enabled: false } })).statusCode).toBe(200)
  })

  test('on the pages one is chosen, kept by other changes, and chosen again once it has changed', async () => {
    const form = { type: 'cap', name: 'None here', kinds: 'marketing', channelScope: 'all', enforcement: 'block' }
    const cap = { ...form, limit: '0', windowUnit: 'day', across: 'each', threads: 'each' }
    expect((await get(app, team.ana, '/rules/new?type=cap')).body).toContain(`<option value="${saved}" >Near Austin`)
    const wrong = await post(app, team.ana, '/rules', { ...cap, audience: saved, area: 'Texas' })
    expect(wrong.body).toContain('href="#audience">Give the rule an area or an audience, not both.')
    const added = await post(app, team.ana, '/rules', { ...cap, audience: saved })
    const href = String(added.headers.location)
    const page = await get(app, team.dana, href)
    expect(page.body).toContain('Marketing in “Near Austin”: no messages at all')
    expect(page.body).toContain('Areas it copied: Texas, without Austin.')
    expect(page.body).not.toContain('has changed since')

    await changeSaved(florida, 1)
    const hint = '“Near Austin” has changed since the rule copied it.'
    for (const url of [href, '/rules']) expect((await get(app, team.dana, url)).body).toContain(hint)
    const edit = await get(app, team.ana, href)
    expect(edit.body).toContain('<option value="kept" selected>“Near Austin”, as it was copied</option>')
    await post(app, team.ana, href, { ...cap, name: 'Still', audience: 'kept', revision: '1' })
    expect(await verdicts()).toEqual(['clear', 'blocked', 'blocked', 'clear'])
    await post(app, team.ana, href, { ...cap, audience: saved, revision: '2' })
    expect(await verdicts()).toEqual(['clear', 'clear', 'clear', 'blocked'])
    expect((await get(app, team.dana, href)).body).not.toContain(hint)
    await ana('PATCH', `/audiences/${saved}`, { body: { shared: false }, revision: 2 })
    expect((await get(app, team.dana, href)).body).toContain('“Near Austin” is no longer shared.')
  })
})

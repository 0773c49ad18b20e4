import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { aChannel, anAnnouncement, aTeam, type Colleague, type Colleagues, get } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

const gone = 'US-TX-453-pflugerville'

describe.each(databases)('a saved audience as a filter, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let nearAustin: string
  let privately: string
  let range: string
  beforeAll(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    const written = { by: team.dana, approvedBy: team.tom, status: 'scheduled' } as const
    const posts = {
      Austin: ['US-TX-453-austin'],
      Pflugerville: [gone],
      'El Paso': ['US-TX-141-el-paso'],
      Miami: ['US-FL-086-miami'],
    }
    for (const [headline, include] of Object.entries(posts))
      await anAnnouncement(app, { ...written, headline, audience: { include, exclude: [] } })
    nearAustin = await save(team.dana, 'Near Austin', true, { include: ['US-TX'], exclude: ['US-TX-453-austin'] })
    privately = await save(team.dana, 'Only mine', false, { include: ['US-FL'], exclude: [] })
    const day = app.context.now()
    range = `from=${day.minus({ days: 1 }).toISODate()}T00:00:00Z&to=${day.plus({ days: 3 }).toISODate()}T00:00:00Z`
  })
  afterAll(() => app.stop())

  const save = async (by: Colleague, name: string, shared: boolean, audience: object): Promise<string> =>
    (await caller(app, by)('POST', '/audiences', { body: { name, shared, audience } })).json().id
  const api = async (path: string, by: Colleague = team.mei) => {
    const answer = await caller(app, by)('GET', path)
    return { status: answer.statusCode, ...answer.json() }
  }
  const headlines = ({ items }: { items: { headline: string }[] }) => items.map(({ headline }) => headline).sort()
  /** The lists and pages that an audience limits, by what an address adds to them. */
  const addresses = ['/announcements?', '/calendar?', '/calendar/list?', '/calendar/exposure?']

  test('the API lists what has a place in it, alone and with an area', async () => {
    for (const path of ['/announcements?', `/calendar?${range}&`]) {
      expect(headlines(await api(`${path}audience=${nearAustin}`)), path).toEqual(['El Paso', 'Pflugerville'])
      expect(headlines(await api(`${path}audience=${nearAustin}&area=US-TX-453`)), path).toEqual(['Pflugerville'])
      expect(headlines(await api(`${path}audience=${privately}`, team.dana)), path).toEqual(['Miami'])
    }
  })

  test('exposure counts only its places, below the area that they have in common', async () => {
    const { items } = await api(`/exposure?${range}&audience=${nearAustin}`)
    expect(items).toMatchObject([
      { code: 'US-TX-141', messages: 1, worstPlace: 'US-TX-141-el-paso' },
      { code: 'US-TX-453', messages: 1, worstPlace: gone },
    ])
    const towns = await api(`/exposure?${range}&audience=${nearAustin}&under=US-TX-453`)
    expect(towns.items.map(({ code }: { code: string }) => code)).toEqual([gone, 'US-TX-453~'])
  })

  test('the pages offer it, show what it limits them to, and keep it in their links', async () => {
    for (const address of addresses) {
      const { body } = await get(app, team.mei, `${address}audience=${nearAustin}`)
      expect(body, address).toContain(`<option value="${nearAustin}" selected>Near Austin</option>`)
      expect(body, address).not.toContain('Only mine')
      if (address === '/calendar/exposure?') {
        expect(body).toContain('each county in “Near Austin”')
        expect(body).toContain(`audience=${nearAustin}&amp;`)
      } else {
        expect(body, address).toContain('El Paso')
        expect(body, address).not.toContain('Miami')
        if (address !== '/announcements?') expect(body).toContain('Only what reaches “Near Austin”.')
      }
      expect((await get(app, team.mei, `${address}`)).body, address).toContain('>Any</option>')
    }
    const both = await get(app, team.mei, `/calendar/list?audience=${nearAustin}&area=Travis County`)
    expect(both.body).toContain('Only what reaches Travis County in “Near Austin”.')
    expect(both.body).not.toContain('El Paso')
  })

  test('one that is unknown, or someone else’s own, is an error of its field and tells nothing', async () => {
    for (const id of [privately, 'nothing']) {
      for (const address of addresses) {
        const page = await get(app, team.mei, `${address}audience=${id}`)
        expect(page.body, address).toContain('There is no such saved audience. Choose another.')
        expect(page.body, address).not.toContain('Only mine')
      }
      for (const path of ['/announcements?', '/calendar?', '/exposure?']) {
        const { status, detail } = await api(`${path}audience=${id}`)
        expect([status, detail], path).toEqual([400, 'audience: there is no such saved audience.'])
      }
    }
  })

  test('what names an area of it that was retired is still found, and nothing else', async () => {
    const retire = async (retiredAt: string | null) => {
      const areas = smallCountry().map((area) =>
        area.code === gone && retiredAt !== null ? { ...area, retiredAt, lo: 0, hi: 0 } : area,
      )
      await transact(app.context.db, (trx) => replaceAreas(trx, areas))
      await app.context.areas.refresh()
    }
    const without = await save(team.dana, 'Without', true, { include: ['US-TX'], exclude: ['US-TX-453'] })
    const named = await save(team.dana, 'Named', true, { include: [gone], exclude: [] })
    await retire('2026-06-10T14:00:00.000Z')
    expect(headlines(await api(`/announcements?audience=${nearAustin}`))).toEqual(['El Paso', 'Pflugerville'])
    expect(headlines(await api(`/announcements?audience=${without}`))).toEqual(['El Paso'])
    expect(headlines(await api(`/announcements?audience=${named}`))).toEqual(['Pflugerville'])
    expect((await api(`/calendar?${range}&audience=${named}`)).items).toEqual([])
    expect((await api(`/exposure?${range}&audience=${named}`)).items).toEqual([])
    for (const address of addresses)
      expect((await get(app, team.mei, `${address}audience=${named}`)).statusCode).toBe(200)
    expect((await get(app, team.mei, '/audiences')).body).toContain('1 area of it is no longer in the gazetteer')
    expect((await get(app, team.mei, `/audiences/${named}`)).body).toContain(`Pflugerville (${gone}) is no longer`)
    await retire(null)
  })
})

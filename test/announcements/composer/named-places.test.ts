import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { aChannel, aTeam, type Colleagues, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { aCounty, anArea } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const zone = 'America/Chicago'
const areas = numberPlaces(
  [
    anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
    anArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US' }),
    ...aCounty('US-TX-453', 'Travis County', zone, { Austin: 931_830, Pflugerville: 57_122, Salem: 200 }),
    anArea({ code: 'US-FL', name: 'Florida', kind: 'state', parent: 'US' }),
    ...aCounty('US-FL-086', 'Miami-Dade County', zone, { Hialeah: 237_069, Salem: 100 }),
  ],
  0,
)
const blank = { kind: 'service', severity: 'minor', when: 'none', zone: 'America/Chicago' }

describe.each(databases)('naming places in the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open, areas })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const press = async (button: string, fields: Record<string, string | string[]>) => {
    const { body } = await post(app, team.dana, '/announcements', { ...blank, ...fields, do: button })
    return {
      body,
      included: [...body.matchAll(/name="include" value="([^"]*)"/g)].map(([, code]) => code),
      left: /<textarea[^>]*id="names"[^>]*>\s*([^<]*)<\/textarea>/.exec(body)?.[1],
    }
  }

  test('a misspelled name with its state adds neither the name nor the state', async () => {
    const { body, included, left } = await press('paste', { names: 'Hialeeah, FL\nAustin, TX' })
    expect(included).toEqual(['US-TX-453-austin'])
    expect(left).toBe('Hialeeah, FL')
    expect(body).toContain('<b>Austin, TX</b>: Austin, Travis County, Texas')
  })

  test('what is chosen for a name takes it from the list, and all else in the list stays', async () => {
    const asked = await press('paste', { names: 'Salem; Nowhere' })
    expect(asked.included).toEqual([])
    expect(asked.body).toContain('<b>Salem</b> can be 2 areas. Which one?')
    expect(asked.body).toContain('No area named Nowhere')
    const chosen = await press('include:US-TX-453-salem', { names: 'Salem\nNowhere\nAustin' })
    expect(chosen.included).toEqual(['US-TX-453-salem'])
    expect(chosen.left).toBe('Nowhere\nAustin')
  })

  test('whatever changes the areas answers with their people, their reach and the checks, without a script too', async () => {
    const channels = 'board'
    const shown = async (button: string, fields: Record<string, string | string[]>) => {
      const { body } = await press(button, { channels, ...fields })
      const reach = /id="reach">([\s\S]*?)<\/div>/.exec(body)?.[1]
      expect(body.includes('Nothing to check yet'), button).toBe(reach?.includes('No audience yet'))
      return /([\d,]+) people/.exec(reach ?? '')?.[1] ?? 'No audience yet'
    }
    const travis = 'US-TX-453'
    const austin = 'US-TX-453-austin'
    expect(await shown('paste', { names: 'Austin, TX\nPflugerville' })).toBe('988,952')
    expect(await shown(`include:${travis}-salem`, { names: 'Salem' })).toBe('200')
    expect(await shown(`exclude:${austin}`, { include: travis })).toBe('57,322')
    expect(await shown(`include:${austin}`, { include: travis, exclude: austin })).toBe('989,152')
    expect(await shown(`drop:${austin}`, { include: [austin, `${travis}-salem`] })).toBe('200')
    expect(await shown(`drop:${austin}`, { include: austin })).toBe('No audience yet')
  })

  test('a misspelled name in the search is asked about, and adds nothing', async () => {
    const { body, included } = await press('find', { place: 'Pflugervile' })
    expect(body).toContain('No area named “Pflugervile”. Did you mean this one?')
    expect(body).toContain('Pflugervile: Pflugerville')
    expect(body).toContain('value="include:US-TX-453-pflugerville"')
    expect(included).toEqual([])
  })

  test('a county among the results says its level once, and a state says it beside its name', async () => {
    const { body } = await press('find', { place: 'travis' })
    expect(body).toContain('<b>Travis County</b> <span class="note">Texas</span>')
    expect(body).toContain('Include<span class="visually-hidden"> Travis County, Texas</span>')
    expect((await press('find', { place: 'texas' })).body).toContain('<b>Texas</b> <span class="note">State</span>')
  })

  test('a channel that cannot be aimed reaches everyone in the United States', async () => {
    await aChannel(app, 'lamp', { finest: 'none', serves: 'US' })
    const { body } = await press('check', { include: 'US-TX', channels: 'lamp' })
    expect(body).toContain('everyone it reaches in the United States, posted manually')
  })

  test('an area that the search found is added without touching the pasted list', async () => {
    const { included, left, body } = await press('include:US-TX-453-austin', { place: 'Aust', names: 'Salem\nHialeah' })
    expect([included, left]).toEqual([['US-TX-453-austin'], 'Salem\nHialeah'])
    expect(body).toContain('1 area for “Aust”')
  })

  test('Enter in the search for places searches, and so does Enter in any other field while something is searched for', async () => {
    const { body } = await press('check', { place: 'Pflu' })
    expect(body).toContain('value="include:US-TX-453-pflugerville"')
    expect((await press('check', {})).body).not.toContain('Type the name of a town')
  })
})

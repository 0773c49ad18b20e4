import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas, loadCountry } from '../../server/areas/gazetteer/actions.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { countryWithParts, smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

const travis = 'US-TX-453'
const pflugerville = `${travis}-pflugerville`

describe.each(databases)('What leads to an area, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
  })
  afterEach(() => app.stop())

  const plan = {
    areas: smallCountry(),
    names: [{ name: 'Stone Hill', code: pflugerville, basis: 'listed' }],
    zips: [
      { zip: '78660', name: 'Pflugerville', code: pflugerville, share: 0.6 },
      { zip: '78660', name: 'Pflugerville', code: `${travis}~`, share: 0.4 },
      { zip: '78691', name: 'Pflugerville', code: pflugerville, share: 1 },
    ],
  }

  test('is on its page and in the API: ZIP codes with their share and where they come from, and further names', async () => {
    const loaded = await loadAreas(app.context, { country: 'US', plan, actor: commandLine })
    expect(loaded).toMatchObject({ isNew: true, names: 1, zips: 2 })
    const person = await aPerson(app, { can: [] })
    const headers = await signIn(app, person)
    const page = async (code: string) =>
      (await app.inject({ url: `/areas/${code}`, headers })).body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(await page(pflugerville)).toContain('Found as Stone Hill names that lead to it')
    expect(await page(pflugerville)).toContain('ZIP codes 78660 (60 %) and 78691 U.S. Census Bureau, 2021')
    expect(await page(travis)).toContain('ZIP codes 78660 and 78691 U.S. Census Bureau, 2021')
    expect(await page('US-TX')).not.toContain('78660')
    expect((await caller(app, person)('GET', `/areas/${pflugerville}`)).json()).toMatchObject({
      names: ['Stone Hill'],
      zips: [
        { zip: '78660', share: 0.6 },
        { zip: '78691', share: 1 },
      ],
    })
  })

  test('a town has the ZIP codes of its parts, too, each counted once', async () => {
    const [boston, backBay] = ['US-MA-025-boston', 'US-MA-025-boston-back-bay']
    const zips = [
      { zip: '02116', name: 'Boston', code: backBay, share: 0.9 },
      { zip: '02116', name: 'Boston', code: boston, share: 0.1 },
      { zip: '02117', name: 'Boston', code: `${boston}~`, share: 1 },
    ]
    await loadAreas(app.context, {
      ...{ country: 'US', actor: commandLine },
      plan: { areas: countryWithParts(), names: [], zips },
    })
    const person = await aPerson(app, { can: [] })
    expect((await caller(app, person)('GET', `/areas/${boston}`)).json().zips).toEqual([
      { zip: '02116', share: 1 },
      { zip: '02117', share: 1 },
    ])
  })

  test('a load says how much of each it wrote, and that it was loaded already only when nothing was new', async () => {
    const steps: string[] = []
    await loadCountry(app.context, 'LI', (step) => steps.push(step))
    expect(steps.join(' ')).toMatch(/Wrote [\d,]+ areas, [\d,]+ further names?, and [\d,]+ ZIP codes\. LI is loaded\.$/)
    await loadAreas(app.context, { country: 'US', plan, actor: commandLine })
    const named = { ...plan, names: [] }
    const again = () => loadAreas(app.context, { country: 'US', plan: named, actor: commandLine })
    expect(await again()).toMatchObject({ changed: 0, isNew: true })
    expect(await again()).toMatchObject({ changed: 0, isNew: false })
  })
})

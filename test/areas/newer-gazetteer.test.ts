import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '../../server/areas/gazetteer/actions.ts'
import { listOutdated } from '../../server/areas/gazetteer/installed.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { aTeam, get } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('A gazetteer that is installed and not loaded, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
  })
  afterEach(() => app.stop())

  const load = () =>
    loadAreas(app.context, {
      ...{ country: 'US', actor: commandLine },
      plan: { areas: smallCountry(), names: [], zips: [] },
    })
  const sentence = 'The installed gazetteer of US is newer than the one that is loaded.'

  test('the areas page says so to administrators until it is loaded, whatever was corrected', async () => {
    const { ana, dana } = await aTeam(app)
    const page = async (reader = ana) => (await get(app, reader, '/areas')).body
    await load()
    await caller(app, ana)('PATCH', '/areas/US-TX-453-austin', { body: { population: 5 }, revision: 0 })
    expect(await page()).not.toContain(sentence)
    expect(await listOutdated(app.context.db)).toEqual([])

    const before = await app.context.db.selectFrom('gazetteers').select('fingerprint').executeTakeFirstOrThrow()
    const older = before.fingerprint.replace(/^\w+-/, '')
    await app.context.db.updateTable('gazetteers').set({ fingerprint: older }).execute()
    expect(await page()).toContain(sentence)
    expect(await page()).toContain('npm run hark -- areas load US')
    expect(await page(dana)).not.toContain(sentence)
    await caller(app, ana)('PATCH', '/areas/US-TX-453-austin', { body: { population: 6 }, revision: 1 })
    expect(await page()).toContain(sentence)

    expect(await load()).toMatchObject({ isNew: true, changed: 0 })
    expect(await page()).not.toContain(sentence)
    expect(await load()).toMatchObject({ isNew: false })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAreas } from '../../../server/areas/directory.ts'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import type { Leading } from '../../../server/areas/tree/leading.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { aPerson, as, startApp, type TestApp } from '../../support/app.ts'
import { smallCountry } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const name = { name: 'Old Town', code: 'US-TX-453-austin', basis: 'test' }
const zip = { zip: '78660', name: 'Pflugerville', code: 'US-TX-453-pflugerville', share: 0.7 }
const sameZip = { ...zip, code: 'US-TX-453-austin', share: 0.3 }

describe.each(databases)('names and ZIP codes of a gazetteer on %s', (_name, open) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeEach(async () => {
    app = await startApp({ open })
    headers = as(await aPerson(app, { can: [] }))
  })
  afterEach(() => app.stop())

  const load = (leading: Leading) =>
    loadAreas(app.context, {
      country: 'US',
      plan: { areas: smallCountry(), names: [...leading.names], zips: [...leading.zips] },
      actor: commandLine,
    })

  async function found(query: string): Promise<string[]> {
    const response = await app.inject({ url: `/api/v1/areas?q=${encodeURIComponent(query)}`, headers })
    return response.json().items.map(({ code }: { code: string }) => code)
  }

  test('lead to their areas at once, and in other processes', async () => {
    const otherProcess = await openAreas(app.context.db)
    expect(await found('78660')).toEqual([])

    await load({ names: [name], zips: [sameZip, zip] })

    expect(await found('78660')).toEqual(['US-TX-453-pflugerville', 'US-TX-453-austin'])
    expect(await found('old town')).toEqual(['US-TX-453-austin'])
    expect(await otherProcess.refresh()).toBe(true)
    expect(otherProcess.search.matches('78660')).toMatchObject([
      { area: { code: 'US-TX-453-pflugerville' }, understood: '78660: Pflugerville, Travis County', share: 0.7 },
      { area: { code: 'US-TX-453-austin' }, understood: '78660: Austin, Travis County', share: 0.3 },
    ])
  })

  test('are replaced when the country is loaded again, although no area changes', async () => {
    await load({ names: [name], zips: [zip] })
    const again = await load({ names: [name], zips: [zip] })
    expect(again.changed).toBe(0)
    await load({ names: [], zips: [{ ...zip, zip: '78691' }] })
    expect(await found('78660')).toEqual([])
    expect(await found('old town')).toEqual([])
    expect(await found('78691')).toEqual(['US-TX-453-pflugerville'])
  })
})

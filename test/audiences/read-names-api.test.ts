import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { isCalled, meantLists, misspelled, rightly, slips } from '../areas/reading/arbitrary-lists.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { aCounty, anArea } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

const zone = 'America/Chicago'
const areas = numberPlaces(
  [
    anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
    anArea({ code: 'US-CA', name: 'California', kind: 'state', parent: 'US' }),
    ...aCounty('US-CA-029', 'Kern County', zone, { Bakersfield: 403_455, Kern: 10, Delano: 51_428 }),
    ...aCounty('US-CA-059', 'Orange County', zone, { Orange: 139_911, Anaheim: 346_824 }),
    anArea({ code: 'US-KS', name: 'Kansas', kind: 'state', parent: 'US' }),
    ...aCounty('US-KS-001', 'Allen County', zone, { Iola: 5_396, Texas: 3 }),
    anArea({ code: 'US-IA', name: 'Iowa', kind: 'state', parent: 'US' }),
    ...aCounty('US-IA-153', 'Polk County', zone, { Delano: 12, 'Des Moines': 214_133 }),
  ],
  0,
)

describe.each(databases)('reading a list of names through the API, on %s', (_name, open) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp({ open, areas })
    headers = as(await aPerson(app, { can: [] }))
  })
  afterAll(() => app.stop())

  const ask = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/audiences/read', headers, payload })
  const codesIn = (areas: { code: string }[]) => areas.map(({ code }) => code)
  async function added(names: string): Promise<string[]> {
    const response = await ask({ names })
    expect(response.statusCode).toBe(200)
    return codesIn(response.json().read.map(({ area }: { area: { code: string } }) => area))
  }

  test('what is certain is read, what is doubtful is to be decided, and what is misspelled is suggested', async () => {
    const { read, toDecide, unknown } = (
      await ask({ names: 'Bakersfield, CA\nDelano\nAnahiem, CA\nIowa, Kansas' })
    ).json()
    expect(read).toMatchObject([{ text: 'Bakersfield, CA', area: { code: 'US-CA-029-bakersfield', kind: 'town' } }])
    expect(toDecide).toMatchObject([{ text: 'Delano' }])
    expect(codesIn(toDecide[0].choices)).toEqual(['US-CA-029-delano', 'US-IA-153-delano'])
    expect(unknown).toMatchObject([
      { text: 'Anahiem, CA', choices: [{ code: 'US-CA-059-anaheim', leaves: '' }] },
      { text: 'Iowa, Kansas', choices: [{ code: 'US-KS-001-iola' }] },
    ])
  })

  test('a small town whose name others share is to be decided if nothing says where it is, and a large one is certain', async () => {
    const { read, toDecide } = (await ask({ names: 'Kern\nOrange\nTexas, KS\nKern, Kern County' })).json()
    expect(codesIn(read.map(({ area }: { area: { code: string } }) => area))).toEqual([
      'US-CA-059-orange',
      'US-KS-001-texas',
      'US-CA-029-kern',
    ])
    expect(toDecide).toMatchObject([{ text: 'Kern' }])
    expect(codesIn(toDecide[0].choices)).toEqual(['US-CA-029-kern', 'US-CA-029'])
    expect((await ask({ names: 'Kern', under: 'US-KS' })).json().read).toEqual([])
  })

  test('only inside an area, when one is given', async () => {
    const { read } = (await ask({ names: 'Delano', under: 'US-IA' })).json()
    expect(read).toMatchObject([{ area: { code: 'US-IA-153-delano' } }])
    expect((await ask({ names: 'Delano', under: 'US-XX' })).statusCode).toBe(400)
  })

  test('no misspelling adds what nobody asked for', async () => {
    const { tree } = app.context.areas
    const holds = (outer: string, inner: string) =>
      tree.area(outer)!.lo <= tree.area(inner)!.lo && tree.area(inner)!.hi <= tree.area(outer)!.hi
    await fc.assert(
      fc.asyncProperty(meantLists(tree), fc.array(slips, { minLength: 1, maxLength: 2 }), async (list, made) => {
        const { text, items } = misspelled(list, made)
        const meant = await added(rightly(list))
        const unasked = (await added(text)).filter(
          (code) => !meant.some((one) => holds(one, code)) && !items.some((item) => isCalled(tree.area(code)!, item)),
        )
        expect(unasked, text).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

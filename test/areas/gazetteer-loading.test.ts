import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAreas } from '../../server/areas/directory.ts'
import { loadCountry } from '../../server/areas/gazetteer/actions.ts'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import { listAreas, listGazetteers, replaceAreas } from '../../server/areas/queries.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { changedAreas, replant } from '../../server/areas/tree/forest.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { listAudit } from '../../server/audit/queries.ts'
import type { Context } from '../../server/context.ts'
import { transact } from '../../server/platform/transact.ts'
import { anArea, smallCountry } from '../support/areas.ts'
import { testClock } from '../support/clock.ts'
import { databases } from '../support/databases.ts'

const now = '2026-06-10T14:00:00.000Z'

describe.each(databases)('loading countries on %s', (_name, open) => {
  let context: Pick<Context, 'db' | 'now' | 'areas'>
  beforeEach(async () => {
    const db = await open()
    context = { db, now: testClock(now).now, areas: await openAreas(db) }
  })
  afterEach(() => context.db.destroy())

  test('a loaded country is available at once, and other processes see it on their next refresh', async () => {
    const otherProcess = await openAreas(context.db)
    expect(context.areas.tree.count).toBe(0)

    const loaded = await loadCountry(context, 'LI')

    expect(context.areas.tree.area('LI')).toMatchObject({ name: 'Liechtenstein', lo: 0, hi: loaded.places })
    expect(context.areas.search.find('vaduz', { kinds: ['town'] })[0]).toMatchObject({
      kind: 'town',
      zone: 'Europe/Vaduz',
    })
    expect(otherProcess.tree.count).toBe(0)
    expect(await otherProcess.refresh()).toBe(true)
    expect(otherProcess.tree.count).toBe(loaded.places)
    expect(await otherProcess.refresh()).toBe(false)
  })

  test('loading again changes nothing', async () => {
    const steps: string[] = []
    await loadCountry(context, 'VA')
    const before = await listAreas(context.db)
    const again = await loadCountry(context, 'VA', (step) => steps.push(step))
    expect(again.changed).toBe(0)
    expect(steps.at(-1)).toBe('VA was loaded already.')
    expect(await listAreas(context.db)).toEqual(before)
    expect(await listAudit(context.db, { subject: 'gazetteer:VA' }, 10)).toHaveLength(1)
  })

  test('a town that is no part of its own any more is retired, and its name leads to where it is', async () => {
    const codes = { 'Allston/Brighton': 'US-MA-025-allston-brighton', 'Upper Palolo': 'US-HI-003-upper-palolo' }
    const towns = Object.entries(codes).map(([name, code]) =>
      anArea({ code, name, kind: 'town', parent: code.slice(0, 9), zone: 'America/New_York' }),
    )
    const above = ['US', 'US-MA', 'US-MA-025', 'US-HI', 'US-HI-003'].map((code) =>
      anArea({ code, name: code, kind: 'county', parent: code === 'US' ? null : code.slice(0, code.lastIndexOf('-')) }),
    )
    await transact(context.db, (trx) => replaceAreas(trx, numberPlaces([...above, ...towns], 0)))

    expect((await loadCountry(context, 'US')).retired.sort()).toEqual(Object.values(codes).sort())
    const { tree, search } = context.areas
    for (const code of Object.values(codes)) expect(tree.area(code)).toMatchObject({ lo: 0, hi: 0, retiredAt: now })
    const found = (name: string) => search.named(name).map(({ code }) => code)
    expect(found('Allston/Brighton')).toEqual(['US-MA-025-allston', 'US-MA-025-brighton'])
    expect(found('Upper Palolo')).toEqual(['US-HI-003-palolo'])
  })

  test('loading a second country keeps the places of the first', async () => {
    await loadCountry(context, 'VA')
    await loadCountry(context, 'LI')
    const { tree } = context.areas
    expect(tree.area('VA')).toMatchObject({ lo: 0, hi: 2 })
    expect(tree.area('LI')).toMatchObject({ lo: 2, hi: tree.count })
    expect((await listGazetteers(context.db)).map(({ country }) => country)).toEqual(['LI', 'VA'])
  })

  test('an area the gazetteer no longer lists is retired and has no places', async () => {
    const gone = anArea({ code: 'VA-gone', name: 'Gone', kind: 'town', parent: 'VA', zone: 'Europe/Rome' })
    await transact(context.db, (trx) => replaceAreas(trx, numberPlaces([...planGazetteer('VA').areas, gone], 0)))
    await loadCountry(context, 'VA')
    const { tree } = context.areas
    expect(tree.area('VA-gone')).toMatchObject({ name: 'Gone', lo: 0, hi: 0, retiredAt: now })
    expect(context.areas.search.find('gone')).toEqual([])
    expect(tree.children('VA').map(({ code }) => code)).toEqual(['VA-vatican-city', 'VA~'])
  })
})

describe('a changed gazetteer', () => {
  const stored = smallCountry()
  const shrunk = withoutPlace(stored, 'US-TX-453-pflugerville')

  test('a missing area is retired, and the places after it move up', () => {
    const after = replant(stored, { country: 'US', plan: shrunk }, now)
    const tree = buildTree(after)
    expect(tree.count).toBe(buildTree(stored).count - 1)
    expect(tree.area('US-TX-453-pflugerville')).toMatchObject({ retiredAt: now, lo: 0, hi: 0 })
    expect(tree.placeAt(tree.area('US-TX-453~')!.lo).code).toBe('US-TX-453~')
  })

  test('an area that comes back is no longer retired, and one already retired keeps its date', () => {
    const gone = replant(stored, { country: 'US', plan: shrunk }, now)
    const later = '2026-07-01T00:00:00.000Z'
    expect(replant(gone, { country: 'US', plan: shrunk }, later)).toEqual(gone)
    const back = buildTree(replant(gone, { country: 'US', plan: stored }, later))
    expect(back.areas).toEqual(buildTree(stored).areas)
  })

  test('a territory that was loaded as a country is retired when the country that it is a part of has it', () => {
    const alone = [
      anArea({ code: 'PR', name: 'Puerto Rico', kind: 'country', parent: null }),
      anArea({
        code: 'PR~',
        name: 'Elsewhere in Puerto Rico',
        kind: 'rest',
        parent: 'PR',
        zone: 'America/Puerto_Rico',
      }),
    ]
    const before = [...numberPlaces(alone, 0), ...replant([], { country: 'US', plan: stored }, now)]
    const tree = buildTree(replant(before, { country: 'US', plan: stored, absorbs: ['PR'] }, now))
    expect(tree.roots.map(({ code }) => code)).toEqual(['US'])
    expect(tree.area('PR~')).toMatchObject({ retiredAt: now, lo: 0, hi: 0 })
    expect(tree.area('US')!.lo).toBe(0)
  })

  test('only changed areas are written', () => {
    const renamed = stored.map((area) => (area.code === 'US-TX-453-austin' ? { ...area, name: 'Austin City' } : area))
    expect(
      changedAreas(stored, replant(stored, { country: 'US', plan: renamed }, now)).map(({ code }) => code),
    ).toEqual(['US-TX-453-austin'])
  })
})

/** The country without one of its towns, with its places renumbered. */
function withoutPlace(areas: Area[], code: string): Area[] {
  const { lo } = areas.find((area) => area.code === code)!
  const moved = (place: number) => (place > lo ? place - 1 : place)
  return areas.filter((area) => area.code !== code).map((area) => ({ ...area, lo: moved(area.lo), hi: moved(area.hi) }))
}

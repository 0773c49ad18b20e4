import { describe, expect, test } from 'vitest'
import type { Town } from '../../server/areas/gazetteer/join.ts'
import type { Outline } from '../../server/areas/gazetteer/outline.ts'
import { nestTowns } from '../../server/areas/gazetteer/parts/nest-towns.ts'

function aTown(name: string, fields: Partial<Town> = {}): Town {
  return {
    name,
    latitude: 42.3584,
    longitude: -71.0598,
    admin1: 'MA',
    admin2: '025',
    geonames: 1,
    population: 5000,
    feature: 'PPL',
    municipality: null,
    ...fields,
  }
}

const boston = aTown('Boston', { population: 675_647, feature: 'PPLA' })
const lists = { 'Boston, MA': ['Boston', 'Saint Botolph', 'Roxbury', 'Roxbury', 'Atlantis Hill'] }

describe('listed neighborhoods', () => {
  test('are parts of their city where a row has their name, also in another spelling', () => {
    const botolph = aTown('St. Botolph', { latitude: 42.343 })
    const { towns, parts } = nestTowns([boston, botolph], lists)
    expect(parts.get(botolph)).toEqual({ town: boston, basis: 'listed' })
    expect(towns).toContain(botolph)
  })

  test('are another place where the row is far away or in another county', () => {
    const far = aTown('Saint Botolph', { latitude: 42.7 })
    const acrossTheRiver = aTown('Saint Botolph', { admin2: '017' })
    const { towns, parts } = nestTowns([boston, far, acrossTheRiver], lists)
    expect([parts.get(far), parts.get(acrossTheRiver)]).toEqual([undefined, undefined])
    expect(towns).toEqual(expect.arrayContaining([far, acrossTheRiver]))
  })

  test('without a row are parts where the post office has their name', () => {
    const { towns, parts } = nestTowns([boston], lists)
    const roxbury = towns.find(({ name }) => name === 'Roxbury')!
    expect(parts.get(roxbury)).toEqual({ town: boston, basis: 'postal-name' })
    expect(roxbury).toMatchObject({ admin1: 'MA', admin2: '025', geonames: null, population: null })
    expect(roxbury.latitude).toBeCloseTo(42.32, 1)
    expect(roxbury.longitude).toBeCloseTo(-71.09, 1)
  })

  test('that a town of the county is called leave the post office to that town', () => {
    const far = aTown('Roxbury', { latitude: 42.7 })
    const { parts, leads } = nestTowns([boston, far], lists)
    expect([...parts]).toEqual([])
    expect(leads.map(({ name }) => name)).toContain('Roxbury')
  })

  test('of which nothing else is known are names that lead to the city, once each', () => {
    const { leads } = nestTowns([boston], lists)
    expect(leads).toEqual([
      { name: 'Saint Botolph', town: boston, basis: 'listed' },
      { name: 'Atlantis Hill', town: boston, basis: 'listed' },
    ])
  })
})

describe('what the packages show', () => {
  const elsewhere = { latitude: 42.6 }
  const without = { geonames: null, population: null, feature: null }
  const newton = aTown('Newton', { admin2: '017', population: 88_923, municipality: '45560' })
  const brooklyn = aTown('Brooklyn', { admin1: 'NY', admin2: '047', population: 2_736_074 })

  test.each([
    ['borough', brooklyn, aTown('Bushwick', { admin1: 'NY', admin2: '047' })],
    [
      'city-county',
      aTown('Baltimore', { admin1: 'MD', admin2: '510' }),
      aTown('Canton', { admin1: 'MD', admin2: '510' }),
    ],
    ['same-figure', newton, aTown('East Newton', { admin2: '017', population: 87_000 })],
    ['municipality-code', newton, aTown('Nowhere', { ...elsewhere, admin2: '017', municipality: '45560' })],
    ['feature-code', newton, aTown('Nowhere', { admin2: '017', feature: 'PPLX' })],
    ['no-figure', newton, aTown('Nowhere', { admin2: '017', ...without })],
  ])('a part by its %s', (basis, town, part) => {
    expect(nestTowns([town, part], {}).parts.get(part)).toEqual({ town, basis })
  })

  test.each([
    ['has a figure and no other sign', aTown('Nowhere', { admin2: '017' })],
    ['is outside the circle of the city', aTown('Nowhere', { ...elsewhere, admin2: '017', ...without })],
    ['is in another county', aTown('Nowhere', without)],
    ['has another code', aTown('Nowhere', { admin2: '017', municipality: '1' })],
    ['has a smaller figure', aTown('East Newton', { admin2: '017', population: 50_000 })],
    ['is known as a town of its own', aTown('Watertown', { admin2: '017', ...without })],
  ])('no part, because it %s', (_why, town) => {
    const { parts, towns } = nestTowns([newton, town], {})
    expect(parts.get(town)).toBeUndefined()
    expect(towns).toContain(town)
  })

  test('what only its feature code calls a part is left out', () => {
    const nowhere = aTown('Nowhere', { ...elsewhere, admin2: '017', feature: 'PPLX' })
    expect(nestTowns([newton, nowhere], {}).towns).not.toContain(nowhere)
  })
})

describe('parts of a town do not overlap', () => {
  const allston = aTown('Allston')
  const brighton = aTown('Brighton')
  const near = { 'Boston, MA': ['Allston', 'Brighton', 'Lower Allston', 'Fenway/Kenmore', 'Fenway', 'Allston/Fenway'] }
  /** Without those that only the post office knows. */
  const rowsOf = (parts: Outline['parts']) => [...parts.keys()].filter(({ geonames }) => geonames !== null)
  const nest = (...rows: Town[]) => nestTowns([boston, ...rows], near)

  test('what is inside another part is a name that leads to it', () => {
    const lower = aTown('Lower Allston')
    const { towns, parts, leads } = nest(allston, lower)
    expect(rowsOf(parts)).toEqual([allston])
    expect(towns).not.toContain(lower)
    expect(leads).toContainEqual({ name: 'Lower Allston', town: allston, basis: 'inside' })
  })

  test.each(['Allston/Brighton', 'Allston - Brighton', 'Allston / Brighton', 'Allston-Brighton'])(
    '%s leads to the parts that it joins',
    (name) => {
      const { parts, leads } = nestTowns([boston, allston, brighton, aTown(name)], {
        'Boston, MA': [...near['Boston, MA'], name],
      })
      expect(rowsOf(parts)).toEqual([allston, brighton])
      expect(leads.filter((lead) => lead.basis === 'joined')).toEqual([
        { name, town: allston, basis: 'joined' },
        { name, town: brighton, basis: 'joined' },
      ])
    },
  )

  test('what joins a part with something else leads to the town', () => {
    const { parts, leads } = nest(allston, aTown('Allston/Fenway'))
    expect(rowsOf(parts)).toEqual([allston])
    expect(leads).toContainEqual({ name: 'Allston/Fenway', town: boston, basis: 'joined' })
  })

  test('what joins only what is no part is a part, to which the listed names in it lead', () => {
    const fenway = aTown('Fenway/Kenmore')
    const { parts, leads } = nest(fenway)
    expect(parts.get(fenway)).toEqual({ town: boston, basis: 'listed' })
    expect(leads).toContainEqual({ name: 'Fenway', town: fenway, basis: 'listed' })
  })

  test.each(['Suffolk Downs Station', 'University of Boston', 'Boston University', 'Old Campus', 'Harbor Housing'])(
    '%s is no part, and its name leads to the town',
    (name) => {
      const { towns, parts, leads } = nest(aTown(name, { geonames: null, population: null, feature: null }))
      expect([...parts.keys(), ...towns].map((row) => row.name)).not.toContain(name)
      expect(leads).toContainEqual({ name, town: boston, basis: 'institution' })
    },
  )
})

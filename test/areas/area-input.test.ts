import { expect, test } from 'vitest'
import { readAreaInput } from '../../server/areas/area-input.ts'
import { buildSearch } from '../../server/areas/search/name-search.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { aCounty, anArea } from '../support/areas.ts'

const zone = 'America/Chicago'
const tree = buildTree(
  numberPlaces(
    [
      anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
      anArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US', fips: '48' }),
      ...aCounty('US-TX-453', 'Travis County', zone, { Austin: 931_830, Florida: 40 }),
      anArea({ code: 'US-FL', name: 'Florida', kind: 'state', parent: 'US', fips: '12' }),
      ...aCounty('US-FL-033', 'Escambia County', zone, { Austin: 12 }),
    ],
    0,
  ),
)
const areas = {
  tree,
  search: await buildSearch(tree),
  mark: '',
  refresh: async () => false,
  upTo: async () => tree,
}

test.each([
  ['US-TX-453', 'US-TX-453'],
  ['us-tx', 'US-TX'],
  ['Travis County', 'US-TX-453'],
  ['Austin, Florida', 'US-FL-033-austin'],
  ['Florida', 'US-FL'],
])('“%s” is read as %s', (text, code) => expect(readAreaInput(areas, text)).toMatchObject({ code }))

test('an ambiguous name is rejected with the codes of its areas, the largest first', () => {
  expect(readAreaInput(areas, 'Austin')).toBe(
    '“Austin” can mean 2 areas. Write the code of one, such as US-TX-453-austin for Austin, Travis County, Texas; US-FL-033-austin for Austin, Escambia County, Florida.',
  )
})

test('an unknown name is rejected, with a suggestion if there is one', () => {
  expect(readAreaInput(areas, 'Escam')).toBe(
    'There is no area “Escam”. Write the code of one, such as US-FL-033 for Escambia County, Florida.',
  )
  expect(readAreaInput(areas, 'Atlantis')).toBe('There is no area “Atlantis”.')
})

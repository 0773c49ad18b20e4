import { expect, test } from 'vitest'
import { restOfPeople, restOfTown } from '../../server/areas/tree/rest-of-town.ts'
import { anArea } from '../support/areas.ts'

const austin = anArea({
  ...{ code: 'US-TX-453-austin', name: 'Austin', kind: 'town', parent: 'US-TX-453' },
  ...{ population: 1000, zone: 'America/Chicago', geonames: 4671654, latitude: 30.2, longitude: -97.7 },
})
const aPart = (population: number | null) =>
  anArea({ code: 'p', name: 'P', kind: 'part', parent: austin.code, population })

test('the place beside the parts of a town has its zone and the rest of its people', () => {
  expect(restOfTown(austin, [aPart(300), aPart(null)])).toEqual(
    anArea({
      ...{ code: 'US-TX-453-austin~', name: 'Elsewhere in Austin', kind: 'rest', parent: 'US-TX-453-austin' },
      ...{ population: 700, zone: 'America/Chicago', latitude: 30.2, longitude: -97.7 },
    }),
  )
})

test('nobody is counted twice, and there are never fewer than no people', () => {
  expect(restOfPeople(1000, [aPart(600), aPart(700)])).toBe(0)
  expect(restOfPeople(1000, [])).toBe(1000)
  expect(restOfPeople(null, [aPart(5)])).toBeNull()
})

import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../../server/areas/gazetteer/planned-areas.ts'
import type { Search } from '../../../server/areas/search/area-search.ts'
import { buildSearch } from '../../../server/areas/search/name-search.ts'
import { buildTree } from '../../../server/areas/tree/tree.ts'

let search: Search
beforeAll(async () => {
  const plan = planGazetteer('US')
  search = await buildSearch(buildTree(plan.areas), {
    ...plan,
    names: [
      { name: 'Buckhead', code: 'US-GA-121-atlanta', basis: 'test' },
      { name: 'Old Kingdom', code: 'US-CT-110', basis: 'test' },
      { name: 'Old Kingdom', code: 'US-CT-190', basis: 'test' },
    ],
  })
})

const firstThree = (query: string) => search.matches(query, { limit: 3 }).map(({ area }) => area.code)
const named = (query: string) => search.named(query).map(({ code }) => code)
const understood = (query: string) => search.matches(query, { limit: 1 })[0]?.understood

/** As people write it, what is meant, and whether it is a usual spelling of the name, which a pasted list may have. */
const written: [query: string, code: string, isName: boolean][] = [
  ['St. Louis', 'US-MO-510-st-louis', true],
  ['saint louis, mo', 'US-MO-510-st-louis', true],
  ['Ste. Genevieve', 'US-MO-186-sainte-genevieve', true],
  ['Sault Sainte Marie', 'US-MI-033-sault-ste-marie', true],
  ['Ft. Worth', 'US-TX-439-fort-worth', true],
  ['N. Ft. Myers', 'US-FL-071-north-fort-myers', true],
  ['Mt. Vernon, NY', 'US-NY-119-mount-vernon', true],
  ['Casa de Oro Mt. Helix', 'US-CA-073-casa-de-oro-mount-helix', true],
  ['Port St. Lucie', 'US-FL-111-port-saint-lucie', true],
  ['N Las Vegas', 'US-NV-003-north-las-vegas', true],
  ['So. San Francisco', 'US-CA-081-south-san-francisco', true],
  ['Colorado Spgs', 'US-CO-041-colorado-springs', true],
  ['Dearborn Hts., MI', 'US-MI-163-dearborn-heights', true],
  ['Virgina Beach', 'US-VA-810-virginia-beach', false],
  ['Salt Lk City', 'US-UT-035-salt-lake-city', true],
  ['Fairfax city, VA', 'US-VA-600-fairfax', true],
  ['Fairfax city', 'US-VA-600-fairfax', true],
  ['City of Boston', 'US-MA-025-boston', true],
  ['the town of Babylon', 'US-NY-103-babylon', true],
  ['Babylon town', 'US-NY-103-babylon', true],
  ['Clinton Twp', 'US-MI-099-clinton-township', true],
  ['De Kalb, IL', 'US-IL-037-dekalb', true],
  ['DeKalb, TX', 'US-TX-037-de-kalb', true],
  ['LaSalle, IL', 'US-IL-099-la-salle', true],
  ['Du Page County', 'US-IL-043', true],
  ['Mc Allen', 'US-TX-215-mcallen', true],
  ['O Fallon, MO', 'US-MO-183-ofallon', true],
  ["O'Fallon, Missouri", 'US-MO-183-ofallon', true],
  ['Winston Salem', 'US-NC-067-winston-salem', true],
  ['Winston-Salem', 'US-NC-067-winston-salem', true],
  ['Coeur d’Alene', 'US-ID-055-coeur-dalene', true],
  ['Espanola', 'US-NM-039-espanola', true],
  ['Canon City', 'US-CO-043-canon-city', true],
  ['King & Queen County', 'US-VA-097', true],
  ['Lewis and Clark County', 'US-MT-049', true],
  ['Kern', 'US-CA-029', true],
  ['Kern Co.', 'US-CA-029', true],
  ['Kern Cnty., CA', 'US-CA-029', true],
  ['kern county', 'US-CA-029', true],
  ['Orleans Par.', 'US-LA-071', true],
  ['Orleans County, LA', 'US-LA-071', true],
  ['Bronx', 'US-NY-005-the-bronx', true],
  ['New York, NY', 'US-NY-new-york-city', true],
  ['NYC', 'US-NY-new-york-city', true],
  ['L.A.', 'US-CA-037-los-angeles', false],
  ['SF', 'US-CA-075-san-francisco', true],
  ['Philly', 'US-PA-101-philadelphia', true],
  ['Vegas', 'US-NV-003-las-vegas', true],
  ['mpls', 'US-MN-053-minneapolis', true],
  ['cincy', 'US-OH-061-cincinnati', true],
  ['abq', 'US-NM-001-albuquerque', true],
  ['phx', 'US-AZ-013-phoenix', true],
  ['atx', 'US-TX-453-austin', true],
  ['kcmo', 'US-MO-095-kansas-city', true],
  ['kck', 'US-KS-209-kansas-city', true],
  ['weho', 'US-CA-037-west-hollywood', true],
  ['bklyn', 'US-NY-047-brooklyn', true],
  ['la county', 'US-CA-037', true],
  ['pg county', 'US-MD-033', true],
  ['colo springs', 'US-CO-041-colorado-springs', true],
  ['Washington, D.C.', 'US-DC-001-washington', true],
  ['Miami, Fla.', 'US-FL-086-miami', true],
  ['Boise City, ID', 'US-ID-001-boise', true],
  ['Urban Honolulu CDP', 'US-HI-003-honolulu', true],
  ['Nashville-Davidson', 'US-TN-037-nashville', true],
  ['bakersfeld', 'US-CA-029-bakersfield', false],
  ['Bakers field', 'US-CA-029-bakersfield', true],
  ['bakersfeld ca', 'US-CA-029-bakersfield', false],
  ['Bakersfield, Califronia', 'US-CA-029-bakersfield', false],
  ['bakersfeld, califronia', 'US-CA-029-bakersfield', false],
  ['Albequerque', 'US-NM-001-albuquerque', false],
  ['Cincinatti', 'US-OH-061-cincinnati', false],
  ['Pheonix', 'US-AZ-013-phoenix', false],
  ['Pittsburg, PA', 'US-PA-003-pittsburgh', false],
  ['Pittsburg', 'US-PA-003-pittsburgh', false],
  ['Orange', 'US-CA-059', false],
  ['Huston', 'US-TX-201-houston', false],
  ['Tuscon AZ', 'US-AZ-019-tucson', false],
  ['Masachusetts', 'US-MA', false],
  ['Los Angles County', 'US-CA-037', false],
  ['Buckhead, Georgia', 'US-GA-121-atlanta', true],
]

describe('names as people write them', () => {
  test.each(written)('%s is among the first three', (query, code) => {
    expect(firstThree(query)).toContain(code)
  })

  test.each(written.filter(([, , isName]) => isName))('%s is a name', (query, code) => {
    expect(named(query)).toContain(code)
  })

  test.each(written.filter(([, , isName]) => !isName))('%s is not taken for a name', (query, code) => {
    expect(named(query)).not.toContain(code)
  })

  test.each([
    ['DeKalb', 'US-IL-037-dekalb'],
    ['De Kalb', 'US-TX-037-de-kalb'],
    ['Boise City', 'US-OK-025-boise-city'],
    ['Iowa City', 'US-IA-103-iowa-city'],
    ['LA', 'US-LA'],
    ['New York', 'US-NY'],
    ['Boulder CO', 'US-CO-013-boulder'],
    ['Phoenix', 'US-AZ-013-phoenix'],
    ['Pittsburg', 'US-CA-013-pittsburg'],
    ['Orange', 'US-CA-059-orange'],
  ])('%s: the exact name comes first', (query, code) => {
    expect(firstThree(query)[0]).toBe(code)
  })

  test.each([
    ['Fairfax city', 'US-VA-600-fairfax'],
    ['Kern', 'US-CA-029'],
    ['Cook', 'US-IL-031'],
  ])('%s: what is called so without its generic word comes before what such a name only leads to', (query, code) => {
    expect(firstThree(query)[0]).toBe(code)
    expect(named(query)[0]).toBe(code)
  })

  test.each([
    ['Orleans', 'US-LA-071'],
    ['Queens', 'US-NY-081'],
  ])('%s: a county so called is among the first three, before what such a name only leads to', (query, code) => {
    expect(firstThree(query)).toContain(code)
  })

  test.each([
    ['bakersfield', null],
    ['saint louis', null],
    ['bakersfeld', 'bakersfeld: Bakersfield'],
    ['Bakers field', 'Bakers field: Bakersfield'],
    ['Bakersfield, Califronia', 'Bakersfield, Califronia: Bakersfield, Kern County'],
    ['nyc', 'NYC: New York City, New York'],
    ['kern co.', 'kern co.: Kern County'],
    ['philly', 'Philly: Philadelphia, Pennsylvania'],
    ['Buckhead', 'Buckhead: Atlanta, Fulton County'],
    ['Bakersfield, Missouri', 'Bakersfield, Ozark County: Elsewhere in Ozark County'],
    ['Bakersfeld, Missouri', 'Bakersfield, Ozark County: Elsewhere in Ozark County'],
    ['Bakersfield, Vt.', 'Bakersfield, Franklin County: Elsewhere in Franklin County'],
  ])('%s is understood as %s', (query, words) => {
    expect(understood(query)).toBe(words)
  })

  test('a name can lead to several areas, and comes after those that have it themselves', () => {
    expect(named('Old Kingdom, Connecticut').sort()).toEqual(['US-CT-110', 'US-CT-190'])
    expect(search.matches('buckhea').map(({ understood }) => understood)).toContain('Buckhead: Atlanta, Fulton County')
  })

  test('what is named is not inside itself, and an unknown surrounding is not left out', () => {
    expect(named('New York, NY')).toEqual(['US-NY-new-york-city'])
    expect(search.find('Bakersfield, Xyzzyx')).toEqual([])
    expect(search.find('Bakersfield, Texas').map(({ code }) => code)).not.toContain('US-CA-029-bakersfield')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { Gazetteer } from '../../../server/areas/reading/vocabulary.ts'
import { readPasted } from '../../../server/audiences/paste.ts'
import { realGazetteer } from './real-gazetteer.ts'

let gazetteer: Gazetteer
beforeAll(async () => {
  gazetteer = await realGazetteer()
})

/** What is added by its code, what is to be decided with "?", and what cannot be read with "!". */
const read = (text: string) =>
  readPasted(gazetteer, text).map(({ text, area, exists }) => area?.code ?? `${exists ? '?' : '!'}${text}`)

const austin = 'US-TX-453-austin'
const bakersfield = 'US-CA-029-bakersfield'

describe('a pasted list', () => {
  test.each([
    ['a state after the name', 'Austin, Texas', [austin]],
    ['an abbreviated state', 'Austin, TX', [austin]],
    ['without a comma', 'Austin TX', [austin]],
    ['in brackets', 'Austin (TX)', [austin]],
    ['the ZIP code, too', 'Austin, TX 78701', [austin]],
    ['a ZIP code and no state', 'Bakersfield, 93301', [bakersfield]],
    ['ZIP codes', '93307, 93304', [bakersfield]],
    ['the country, too', 'Austin, Texas, USA', [austin]],
    ['the country without a comma', 'Austin, Texas USA', [austin]],
    ['county and state without a comma', 'Bakersfield, Kern County CA', [bakersfield]],
    ['the county without the word', 'Bakersfield, Kern, CA', [bakersfield]],
    ['a comma at the end', 'Austin, TX,', [austin]],
    ['tabs of a spreadsheet', 'Austin\tTX\nBakersfield\tCA', [austin, bakersfield]],
    ['quotation marks', '"Austin","TX"\n“Bakersfield, CA”', [austin, bakersfield]],
    ['numbers', '1. Austin, TX\n2) Bakersfield, CA', [austin, bakersfield]],
    ['bullets', '- Austin, TX\n• Bakersfield, CA\n* Oildale', [austin, bakersfield, 'US-CA-029-oildale']],
    ['bullets in one line', 'Austin, TX • Bakersfield, CA', [austin, bakersfield]],
    [
      '"and" before the last',
      'Oildale, Pflugerville, and New Bedford',
      ['US-CA-029-oildale', 'US-TX-453-pflugerville', 'US-MA-005-new-bedford'],
    ],
    ['"and" between states', 'Austin, TX and Bakersfield, CA', [austin, bakersfield]],
    ['"&"', 'Oildale & Pflugerville', ['US-CA-029-oildale', 'US-TX-453-pflugerville']],
    ['semicolons for commas', 'Austin; TX', [austin]],
    ['columns with semicolons', 'Austin;Texas\nBakersfield;California', [austin, bakersfield]],
    ['the bars of a table', '| Austin | TX |\n| Bakersfield | California |', [austin, bakersfield]],
    ['a slash before the state', 'Austin/TX\nBakersfield / California', [austin, bakersfield]],
    ['a slash', 'Austin TX / Bakersfield CA', [austin, bakersfield]],
    [
      'the capitals and dots of the weather service',
      'INCLUDING THE CITIES OF OILDALE...NEW BEDFORD',
      ['US-CA-029-oildale', 'US-MA-005-new-bedford'],
    ],
    ['two names and no state', 'Oildale, Pflugerville', ['US-CA-029-oildale', 'US-TX-453-pflugerville']],
    ['two states', 'Texas, Oklahoma', ['US-TX', 'US-OK']],
    ['abbreviated states', 'TX, OK, KS', ['US-TX', 'US-OK', 'US-KS']],
    ['two counties', 'Kern County, Tulare County', ['US-CA-029', 'US-CA-107']],
    ['a name with "and" in it', 'King and Queen County, VA', ['US-VA-097']],
  ])('with %s: %s', (_how, text, codes) => expect(read(text)).toEqual(codes))

  test.each([
    ['a misspelled town', 'Bakersfeild, CA'],
    ['a misspelled town with its county', 'Bakersfeild, Kern County, CA'],
    ['a misspelled state', 'Bakersfield, Califronia'],
    ['a misspelled abbreviation', 'Bakersfield, CX'],
    ['a town that the state does not have', 'Derby, Pennsylvania'],
    ['a town that the ZIP code does not have', 'Bakersfeild, 93301'],
    ['a misspelled town, its state and its ZIP code', 'Bakersfeild, CA, 93307'],
    ['an exception', 'Kern County, California, without Delano'],
    ['a town and the ZIP code of another', 'Oildale, 93307'],
    ['a misspelled name with "and" in it', 'King and Quen County, VA'],
    ['a town that is almost in the state', 'Iowa, Kansas'],
    ['a town that is almost in the state, abbreviated', 'Ga, PA'],
    ['a misspelled state that is a town elsewhere', 'Portland, Maize'],
    ['a wider area after a town', 'Oildale, Tulare County'],
  ])('with %s adds nothing, and names all of it: %s', (_what, text) => expect(read(text)).toEqual([`!${text}`]))

  test.each([
    ['Ballard', ['US-UT-047-ballard', 'US-KY-007', 'US-WA-033-seattle']],
    ['Capitol Hill', ['US-DC-001-capitol-hill', 'US-WA-033-seattle', 'US-CO-031-denver']],
    ['all of Ballard', ['US-UT-047-ballard', 'US-KY-007', 'US-WA-033-seattle']],
    ['city\nBallard', ['US-UT-047-ballard', 'US-WA-033-seattle']],
  ])('a small area whose name others have or lead to is asked about if nothing says where it is: %s', (text, codes) => {
    const [reading] = readPasted(gazetteer, text)
    expect(reading).toMatchObject({ area: null, exists: true })
    expect(reading!.choices.map(({ area }) => area.code)).toEqual(expect.arrayContaining(codes))
  })

  test.each([
    ['with its state', 'Ballard, UT', ['US-UT-047-ballard']],
    ['without a comma', 'Ballard Utah', ['US-UT-047-ballard']],
    ['with its county', 'Ballard, Uintah County', ['US-UT-047-ballard']],
    ['by its code', 'US-UT-047-ballard', ['US-UT-047-ballard']],
    ['of a name that nothing else has', 'Alexander City\nLoving County', ['US-AL-123-alexander-city', 'US-TX-301']],
    ['that is known to many', 'Kenosha', ['US-WI-059-kenosha']],
  ])('an area %s is certain: %s', (_how, text, found) => expect(read(text)).toEqual(found))

  test('a state after a semicolon says where a misspelled town is, too', () => {
    expect(read('Bakersfeild; CA')).toEqual(['!Bakersfeild, CA'])
    expect(read('TX; OK')).toEqual(['US-TX', 'US-OK'])
  })

  test.each([
    ['a town in a state, or two states', 'Iowa, Louisiana'],
    ['a city in a county, or two cities', 'Anaheim, Orange'],
  ])('that can be %s is left to the person: %s', (_what, text) => expect(read(text)).toEqual([`?${text}`]))

  test.each([
    ['name and state', 'name,state\nAustin,TX\n"Bakersfield, Kern County",CA', [austin, bakersfield]],
    ['city, county and state', 'City\tCounty\tState\nAustin\tTravis\tTX\nBakersfield\tKern\tCA', [austin, bakersfield]],
    ['columns that say nothing of where', 'id,city,state,customers\n1,Austin,TX,"12,500"', [austin]],
    ['counties without the word', 'county,state\nKern,CA\nOrange,California', ['US-CA-029', 'US-CA-059']],
    ['states', 'State\nTexas\nWashington', ['US-TX', 'US-WA']],
    ['a row without a town', 'city,county,state\n,Kern,CA\nAustin,Travis,TX', ['!Kern, CA', austin]],
    ['a misspelled town', 'city,state\nBakersfeild,CA', ['!Bakersfeild, CA']],
    ['a misspelled county', 'city,county,state\nAustin,Travos,TX', ['!Austin, Travos, TX']],
  ])('in a table with %s is read row by row', (_how, text, codes) => expect(read(text)).toEqual(codes))

  test('a short word of a text is no state and no country, unless it is written as one', () => {
    expect(read('Us\nme\nOr, in')).toEqual(['?Us', '?me', '?Or', '?in'])
    expect(read('OR; ME')).toEqual(['US-OR', 'US-ME'])
    expect(read('US')).toEqual(['US'])
  })

  test.each([
    ['in brackets', 'Travis County (excluding Pflugerville, Lakeway)'],
    ['after a comma', 'Kern County, except for Bakersfield, Oildale'],
    ['as the only part', 'Kern County (only Bakersfield)'],
    ['in a sentence', 'The outage affects Oildale, Shafter and Wasco, CA, not Bakersfield.'],
    ['by a heading', 'Not affected:\nOildale\nPflugerville, TX'],
    ['by a mark', '☐ Oildale\n❌ Pflugerville\n~~New Bedford~~'],
  ])('what is taken back %s adds nothing: %s', (_how, text) => {
    expect(readPasted(gazetteer, text).flatMap(({ area }) => area ?? [])).toEqual([])
  })

  test('after the next heading, names are read again', () => {
    expect(read('Excluding:\nOildale\nIncluding:\nPflugerville').slice(1)).toEqual([
      '!Oildale',
      '!Including:',
      'US-TX-453-pflugerville',
    ])
  })

  test.each([
    ['a comma', ', TX'],
    ['a tab', '\tKern County'],
    ['a question mark', '?, CA'],
    ['a dash', '-, CA'],
  ])('what says where is nothing by itself after %s', (_what, text) => {
    expect(readPasted(gazetteer, text)).toMatchObject([{ area: null }])
  })

  test.each([
    ['all before the town', 'US,TX,Austin', ['?US, TX, Austin']],
    ['the state before the town', 'CA\tBakersfield', ['?CA, Bakersfield']],
    [
      'the county before its towns',
      'Kern County (Bakersfield, Oildale)',
      ['?Kern County, Bakersfield', 'US-CA-029-oildale'],
    ],
    ['the state twice', 'NY, NY', ['!NY, NY']],
    ['a region', 'West Texas', ['!West Texas']],
    ['a county after a misspelled town', 'Bakersfeild; Kern County', ['!Bakersfeild', '?Kern County']],
    ['a short name in another', 'Morgan County, L A, United States', ['!Morgan County, L A, United States']],
  ])('with %s is asked about: %s', (_what, text, found) => expect(read(text)).toEqual(found))

  test('after a comma at its end, a line goes on', () => {
    expect(read('Bakersfield,\nKern County,\nCA')).toEqual([bakersfield])
    expect(read('Bakersfeild,\nCA')).toEqual(['!Bakersfeild, CA'])
  })

  test.each([
    ['columns that nobody knows', 'id,city,state,outage_type\n7,Austin,TX,full', [austin]],
    ['regions', 'State,City,Region\nTexas,Austin,South\nCalifornia,Bakersfield,West', [austin, bakersfield]],
    ['rows that are not meant', 'city,state,affected\nOildale,CA,yes\nWaco,TX,no', ['US-CA-029-oildale', '!Waco, TX']],
    ['exceptions in notes', 'state,notes\nTexas,except Austin', ['!Texas']],
  ])('in a table with %s, only what its columns name is read', (_how, text, codes) => expect(read(text)).toEqual(codes))

  test.each(['|', '...', ' / ', ' • ', ' [ '])(
    'of more names than can be read at once with %j between is refused',
    (sign) => {
      expect(() => readPasted(gazetteer, `Oildale${sign}`.repeat(5001))).toThrow('at most 5,000 names')
    },
  )

  test('words that all may say where the others are cost no more than others', () => {
    const words = ['Washington', 'Jefferson', 'Franklin', 'Lake', 'Orange', 'Springfield']
    const list = (count: number) => Array.from({ length: count }, (_, index) => words[index % words.length]).join('|')
    const cost = (text: string) => {
      const before = process.threadCpuUsage()
      readPasted(gazetteer, text)
      const { user, system } = process.threadCpuUsage(before)
      // It is counted in steps of up to 10 ms.
      return Math.max(50_000, user + system)
    }
    cost(list(60))
    expect(cost(list(4800)) / cost(list(600))).toBeLessThan(16)
  })

  test('a name that cannot be read costs the names after it nothing', () => {
    expect(read('Hosuton, Dallas, Oildale, Pflugerville')).toEqual([
      '!Hosuton, Dallas',
      'US-CA-029-oildale',
      'US-TX-453-pflugerville',
    ])
  })

  test('what is chosen of two names leaves the other to be read', () => {
    const [reading] = readPasted(gazetteer, 'Iowa, Louisiana')
    expect(reading!.choices.map(({ area, leaves }) => [area.code, leaves])).toEqual(
      expect.arrayContaining([
        ['US-LA-019-iowa', ''],
        ['US-IA', 'Louisiana'],
        ['US-LA', 'Iowa'],
      ]),
    )
  })
})

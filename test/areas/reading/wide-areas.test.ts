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

describe('a state or a country in a list', () => {
  test.each([
    ['after a misspelled town on the line before', 'Bakersfeild\nCA', ['!Bakersfeild', '?CA']],
    ['after towns of several states', 'Austin and Texas', ['?Austin, Texas']],
    ['abbreviated on a line of its own', 'Austin\nTX', ['?Austin, TX']],
    ['after a semicolon', 'Austin; Texas', ['?Austin, Texas']],
    ['after a town with its state', 'Austin, TX\nTexas', [austin, '?Texas']],
    ['after the town of another', 'Dallas, TX; Oklahoma', ['US-TX-113-dallas', '?Oklahoma']],
    ['after the only town so called', 'Oildale\nCalifornia', ['US-CA-029-oildale', '?California']],
    ['before a town', 'California\nOildale', ['?California', 'US-CA-029-oildale']],
    ['beside a county', 'Kern County\nTexas', ['US-CA-029', '?Texas']],
    ['a country beside a state', 'US\nME', ['?US', 'US-ME']],
    [
      'at the end of a list of towns',
      'Oildale, Pflugerville, and Texas',
      ['US-CA-029-oildale', 'US-TX-453-pflugerville', '?Texas'],
    ],
  ])('is asked about %s: %s', (_where, text, found) => expect(read(text)).toEqual(found))

  test.each([
    ['on lines', 'Texas\nOklahoma', ['US-TX', 'US-OK']],
    ['with "and"', 'Texas and Oklahoma', ['US-TX', 'US-OK']],
    ['abbreviated', 'TX; OK; KS', ['US-TX', 'US-OK', 'US-KS']],
    ['of which one is misspelled', 'Texas\nOklahmoa\nArkansas', ['US-TX', '!Oklahmoa', 'US-AR']],
    ['in a column of a table', 'state\nTexas\nWashington', ['US-TX', 'US-WA']],
  ])('is certain among other states %s: %s', (_how, text, found) => expect(read(text)).toEqual(found))

  test.each([
    ['Austin, TX\nall of Texas', [austin, 'US-TX']],
    ['Oildale; State of Texas', ['US-CA-029-oildale', 'US-TX']],
    ['Oildale and the whole state of Texas', ['US-CA-029-oildale', 'US-TX']],
    ['Oildale\nTX (state)', ['US-CA-029-oildale', 'US-TX']],
    ['Oildale\nWashington (state)', ['US-CA-029-oildale', 'US-WA']],
    ['Texas (statewide), Oildale', ['US-TX', 'US-CA-029-oildale']],
    ['all of Kern County', ['US-CA-029']],
  ])('is certain with a word that says so: %s', (text, found) => expect(read(text)).toEqual(found))

  test('beside a town can be the state of the town, or all of it', () => {
    const [reading] = readPasted(gazetteer, 'Austin\nTexas')
    expect(reading!.choices.map(({ area, leaves }) => [area.code, leaves])).toEqual(
      expect.arrayContaining([
        [austin, ''],
        ['US-TX', 'Austin'],
      ]),
    )
  })
})

test('a name that leads to the town behind it may mean that town, or be a name of its own', () => {
  const [reading] = readPasted(gazetteer, 'Ballard, Seattle')
  expect(reading).toMatchObject({ text: 'Ballard, Seattle', area: null, exists: true })
  expect(reading!.choices.map(({ area, leaves }) => [area.code, leaves])).toEqual([
    ['US-WA-033-seattle', ''],
    ['US-UT-047-ballard', 'Seattle'],
  ])
  expect(read('Back Bay, Boston\nBushwick Brooklyn')).toEqual(['US-MA-025-back-bay', 'US-NY-047-bushwick'])
})

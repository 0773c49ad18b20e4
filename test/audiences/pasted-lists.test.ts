import { describe, expect, test } from 'vitest'
import { buildSearch } from '../../server/areas/search/name-search.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { readPasted } from '../../server/audiences/paste.ts'
import { withSpringfields } from '../support/areas.ts'

const tree = buildTree(withSpringfields())
const search = await buildSearch(tree)

describe('a pasted list of names', () => {
  const read = (text: string, under?: string) => {
    const readings = readPasted({ tree, search }, text, under)
    const open = readings.filter(({ area }) => area === null)
    return {
      matched: readings.flatMap(({ area }) => area?.code ?? []),
      ambiguous: open
        .filter(({ exists }) => exists)
        .map(({ text, choices }) => [text, ...choices.map(({ area }) => area.code)]),
      unknown: open.filter(({ exists }) => !exists).map(({ text }) => text),
    }
  }

  test.each([
    ['on separate lines', 'Bakersfield\nOildale\r\n\n Delano '],
    ['separated by commas', 'Bakersfield, Oildale, Delano'],
    ['separated by semicolons, with their states', 'Bakersfield, CA; Oildale, California; delano, Kern County, ca'],
    ['separated by commas, with their states', 'Bakersfield, CA, Oildale, CA, Delano, CA'],
    ['with a duplicate', 'Bakersfield\nBakersfield\nOildale\nDelano'],
  ])('%s', (_how, text) => {
    expect(read(text)).toEqual({
      matched: ['US-CA-029-bakersfield', 'US-CA-029-oildale', 'US-CA-029-delano'],
      ambiguous: [],
      unknown: [],
    })
  })

  test('a name shared by several areas is ambiguous, with the largest first', () => {
    expect(read('Springfield\nSpringfield, IL')).toEqual({
      matched: ['US-IL-167-springfield'],
      ambiguous: [['Springfield', 'US-IL-167-springfield', 'US-OH-023-springfield', 'US-OH-099-springfield']],
      unknown: [],
    })
  })

  test('what is the same name in another spelling is answered once', () => {
    const spellings = (name: string) => [name, name.toUpperCase(), name.replace('i', 'í'), `${name}.`, ` ${name}'`]
    expect(read(['Springfield', 'Bakersfield', 'Nirgends'].flatMap(spellings).join('\n'))).toEqual({
      matched: ['US-CA-029-bakersfield'],
      ambiguous: [['Springfield', 'US-IL-167-springfield', 'US-OH-023-springfield', 'US-OH-099-springfield']],
      unknown: ['Nirgends'],
    })
    expect(read('Bakersfield; Bakersfield, CA; US-CA-029-bakersfield').matched).toEqual(['US-CA-029-bakersfield'])
    expect(read('Springfield; springfield, US').ambiguous).toHaveLength(1)
    expect(read('???; !!!').unknown).toEqual(['???', '!!!'])
  })

  test('a ZIP code is the towns that have it, and it says where a name is', async () => {
    const zips = [
      { zip: '93301', name: 'Bakersfield', code: 'US-CA-029-bakersfield', share: 1 },
      { zip: '93308', name: 'Bakersfield', code: 'US-CA-029-oildale', share: 0.7 },
      { zip: '93308', name: 'Bakersfield', code: 'US-CA-029-bakersfield', share: 0.3 },
    ]
    const areas = { tree, search: await buildSearch(tree, { names: [], zips }) }
    const readZip = (text: string) => readPasted(areas, text).map(({ text, area }) => area?.code ?? `${text}?`)
    const bakersfield = 'US-CA-029-bakersfield'
    expect(readZip('93301')).toEqual([bakersfield])
    expect(readZip('93301, 93308')).toEqual([bakersfield, '93308?'])
    expect(readZip('Bakersfield, CA 93308\n93301-1234')).toEqual([bakersfield])
    expect(readZip('Oildale, 93301')).toEqual(['Oildale, 93301?'])
    expect(readZip('Bakersfeild, 93301')).toEqual(['Bakersfeild, 93301?'])
    expect(readZip('zip,customers\n93301,12')).toEqual([bakersfield])
    const [split] = readPasted(areas, '93308')
    expect(split!.choices.map(({ area, share }) => [area.code, share])).toEqual([
      ['US-CA-029-oildale', 0.7],
      [bakersfield, 0.3],
    ])
  })

  test('with a parent area, only names inside it match', () => {
    expect(read('Springfield', 'US-IL').matched).toEqual(['US-IL-167-springfield'])
  })

  test('an unknown name is returned, and so is one that is too long for any area', () => {
    expect(read('Bakersf\nXyz').unknown).toEqual(['Bakersf', 'Xyz'])
    expect(read('x'.repeat(1000)).unknown).toEqual(['x'.repeat(1000)])
  })

  test('a list that is too long is refused as a whole', () => {
    expect(() => read('Delano,'.repeat(5001))).toThrow('Paste at most 5,000 names at once')
  })
})

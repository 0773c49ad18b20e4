import { describe, expect, test } from 'vitest'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { describeAudience } from '../../server/audiences/describe.ts'
import { countryWithParts, smallCountry, withSpringfields } from '../support/areas.ts'

const tree = buildTree(withSpringfields())
const smallTree = buildTree(smallCountry())
const treeWithParts = buildTree(countryWithParts())

describe('an audience in words', () => {
  test.each([
    [['US-CA-029-bakersfield', 'US-CA-029-oildale'], [], 'Bakersfield and Oildale, California'],
    [['US-CA-029'], ['US-CA-029-delano'], 'Kern County, California, without Delano'],
    [['US-CA'], [], 'California'],
    [['US-CA', 'US-OH'], [], 'California and Ohio'],
    [['US'], ['US-OH'], 'United States, without Ohio'],
    [['US-CA-029-taft', 'US-OH-023'], [], 'Taft, California; Clark County, Ohio'],
    [
      ['US-OH-023-springfield', 'US-OH-099-springfield'],
      [],
      'Springfield (Clark County) and Springfield (Mahoning County), Ohio',
    ],
    [['US-CA-029~'], [], 'Elsewhere in Kern County, California'],
    [['US-CA-029-taft', 'US-CA-029~'], [], 'Taft and elsewhere in Kern County, California'],
    [
      ['bakersfield', 'delano', 'oildale', 'shafter', 'taft', 'wasco'].map((town) => `US-CA-029-${town}`),
      [],
      'Bakersfield, Delano, Oildale, Shafter, and 2 more, California',
    ],
  ] as [string[], string[], string][])('%j without %j', (include, exclude, summary) => {
    expect(describeAudience(tree, { include, exclude }).summary).toBe(summary)
  })

  test('the summary names excluded areas and areas included again', () => {
    const audience = { include: ['US-TX', 'US-TX-453-austin'], exclude: ['US-TX-453'] }
    expect(describeAudience(smallTree, audience)).toEqual({
      audience,
      places: 3,
      people: 931_830 + 681_124,
      peopleKnownFor: 2,
      zones: ['America/Chicago', 'America/Denver'],
      summary: 'Texas, without Travis County, but with Austin',
    })
  })

  const boston = 'US-MA-025-boston'
  test.each([
    [['back-bay'], [], 'Back Bay, Boston, Massachusetts'],
    [['back-bay', 'jamaica-plain'], [], 'Back Bay and Jamaica Plain, Boston, Massachusetts'],
    [[''], ['back-bay'], 'Boston, Massachusetts, without Back Bay'],
    [['~'], [], 'Elsewhere in Boston, Massachusetts'],
    [['back-bay', '~'], [], 'Back Bay (Boston) and elsewhere in Boston, Massachusetts'],
    [['back-bay', 'US-MA-017-cambridge'], [], 'Back Bay (Boston) and Cambridge, Massachusetts'],
    [['US-MA'], ['back-bay'], 'Massachusetts, without Back Bay (Boston)'],
    [['US-MA', 'back-bay'], [''], 'Massachusetts, without Boston, but with Back Bay (Boston)'],
    [['back-bay', 'US-NY-047-brooklyn-bushwick'], [], 'Back Bay, Boston, Massachusetts; Bushwick, Brooklyn, New York'],
  ] as [string[], string[], string][])('with parts of towns: %j without %j', (include, exclude, summary) => {
    const code = (name: string) =>
      name.startsWith('US') ? name : name === '' || name === '~' ? boston + name : `${boston}-${name}`
    const audience = { include: include.map(code), exclude: exclude.map(code) }
    expect(describeAudience(treeWithParts, audience).summary).toBe(summary)
  })

  test('whoever lives in a part of a town is counted once, with the town', () => {
    const { places, people, peopleKnownFor } = describeAudience(treeWithParts, { include: [boston], exclude: [] })
    expect({ places, people, peopleKnownFor }).toEqual({
      places: 3,
      people: 21_844 + 37_468 + 100_000,
      peopleKnownFor: 3,
    })
  })

  test('an invalid audience is rejected with the field at fault', () => {
    expect(() => describeAudience(tree, { include: ['US-XX'], exclude: [] })).toThrow(
      expect.objectContaining({ fields: { 'include.0': 'There is no area US-XX.' } }),
    )
  })
})

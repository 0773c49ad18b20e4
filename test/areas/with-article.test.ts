import { expect, test } from 'vitest'
import { inArea, restName, withArticle } from '../../server/areas/tree/with-article.ts'

test.each([
  'United States',
  'United Kingdom',
  'United States, without Texas',
  'Netherlands',
  'Philippines',
  'U.S. Virgin Islands',
  'Northern Mariana Islands',
  'District of Columbia',
  'City of Fairfax',
  'City and County of San Francisco',
  'Nome Census Area',
  'Capitol Planning Region, Connecticut',
  'Dominican Republic',
])('one says "in the %s"', (name) => {
  expect(inArea(name)).toBe(`in the ${name}`)
})

test.each([
  'Texas',
  'Kern County',
  'Universal City',
  'Unitedville',
  'Bay Harbor Islands',
  'The Woodlands',
  'Guam',
  'Republic',
  'Carson City',
  'Back Bay (Boston)',
  '“United front”',
])('one says "in %s"', (name) => {
  expect(inArea(name)).toBe(`in ${name}`)
})

test('the Bronx has a small article in a sentence, and "elsewhere" needs no "in" before it', () => {
  expect(withArticle('The Bronx')).toBe('the Bronx')
  expect(inArea('Elsewhere in Kern County and 2 more places')).toBe('elsewhere in Kern County and 2 more places')
})

test('a place beside the others of its county or town is called so in good English', () => {
  const names = ['City of Fairfax', 'Kern County', 'The Bronx'].map(restName)
  expect(names).toEqual(['Elsewhere in the City of Fairfax', 'Elsewhere in Kern County', 'Elsewhere in the Bronx'])
})

import type { Area } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'

/** First words that are commonly written in two ways. */
const twoWays = new Map([
  ['st', 'saint'],
  ['saint', 'st'],
  ['ft', 'fort'],
  ['fort', 'ft'],
  ['mt', 'mount'],
  ['mount', 'mt'],
])

/** The generic words in a county's name, which people leave out after a town: "Kern" for Kern County. */
const countyWords = / (county|parish|borough|census area|city and borough|municipality|planning region|district)$/

const countries: Record<string, string[]> = {
  US: ['usa', 'united states of america', 'america'],
  GB: ['uk', 'great britain'],
}

/** The full names of an area and its common abbreviations. */
export function fullNames(area: Area): string[] {
  return [...spellings(area), ...abbreviations(area)]
}

/** A name from its second, third, … word on: "york city" and "city" for New York City. */
export function laterWords(area: Area): string[] {
  const parts = fold(area.name).split(' ')
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join(' '))
}

/** The folded name and its other common spelling: "st louis", "saint louis". */
function spellings({ name }: Area): string[] {
  const folded = fold(name)
  const [first = ''] = folded.split(' ', 1)
  const other = folded.length > first.length ? twoWays.get(first) : undefined
  return other === undefined ? [folded] : [folded, other + folded.slice(first.length)]
}

/** "tx" for Texas, "us" and "usa" for the United States. */
function abbreviations({ code, kind }: Area): string[] {
  if (kind === 'country') return [code.toLowerCase(), ...(countries[code] ?? [])]
  if (kind === 'state') return [code.slice(code.indexOf('-') + 1).toLowerCase()]
  return []
}

/** "kern" for Kern County. */
export function shortNames({ name, kind }: Area): string[] {
  if (kind !== 'county') return []
  const folded = fold(name)
  const short = folded.replace(countyWords, '')
  return short === folded ? [] : [short]
}

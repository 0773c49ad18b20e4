import type { Area, AreaKind } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import { canonical, joined } from './canonical.ts'
import { stateWords } from './known-names.ts'

/** The generic words in a county's name, which people leave out after a town: "Kern" for Kern County. */
const countyWords =
  / (county|parish|par|borough|census area|city and borough|municipality|planning region|district|cnty|co)$/

/** What is said beside the name of a town: "city of Boston", "Fairfax city", the Census Bureau's "Milford city (balance)". */
const before = /^(the )?(city|town|village|borough|township|municipality) of (the )?/
const after =
  / (metropolitan government|metro government|consolidated government|unified government|urban county|charter township|city|town|village|borough|township|twp|cdp|municipality)$/
const balance = / balance$/

const countries: Record<string, string[]> = {
  US: ['usa', 'united states of america', 'america'],
  GB: ['uk', 'great britain'],
}

/** An area with its name as it is compared. */
export interface Called {
  area: Area
  folded: string
  /** In the spelling that all its spellings share, and the same without spaces. */
  canonical: string
  joined: string
}

/** Worked out once, because every list of names asks for it. */
export function called(area: Area): Called {
  const folded = fold(area.name)
  const shared = canonical(folded)
  return { area, folded, canonical: shared, joined: shared.replaceAll(' ', '') }
}

/** The full names of an area and its common abbreviations. */
export function fullNames({ area, folded }: Called): string[] {
  return [folded, ...abbreviations(area)]
}

/** A name from its second, third, … word on: "york city" and "city" for New York City. */
export function laterWords({ folded }: Called): string[] {
  const later: string[] = []
  for (let at = folded.indexOf(' '); at >= 0; at = folded.indexOf(' ', at + 1)) later.push(folded.slice(at + 1))
  return later
}

/** The name without spaces, in the spelling that all its spellings share; none where that is the name itself. */
export function spelled({ area, folded, joined: shared }: Called): string[] {
  if (area.kind === 'rest') return []
  const keys = [shared, ...alternatives(area.name).map((other) => joined(fold(other)))]
  return keys.filter((key, index) => key !== folded && key !== '' && keys.indexOf(key) === index)
}

/** "Fenway" and "Kenmore" of "Fenway/Kenmore", "Norwood" of "Norwood (historical)". */
function alternatives(name: string): string[] {
  if (!/[(/]/.test(name)) return []
  return name
    .replace(/\([^)]*\)/g, '')
    .split(/ ?\/ ?/)
    .map((part) => part.trim())
}

/** "tx" for Texas, "us" and "usa" for the United States. */
function abbreviations({ code, kind }: Area): string[] {
  if (kind === 'country') return [code.toLowerCase(), ...(countries[code] ?? [])]
  if (kind === 'state') return [code.slice(code.indexOf('-') + 1).toLowerCase()]
  return []
}

/** Everything that can follow a name to say where it is: "texas", "tx", "tex", "kern county". */
export function qualifiers(of: Called): string[] {
  const names = [...fullNames(of), ...(stateWords[of.area.code]?.split(' ') ?? [])]
  return of.canonical === of.folded ? names : [...names, of.canonical]
}

/** "kern" for Kern County. */
export function shortNames({ area, folded }: Called): string[] {
  if (area.kind !== 'county') return []
  const short = folded.replace(countyWords, '')
  return short === folded ? [] : [short]
}

/** A query in other words: what it names, and which kinds of area that can be. */
export interface Said {
  name: string
  kinds: readonly AreaKind[]
  isCounty: boolean
}

/** What a folded query names if its generic words are left out: Boston for "city of boston", Kern for "kern co". */
export function withoutGenericWords(folded: string): Said[] {
  const said: Said[] = []
  const town = folded.replace(balance, '').replace(after, '').replace(before, '')
  if (town !== folded && town !== '') said.push({ name: town, kinds: ['town', 'city', 'part'], isCounty: false })
  const state = folded.replace(/^(the )?(state|commonwealth) of (the )?/, '')
  if (state !== folded && state !== '') said.push({ name: state, kinds: ['state'], isCounty: false })
  const county = folded.replace(countyWords, '')
  if (county !== folded) said.push({ name: county, kinds: ['county'], isCounty: true })
  return said
}

import type { Area } from './area.ts'

const territories = ['AS', 'GU', 'MP', 'PR', 'VI']

/** What the counties of some states and territories are called, where their names do not say it. */
const countyWords: Record<string, string> = { AS: 'district', DC: 'district', GU: 'territory', VI: 'island' }

/** The word is in the name: "Orleans Parish", "City of Fairfax", "Nome Census Area". The longest is looked for first. */
const wordsInNames: readonly [RegExp, string][] = [
  [/^City and County of /, 'city and county'],
  [/ City and Borough$|^City and Borough of /, 'city and borough'],
  [/^City of |^Carson City$/, 'independent city'],
  [/ Planning Region$/, 'planning region'],
  [/ Census Area$/, 'census area'],
  [/ Municipality$/, 'municipality'],
  [/ Municipio$/, 'municipio'],
  [/ Borough$/, 'borough'],
  [/ Parish$/, 'parish'],
]

/** The five boroughs of New York City, which each fill a county. */
const borough = /^US-NY-(005-|047-|061-|081-|085-)(?!.*~)/

/** The word of the United States for an area: "parish" in Louisiana, "borough" in Alaska and New York City. */
export function levelInUnitedStates({ code, name, kind }: Pick<Area, 'code' | 'name' | 'kind'>): string | undefined {
  const state = code.slice(3, 5)
  if (kind === 'state') return state === 'DC' ? 'district' : territories.includes(state) ? 'territory' : 'state'
  if (kind === 'county') {
    return countyWords[state] ?? wordsInNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'county'
  }
  return kind === 'town' && borough.test(code) ? 'borough' : undefined
}

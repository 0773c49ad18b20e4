import { pluralForm } from '../platform/format.ts'
import type { Match, Search } from './search/area-search.ts'

/** Whether nothing is called what was searched for, and what was found is only called nearly so. */
export function areGuesses(search: Search, query: string, found: readonly Match[]): boolean {
  return found.length > 0 && found.every(({ understood }) => understood !== null) && search.named(query).length === 0
}

/** "Is it this one?" */
export function isItOne(choices: number): string {
  return pluralForm(choices, 'Did you mean this one?', 'Did you mean one of these?')
}

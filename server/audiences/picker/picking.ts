import { areGuesses } from '../../areas/guesses.ts'
import type { Gazetteer } from '../../areas/reading/vocabulary.ts'
import { withWideAskedBeside } from '../../areas/reading/wide-areas.ts'
import type { Match, Search } from '../../areas/search/area-search.ts'
import type { Area } from '../../areas/tree/area.ts'
import { namesLeft, readNames } from './names-left.ts'

/** The fields of a form in which the areas of an audience are chosen, as they were entered. */
export interface PickerForm {
  /** What is searched for. */
  place: string
  /** A pasted list. */
  names: string
  include: string[]
  exclude: string[]
}

/** What a search found, and whether it is only called nearly so. */
export interface Found {
  matches: Match[]
  isGuess: boolean
}

/** The form after a button of the picker was applied, and what the button found. */
export interface PickResult<F extends PickerForm = PickerForm> {
  form: F
  /** What a search found. Null when there was no search. */
  found: Found | null
  /** What of a pasted list was added, and as what. Null when no list was read. */
  added: { text: string; area: Area }[] | null
}

const MAX_FOUND = 12
/** No name of a place is nearly as long. */
const MAX_SEARCHED = 200

export function readPickerForm(body: URLSearchParams): PickerForm {
  const text = (name: string) => (body.get(name) ?? '').replaceAll('\r\n', '\n')
  return {
    place: text('place'),
    names: text('names'),
    include: distinct(body.getAll('include')),
    exclude: distinct(body.getAll('exclude')),
  }
}

/**
 * Applies one button of the picker to the form; null when the button is no button of the picker. Enter in a field presses
 * the button that only checks, so that one searches, too.
 */
export function pick<F extends PickerForm>(areas: Gazetteer, form: F, button: string): PickResult<F> | null {
  const [verb, ...rest] = button.split(':')
  const value = rest.join(':')
  const { search } = areas
  switch (verb) {
    case 'check':
      return stillFound(search, form)
    case 'find':
      return findPlaces(search, form)
    case 'paste':
      return paste(areas, form)
    case 'include':
      return choose(areas, form, value.split(','))
    case 'exclude':
      return stillFound(search, marked(form, value, 'exclude'))
    case 'drop':
      return stillFound(search, without(form, [value]))
    default:
      return null
  }
}

export function findPlaces<F extends PickerForm>(search: Search, form: F): PickResult<F> & { found: Found } {
  const query = form.place.slice(0, MAX_SEARCHED)
  const matches = query.trim() === '' ? [] : search.matches(query, { limit: MAX_FOUND })
  return { form, found: { matches, isGuess: areGuesses(search, query, matches) }, added: null }
}

/** Keeps the search results, so that more areas can be chosen and the button with the focus does not disappear. */
function stillFound<F extends PickerForm>(search: Search, form: F): PickResult<F> {
  return form.place.trim() === '' ? { form, found: null, added: null } : findPlaces(search, form)
}

function marked<F extends PickerForm>(form: F, code: string, side: 'include' | 'exclude'): F {
  const rest = without(form, [code])
  return { ...rest, [side]: [...rest[side], code] }
}

function without<F extends PickerForm>(form: F, codes: readonly string[]): F {
  const dropped = new Set(codes)
  const remains = (code: string) => !dropped.has(code)
  return { ...form, include: form.include.filter(remains), exclude: form.exclude.filter(remains) }
}

/** Adds what the names mean for certain, beside the areas that were chosen before. All others stay in the text box. */
function paste<F extends PickerForm>(areas: Gazetteer, form: F): PickResult<F> {
  const { readings, error } = readNames(areas, form)
  if (error !== null) return { form, found: null, added: null }
  const chosen = form.include.flatMap((code) => areas.tree.area(code) ?? [])
  const pasted = withWideAskedBeside(chosen, readings)
  const added = pasted.flatMap(({ text, area }) => (area === null ? [] : [{ text, area }]))
  const codes = added.map(({ area }) => area.code)
  const rest = without(form, codes)
  const names = pasted.filter(({ area }) => area === null).map(({ text }) => text)
  return { form: { ...rest, include: [...rest.include, ...codes], names: names.join('\n') }, found: null, added }
}

/** What was chosen for a name takes the name from the text box. Everything else in there stays. */
function choose<F extends PickerForm>(areas: Gazetteer, before: F, codes: readonly string[]): PickResult<F> {
  const form = codes.reduce((chosen, code) => marked(chosen, code, 'include'), before)
  const { readings } = namesLeft(areas, form)
  const names = readings.map(
    ({ text, choices }) => choices.find(({ area }) => codes.includes(area.code))?.leaves ?? text,
  )
  if (names.every((name, index) => name === readings[index]!.text)) return stillFound(areas.search, form)
  const left = names.filter((name) => name !== '').join('\n')
  return { form: { ...form, names: left }, found: null, added: null }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))]
}

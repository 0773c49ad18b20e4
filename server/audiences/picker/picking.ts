import type { Search } from '../../areas/search/area-search.ts'
import type { Area } from '../../areas/tree/area.ts'
import { Invalid } from '../../platform/errors.ts'
import { refusal } from '../../platform/http/forms.ts'
import { type Pasted, readPasted } from '../paste.ts'

/** The fields of a form in which the areas of an audience are chosen, as they were entered. */
export interface PickerForm {
  /** What is searched for. */
  place: string
  /** A pasted list. */
  names: string
  include: string[]
  exclude: string[]
}

/** The form after a button of the picker was applied, and what the button found. */
export interface PickResult<F extends PickerForm = PickerForm> {
  form: F
  /** The areas that a search found. Null when there was no search. */
  found: Area[] | null
  pasted: Pasted | null
  /** Why the pasted names were not read. */
  pasteError?: string
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

/** Applies one button of the picker to the form; null when the button is no button of the picker. */
export function pick<F extends PickerForm>(search: Search, form: F, button: string): PickResult<F> | null {
  const [verb, ...rest] = button.split(':')
  const value = rest.join(':')
  switch (verb) {
    case 'find':
      return findPlaces(search, form)
    case 'paste':
      return paste(search, form)
    case 'include':
      return choose(search, marked(form, value, 'include'))
    case 'exclude':
      return stillFound(search, marked(form, value, 'exclude'))
    case 'drop':
      return stillFound(search, without(form, [value]))
    default:
      return null
  }
}

export function findPlaces<F extends PickerForm>(search: Search, form: F): PickResult<F> & { found: Area[] } {
  const found = form.place.trim() === '' ? [] : search.find(form.place.slice(0, MAX_SEARCHED), { limit: MAX_FOUND })
  return { form, found, pasted: null }
}

/** Keeps the search results, so that more areas can be chosen and the button with the focus does not disappear. */
function stillFound<F extends PickerForm>(search: Search, form: F): PickResult<F> {
  return form.place.trim() === '' ? { form, found: null, pasted: null } : findPlaces(search, form)
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

/** Adds the places of unambiguous names. The other names stay in the text box. */
function paste<F extends PickerForm>(search: Search, form: F): PickResult<F> {
  const pasted = read(search, form.names)
  if (pasted instanceof Invalid) return { form, found: null, pasted: null, pasteError: pasted.message }
  const codes = pasted.matched.map(({ area }) => area.code)
  const rest = without(form, codes)
  const names = [...pasted.ambiguous, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...rest, include: [...rest.include, ...codes], names }, found: null, pasted }
}

function read(search: Search, names: string): Pasted | Invalid {
  try {
    return readPasted(search, names)
  } catch (error) {
    return refusal(error)
  }
}

/** Includes one of several places of a pasted name. Names that are still undecided stay in the text box. */
function choose<F extends PickerForm>(search: Search, form: F): PickResult<F> {
  if (form.names.trim() === '') return stillFound(search, form)
  const pasted = read(search, form.names)
  if (pasted instanceof Invalid) return { form, found: null, pasted: null, pasteError: pasted.message }
  const included = new Set(form.include)
  const open = pasted.ambiguous.filter(({ candidates }) => !candidates.some(({ code }) => included.has(code)))
  const names = [...open, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...form, names }, found: null, pasted: { matched: [], ambiguous: open, unknown: pasted.unknown } }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))]
}

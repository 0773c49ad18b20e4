import { isItOne } from '../../areas/guesses.ts'
import { isZip } from '../../areas/reading/name-pieces.ts'
import type { Choice, Reading } from '../../areas/reading/name-reading.ts'
import { aboutShare, understoodAs } from '../../areas/share-words.ts'
import { type Area, isSettled } from '../../areas/tree/area.ts'
import { fold } from '../../areas/tree/fold.ts'
import { levelBesideName, levelOf } from '../../areas/tree/levels.ts'
import { longName } from '../../areas/tree/long-name.ts'
import { nameOfCode } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { capitalize, formatCount, formatNumber } from '../../platform/format.ts'
import { type Audience, resolveAudience } from '../audience.ts'
import { hasNamesLeft, type NamesRead } from './names-left.ts'
import type { Found, PickerForm, PickResult } from './picking.ts'
import type { AreaResults, MarkProps, Marks, PasteProps, Picker } from './props.ts'

/** Where the form is posted to, and where its search is answered. */
export interface PickerAddresses {
  action: string
  areaSearch: string
}

/** What a button found, what is left in the box for names, and what is wrong. */
export interface PickerState {
  result: PickResult | null
  left: NamesRead
  errors: FieldErrors
  saved?: Picker['saved']
}

export function pickerFields(
  tree: Tree,
  form: PickerForm,
  { action, areaSearch }: PickerAddresses,
  { result, left, errors, saved = null }: PickerState,
): Picker {
  return {
    action,
    areaSearch,
    place: form.place,
    results: resultsOf(tree, form, result, action),
    paste: pasteFields(tree, form, left, errors['names'] ?? null),
    saved,
    marks: marksOf(tree, form, action, errors['place'] ?? null),
  }
}

function resultsOf(tree: Tree, form: PickerForm, result: PickResult | null, action: string): AreaResults {
  if (result?.found) return foundAreas({ tree, action }, form, result.found)
  return result?.added ? addedAreas(tree, result.added, action) : { action, ...nothingAsked }
}

/** The chips of included and excluded areas, with a note on those that change nothing. */
function marksOf(tree: Tree, form: Audience, action: string, error: string | null): Marks {
  const resolved = resolveAudience(tree, form)
  const reasons = new Map(resolved.ok ? resolved.redundant.map(({ code, reason }) => [code, reason]) : [])
  const errors = new Map<string, string>()
  if (!resolved.ok) {
    for (const side of ['include', 'exclude'] as const)
      for (const [index, code] of form[side].entries()) {
        const message = resolved.errors[`${side}.${index}`]
        if (message !== undefined) errors.set(code, message)
      }
  }
  const mark = (code: string): MarkProps => {
    const area = tree.area(code)
    const reason = reasons.get(code)
    return {
      code,
      name: nameOfCode(tree, code),
      people: area ? peopleOf(tree, area) : '',
      note: errors.get(code) ?? (reason === undefined ? null : `${reason} This mark changes nothing.`),
    }
  }
  return { action, included: form.include.map(mark), excluded: form.exclude.map(mark), error }
}

const ADDED_AT_MOST = 20

const nothingAsked: Omit<AreaResults, 'action'> = {
  summary: '',
  areas: [],
  added: [],
  moreAdded: null,
}

/** The areas that a search found, with buttons to include or exclude each. */
export function foundAreas(
  { tree, action }: { tree: Tree; action: string },
  { place: query, ...marks }: Pick<PickerForm, 'place' | 'include' | 'exclude'>,
  { matches: found, isGuess }: Found,
): AreaResults {
  if (query.trim() === '') return { action, ...nothingAsked, summary: 'Type the name of a town, county or state.' }
  const summary =
    found.length === 0
      ? `No area named “${query}”. Check the spelling, or type fewer letters.`
      : isGuess
        ? `No area named “${query}”. ${isItOne(found.length)}`
        : `${formatCount(found.length, 'area')} for “${query}”`
  return {
    action,
    ...nothingAsked,
    summary,
    areas: found.map(({ area, understood, share }) => ({
      code: area.code,
      name: area.name,
      where: whereOf(tree, area),
      people: peopleOf(tree, area),
      understood: understoodAs({ understood, share }),
      included: marks.include.includes(area.code),
      excluded: marks.exclude.includes(area.code),
    })),
  }
}

/** What of a pasted list was added, and as what. */
function addedAreas(tree: Tree, added: NonNullable<PickResult['added']>, action: string): AreaResults {
  const names = added.map(({ text, area }) => ({
    text: fold(text) === fold(longName(tree, area)) ? null : text,
    label: labelOf(tree, area),
  }))
  return {
    action,
    ...nothingAsked,
    summary: names.length === 0 ? '' : `${formatCount(names.length, 'place')} added.`,
    added: names.slice(0, ADDED_AT_MOST),
    moreAdded: names.length > ADDED_AT_MOST ? `And ${formatNumber(names.length - ADDED_AT_MOST)} more, below.` : null,
  }
}

/** The box for a list, with a question for each name that is still in it. */
function pasteFields(tree: Tree, { names }: PickerForm, left: NamesRead, error: string | null): PasteProps {
  const [known, unknown] = [true, false].map((are) =>
    left.readings.filter(({ choices }) => choices.length > 0 === are),
  ) as [Reading[], Reading[]]
  return {
    names,
    open: hasNamesLeft({ names }),
    error: error ?? left.error,
    questions: known.map(({ text, exists, choices }) => ({
      text,
      question: questionOf(exists, choices.length),
      areas: [
        ...choices.map(({ area, share }) => ({
          code: area.code,
          label: `${labelOf(tree, area)}, ${aboutShare(share) ?? peopleOf(tree, area)}`,
        })),
        ...together(text, choices),
      ],
    })),
    unknown: unknown.map(({ text }) => text),
  }
}

/** The people of one ZIP code live in all of its towns, so all of them can be meant. */
function together(text: string, choices: readonly Choice[]): { code: string; label: string }[] {
  if (!isZip(text) || choices.length < 2 || choices.some(({ share }) => share === null)) return []
  const code = choices.map(({ area }) => area.code).join(',')
  return [{ code, label: choices.length === 2 ? 'Both' : `All ${choices.length}` }]
}

function questionOf(exists: boolean, choices: number): string {
  if (exists)
    return choices === 1 ? `can be an area. ${isItOne(1)}` : `can be ${formatCount(choices, 'area')}. Which one?`
  return `is not the name of an area. ${isItOne(choices)}`
}

/** "Iowa, Calcasieu Parish, Louisiana", and the state "Iowa (state)". */
function labelOf(tree: Tree, area: Area): string {
  const name = longName(tree, area)
  return area.kind === 'state' ? `${name} (${levelOf(area)})` : name
}

/** "Kern County, California" for a town; "California" for Kern County, which says its level; "State" for Texas. */
function whereOf(tree: Tree, area: Area): string {
  const above = tree.ancestors(area).filter(({ kind }) => kind !== 'country')
  const level = isSettled(area) ? null : levelBesideName(area)
  return [level && capitalize(level), ...above.map(({ name }) => name)].filter((word) => word !== null).join(', ')
}

function peopleOf(tree: Tree, { lo, hi }: Area): string {
  const { people, knownFor } = tree.people([lo, hi])
  return knownFor === 0 ? 'no figure' : formatNumber(people)
}

import { nameOfCode } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount, formatList, pluralForm } from '../../platform/format.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import { resolveAudience, withoutRetired } from '../audience.ts'
import { peopleInWords } from '../people-in-words.ts'
import type { PickerForm, PickResult } from '../picker/picking.ts'
import { pickerFields } from '../picker/views.ts'
import { summarise } from '../summary.ts'
import { savedNameField } from './fields.ts'
import type { AudienceForm, AudienceRow, IndexPage, NewPage, ShowPage } from './props.ts'
import { retiredIn, type SavedAudience } from './saved-audience.ts'

/** The form as it was entered, with what a button of it found and what is wrong with it. */
export interface EnteredAudience {
  form: PickerForm & { name: string; shared: boolean }
  result: PickResult | null
  errors: FieldErrors
}

export interface Listing {
  saved: readonly SavedAudience[]
  reader: string
  names: ReadonlyMap<string, string>
  mayWrite: boolean
}

export function indexPage(tree: Tree, { saved, reader, names, mayWrite }: Listing): IndexPage {
  const rows = (of: readonly SavedAudience[]) => of.map((one) => rowOf(tree, one, reader, names))
  return {
    mayWrite,
    own: rows(saved.filter(({ owner }) => owner === reader)),
    shared: rows(saved.filter(({ owner }) => owner !== reader)),
  }
}

function rowOf(tree: Tree, saved: SavedAudience, reader: string, names: Listing['names']): AudienceRow {
  const { id, name, audience, owner } = saved
  const { places, summary } = meaningOf(tree, saved)
  const retired = retiredIn(tree, audience).length
  return {
    href: `/audiences/${id}`,
    name,
    summary,
    people: places.length === 0 ? 'nobody' : peopleInWords(tree, places).number,
    owner: owner === reader ? '' : (names.get(owner) ?? ''),
    status: statusOf(saved),
    retired:
      retired === 0
        ? null
        : `${formatCount(retired, 'area')} of it ${pluralForm(retired, 'is', 'are')} no longer in the gazetteer`,
  }
}

/** What is left of it without the areas that were retired. */
function meaningOf(tree: Tree, { audience }: Pick<SavedAudience, 'audience'>) {
  const resolved = resolveAudience(tree, withoutRetired(tree, audience))
  return resolved.ok
    ? { places: resolved.places, summary: summarise(tree, resolved.audience) }
    : { places: [], summary: 'Nobody any more: none of its areas is left' }
}

function statusOf({ shared }: SavedAudience): StatusMark {
  return shared
    ? { icon: 'users', word: 'Shared with everybody', tone: 'plain' }
    : { icon: 'lock', word: 'Only you', tone: 'quiet' }
}

export function newPage(tree: Tree, entered: EnteredAudience): NewPage {
  return { form: formFields(tree, entered, { action: '/audiences', save: null }), shared: entered.form.shared }
}

export interface ShownAudience {
  /** Null for somebody who may not change it. */
  entered: EnteredAudience | null
  owner: string
  revision: number
  mayWrite: boolean
}

export function showPage(
  tree: Tree,
  saved: SavedAudience,
  { entered, owner, revision, mayWrite }: ShownAudience,
): ShowPage {
  const { id, name, shared, audience } = saved
  const { places, summary } = meaningOf(tree, saved)
  const retired = retiredIn(tree, audience).map((code) => `${nameOfCode(tree, code)} (${code})`)
  const area = (code: string) => ({
    name: nameOfCode(tree, code),
    href: `/areas/${encodeURIComponent(code)}`,
  })
  return {
    id,
    name,
    summary,
    owner,
    status: statusOf(saved),
    shared,
    people: peopleInWords(tree, places),
    retired:
      retired.length === 0
        ? null
        : `${formatList(retired, 5)} ${pluralForm(retired.length, 'is', 'are')} no longer in the gazetteer, and ${pluralForm(retired.length, 'has', 'have')} no places. Choose what takes the place of ${pluralForm(retired.length, 'it', 'them')}.`,
    included: audience.include.map(area),
    excluded: audience.exclude.map(area),
    links: linksOf(id, mayWrite),
    history: `/audit?subject=saved_audience:${id}`,
    revision: String(revision),
    edit: entered && formFields(tree, entered, { action: `/audiences/${id}`, save: 'Save the changes' }),
  }
}

function linksOf(id: string, mayWrite: boolean): ShowPage['links'] {
  const reading = [
    { href: `/announcements?audience=${id}`, label: 'Announcements for it', icon: 'megaphone' },
    { href: `/calendar?audience=${id}`, label: 'Calendar for it', icon: 'calendar' },
    { href: `/calendar/exposure?audience=${id}`, label: 'Exposure for it', icon: 'list' },
  ]
  if (!mayWrite) return reading
  const begin = { href: `/announcements/new?audience=${id}`, label: 'New announcement', icon: 'plus' }
  return [begin, ...reading, { href: `/audiences/new?like=${id}`, label: 'Copy', icon: 'copy' }]
}

function formFields(
  tree: Tree,
  { form, result, errors }: EnteredAudience,
  { action, save }: Pick<AudienceForm, 'action' | 'save'>,
): AudienceForm {
  const resolved = resolveAudience(tree, form)
  const isStarted = form.include.length > 0 || form.exclude.length > 0
  return {
    action,
    name: { ...savedNameField('name', form.name, errors['name']), required: true },
    picker: pickerFields(
      tree,
      form,
      { action, areaSearch: `/audiences/areas?for=${encodeURIComponent(action)}` },
      { result, error: errors['place'] ?? null },
    ),
    people: resolved.ok
      ? peopleInWords(tree, resolved.places)
      : { number: 'Nobody yet', source: isStarted ? 'see what is wrong with its areas' : 'choose an area above' },
    save,
    errors: Object.entries(errors).map(([field, message]) => ({ field, message })),
  }
}

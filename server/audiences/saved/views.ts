import { nameOfCode } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount, formatList, formatNumber, pluralForm } from '../../platform/format.ts'
import type { rowsOnPage } from '../../platform/http/paging.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import { resolveAudience } from '../audience.ts'
import { peopleInWords } from '../people-in-words.ts'
import type { NamesRead } from '../picker/names-left.ts'
import type { PickerForm, PickResult } from '../picker/picking.ts'
import { pickerFields } from '../picker/views.ts'
import { savedNameField } from './fields.ts'
import { meaningOf } from './meaning.ts'
import type { AudienceForm, AudienceRow, IndexPage, NewPage, ShowPage } from './props.ts'
import { retiredIn, type SavedAudience } from './saved-audience.ts'

/** The form as it was entered, with what a button of it found and what is wrong with it. */
export interface EnteredAudience {
  form: PickerForm & { name: string; shared: boolean }
  result: PickResult | null
  left: NamesRead
  errors: FieldErrors
}

export interface Listing {
  /** Those on this page: one's own first. */
  saved: readonly SavedAudience[]
  rows: ReturnType<typeof rowsOnPage>
  /** How many there are on all pages. */
  total: number
  reader: string
  names: ReadonlyMap<string, string>
  mayWrite: boolean
}

const href = (page: number) => `/audiences?page=${page}`

export function indexPage(
  tree: Tree,
  { saved, rows: { page, pages, start, end }, total, reader, names, mayWrite }: Listing,
): IndexPage {
  const rowsOf = (of: readonly SavedAudience[]) => of.map((one) => rowOf(tree, one, reader, names))
  return {
    mayWrite,
    own: rowsOf(saved.filter(({ owner }) => owner === reader)),
    shared: rowsOf(saved.filter(({ owner }) => owner !== reader)),
    pager: {
      range: `${formatNumber(start + 1)} to ${formatNumber(end)} of ${formatNumber(total)}`,
      previous: page > 1 ? href(page - 1) : null,
      next: page < pages ? href(page + 1) : null,
    },
  }
}

function rowOf(tree: Tree, saved: SavedAudience, reader: string, names: Listing['names']): AudienceRow {
  const { id, name, audience, owner } = saved
  const { summary, people, isNobody } = meaningOf(tree, saved)
  const retired = retiredIn(tree, audience).length
  return {
    href: `/audiences/${id}`,
    name,
    summary,
    people: isNobody ? 'nobody' : people.number,
    owner: owner === reader ? '' : (names.get(owner) ?? ''),
    status: statusOf(saved),
    retired:
      retired === 0
        ? null
        : `${formatCount(retired, 'area')} of it ${pluralForm(retired, 'is', 'are')} no longer in the gazetteer`,
  }
}

function statusOf({ shared }: SavedAudience): StatusMark {
  return shared
    ? { icon: 'users', word: 'Shared with everyone', tone: 'plain' }
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
  const { summary, people } = meaningOf(tree, saved)
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
    people,
    retired:
      retired.length === 0
        ? null
        : `${formatList(retired, 5)} ${pluralForm(retired.length, 'is', 'are')} no longer in the gazetteer, and ${pluralForm(retired.length, 'has', 'have')} no places. Choose what takes the place of ${pluralForm(retired.length, 'it', 'them')}.`,
    included: audience.include.map(area),
    excluded: audience.exclude.map(area),
    links: linksOf(id, mayWrite),
    history: `/audit?subject=saved_audience:${id}`,
    revision: String(revision),
    edit: entered && formFields(tree, entered, { action: `/audiences/${id}`, save: 'Save changes' }),
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
  { form, result, left, errors }: EnteredAudience,
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
      { result, left, errors },
    ),
    people: resolved.ok
      ? peopleInWords(tree, resolved.places)
      : { number: 'No areas yet', source: isStarted ? 'see what is wrong with its areas' : 'choose an area above' },
    save,
    errors: Object.entries(errors).map(([field, message]) => ({ field, message })),
  }
}

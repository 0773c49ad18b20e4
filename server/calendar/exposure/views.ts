import { enteredAreaField } from '../../areas/area-input.ts'
import { nameWithTown } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { inArea } from '../../areas/tree/with-article.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Cap } from '../../planning/model/rule-schema.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { capitalize, formatList, formatNumber } from '../../platform/format.ts'
import { rowsOnPage } from '../../platform/http/paging.ts'
import type { Field, StatusMark } from '../../platform/pages/shared-props.ts'
import { titleOfSpan } from '../query/days.ts'
import { channelField, teamField } from '../query/filter-fields.ts'
import { type Exposed, type ExposureLevel, exposureLevels } from './exposure.ts'
import type { ExposureForm } from './form.ts'
import type { ExposurePageQuery } from './schema.ts'

export interface ExposurePage {
  /** "Messages at the most reached place of each county in Texas, June 8 to 14, 2026. …" */
  lead: string
  /** Whether the areas are compared with a cap. */
  hasLimit: boolean
  /** The box that also lists what is not served. Null when everything is. */
  all: { checked: boolean } | null
  fields: Field[]
  sorted: string
  csv: string
  columns: { label: string; href: string; sorted: 'ascending' | 'descending' | null; icon: string; figure: boolean }[]
  rows: {
    name: string
    href: string
    messages: string
    worst: { name: string; href: string } | null
    share: string
    status: StatusMark | null
    /** The same page for the areas inside this one. */
    inside: string | null
  }[]
  empty: { title: string; text: string; action: { href: string; label: string } | null } | null
  pager: { range: string; previous: string | null; next: string | null }
}

export interface ExposureViews {
  'calendar/exposure': ExposurePage & { errors: { field: string; message: string }[] }
}

export const ROWS_ON_A_PAGE = 100

export interface ExposurePageData {
  tree: Tree
  channels: readonly Channel[]
  query: ExposurePageQuery
  form: ExposureForm
  /** The areas that match the form, most reached first. */
  exposed: readonly Exposed[]
  /** Those that count over as many days as the page shows. */
  caps: readonly Cap[]
}

export function exposurePage({ tree, channels, query, form, exposed, caps }: ExposurePageData): ExposurePage {
  const sorted = inOrder(exposed, query.sort)
  const { page, pages, start, end } = rowsOnPage(query.page, sorted.length, ROWS_ON_A_PAGE)
  const rows = sorted.slice(start, end)
  const hrefOf = (number: number) => addressOf('/calendar/exposure', query, { page: String(number) })
  return {
    lead: `${leadOf(tree, form)} ${comparedWith(caps)}`,
    hasLimit: caps.length > 0,
    all: form.hasUnserved ? { checked: query.all } : null,
    fields: fieldsOf(channels, query, form),
    sorted: query.sort,
    csv: addressOf('/calendar/exposure.csv', query, { page: '' }),
    columns: columnsOf(query),
    rows: rows.map((row) => rowOf(tree, row, query)),
    empty: exposed.some(({ messages }) => messages > 0) ? null : nothingYet,
    pager: {
      range: `${start + 1} to ${end} of ${formatNumber(sorted.length)}`,
      previous: page > 1 ? hrefOf(page - 1) : null,
      next: page < pages ? hrefOf(page + 1) : null,
    },
  }
}

const nothingYet = {
  title: 'Nothing goes out on these days',
  text: 'Scheduled and published posts count here. Choose other days, or check the calendar.',
  action: { href: '/calendar', label: 'Go to calendar' },
}

const levelWords: Record<ExposureLevel, string> = {
  state: 'state',
  county: 'county',
  town: 'town',
  part: 'part of a town',
}

function leadOf(tree: Tree, { question, span, saved }: ExposureForm): string {
  const under = question.under && nameWithTown(tree, question.under)
  const named = saved.limit && `“${saved.limit.name}”`
  const where = [under, named].map((name) => (name === null ? '' : ` ${inArea(name)}`)).join('')
  return `Messages at the most reached place of each ${levelWords[question.level]}${where}, ${titleOfSpan(span)}. What is booked or published counts, past and to come; drafts do not.`
}

/** "At the limit" is said of a cap that counts over these days only: a gap of 30 minutes is always used up by one message. */
function comparedWith(caps: readonly Cap[]): string {
  if (caps.length === 0) return 'No rule limits messages over exactly these days, so no limit is shown.'
  return `The limit is that of ${formatList(caps.map(({ name }) => `“${name}”`))}.`
}

function inOrder(exposed: readonly Exposed[], sort: ExposurePageQuery['sort']): Exposed[] {
  if (sort === 'messages') return [...exposed]
  if (sort === 'fewest') return [...exposed].sort((a, b) => a.messages - b.messages)
  return [...exposed].sort((a, b) => a.area.name.localeCompare(b.area.name, 'en-US'))
}

function columnsOf(query: ExposurePageQuery): ExposurePage['columns'] {
  const { sort } = query
  const by = (next: ExposurePageQuery['sort']) => addressOf('/calendar/exposure', query, { sort: next, page: '' })
  const direction = { messages: 'descending', fewest: 'ascending', name: null } as const
  return [
    {
      label: 'Area',
      href: by('name'),
      sorted: sort === 'name' ? 'ascending' : null,
      icon: 'chevron-up',
      figure: false,
    },
    {
      label: 'Messages',
      href: by(sort === 'messages' ? 'fewest' : 'messages'),
      sorted: direction[sort],
      icon: sort === 'messages' ? 'chevron-down' : 'chevron-up',
      figure: true,
    },
  ]
}

function rowOf(
  tree: Tree,
  { area, messages, worstPlace, limitShare }: Exposed,
  query: ExposurePageQuery,
): ExposurePage['rows'][number] {
  const deeper = { under: area.code, level: '', page: '', sort: '' }
  return {
    name: nameWithTown(tree, area),
    href: `/areas/${encodeURIComponent(area.code)}`,
    messages: formatNumber(messages),
    worst: worstPlace && {
      name: nameWithTown(tree, worstPlace),
      href: `/areas/${encodeURIComponent(worstPlace.code)}`,
    },
    share: limitShare === null ? 'no limit' : `${Math.round(limitShare * 100)}%`,
    status: statusOf(limitShare),
    inside: tree.children(area.code).length === 0 ? null : addressOf('/calendar/exposure', query, deeper),
  }
}

function statusOf(share: number | null): StatusMark | null {
  if (share === null || share < 1) return null
  return share > 1
    ? { icon: 'triangle-alert', word: 'Over the limit', tone: 'bad' }
    : { icon: 'circle-alert', word: 'At the limit', tone: 'caution' }
}

/** The same query with some fields replaced. */
function addressOf(path: string, query: ExposurePageQuery, replaced: Record<string, string>): string {
  const { from, to, channel, kind, under, audience, level, sort, all } = query
  const fields = {
    from,
    to,
    channel,
    kind,
    under,
    audience,
    level,
    all: all ? '1' : '',
    sort: sort === 'messages' ? '' : sort,
    ...replaced,
  }
  const search = new URLSearchParams(
    Object.entries(fields).filter(([name, value]) => value !== '' && !(name === 'sort' && value === 'messages')),
  )
  return search.size === 0 ? path : `${path}?${search}`
}

function fieldsOf(
  channels: readonly Channel[],
  query: ExposurePageQuery,
  { question, span, saved, entered, errors }: ExposureForm,
): Field[] {
  const levels = exposureLevels.map((level) => ({ value: level, label: capitalize(levelWords[level]) }))
  return [
    { ...field('from', 'First day', errors), control: 'date', value: query.from || span.midnights[0]!.toISODate()! },
    { ...field('to', 'Last day', errors), control: 'date', value: query.to || span.midnights.at(-2)!.toISODate()! },
    {
      ...field('under', 'Inside', errors),
      value: query.under,
      icon: 'map-pin',
      maxlength: 200,
      ...(entered
        ? enteredAreaField(entered, (under) => addressOf('/calendar/exposure', query, { under, level: '', page: '' }))
        : {}),
    },
    ...(saved.field ? [saved.field] : []),
    { ...field('level', 'By', errors), control: 'select', value: question.level, options: levels },
    channelField(channels, query.channel, errors['channel']),
    teamField(query.kind, errors['kind']),
  ]
}

function field(name: string, label: string, errors: FieldErrors): Pick<Field, 'name' | 'label' | 'error'> {
  return { name, label, error: errors[name] }
}

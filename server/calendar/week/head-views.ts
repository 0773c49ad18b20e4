import type { DateTime } from 'luxon'
import { nameWithTown } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { withArticle } from '../../areas/tree/with-article.ts'
import { zonesIn } from '../../audiences/describe.ts'
import type { Person } from '../../people/person.ts'
import { formatAlternatives, formatCount } from '../../platform/format.ts'
import { type Clocks, titleOfSpan, zonesInWords } from '../query/days.ts'
import { addressOf, everything, type FilterQuery, filterFields, hidesSomething } from './filter.ts'
import { incidentNote } from './open-incidents.ts'
import type { CalendarPage } from './props.ts'
import { BOOKINGS_AT_MOST, type CalendarReading } from './reading.ts'

/** The time a page shows, as query parameters. `here` and `from` are empty for the present. */
export interface Position {
  path: '/calendar' | '/calendar/list'
  here: Record<string, string>
  previous: Record<string, string>
  next: Record<string, string>
  /** The label of the link to the present. */
  now: string
  /** `here` as a day, which both the week and the list can read. */
  from: Record<string, string>
}

/** What the week and the list are rendered from. */
export interface CalendarPageData {
  tree: Tree
  reading: CalendarReading
  query: FilterQuery
  position: Position
  now: DateTime
  /** The organization's time zone. */
  zone: string
  /** Who reads it. */
  person: Person
}

export function headOf({ tree, reading, query, position, now, zone, person }: CalendarPageData): CalendarPage {
  const { path, here, previous, next, from } = position
  const { span, filter, channels, incidents, cut } = reading
  return {
    title: titleOfSpan(span),
    previous: addressOf(path, previous, query),
    next: addressOf(path, next, query),
    now: { href: addressOf(path, {}, query), label: position.now },
    views: [
      { label: 'Week', href: addressOf('/calendar', from, query), current: path === '/calendar' },
      { label: 'List', href: addressOf('/calendar/list', from, query), current: path === '/calendar/list' },
      { label: 'Exposure', href: '/calendar/exposure', current: false },
    ],
    zones: zonesInWords(span, clocksOf(tree, filter)),
    filters: {
      action: path,
      fields: filterFields(channels, query, filter, (changed) => addressOf(path, here, changed)),
      tentative: query.tentative,
      hidden: [...Object.entries(here), ['tentative', '0'] as const].map(([name, value]) => ({ name, value })),
    },
    shown: shownWords(tree, reading),
    clear: hidesSomething(query) ? addressOf(path, here, everything) : null,
    incidents: incidents.map((incident) => incidentNote(tree, incident, { now, zone, person })),
    cut: cut ? `Only the first ${formatCount(BOOKINGS_AT_MOST, 'booking')} are shown. Filter to see the rest.` : null,
  }
}

/** "Only what reaches Kern County or Texas.", "Only what reaches Texas in “Gulf coast”." */
function shownWords(tree: Tree, { filter }: CalendarReading): string | null {
  const names = filter.areas.map((area) => withArticle(nameWithTown(tree, area)))
  const areas = names.length === 0 ? null : formatAlternatives(names)
  const saved = filter.saved.limit && `“${filter.saved.limit.name}”`
  const shown = [areas, saved].filter((words) => words !== null).join(' in ')
  return shown === '' ? null : `Only what reaches ${shown}.`
}

/** The areas and the saved audience of the filter, whose clocks may differ from the page's. */
function clocksOf(tree: Tree, { areas, saved: { limit } }: CalendarReading['filter']): Clocks[] {
  const ofAreas = areas.map((area) => ({ name: area.name, zones: tree.zonesOf(area) }))
  return limit ? [...ofAreas, { name: `“${limit.name}”`, zones: zonesIn(tree, limit.places) }] : ofAreas
}

import { breathe } from '../../platform/breathe.ts'
import { Invalid } from '../../platform/errors.ts'
import { formatCount, formatNumber } from '../../platform/format.ts'
import { readAreaInput } from '../area-input.ts'
import type { Areas } from '../directory.ts'
import { rowsOf } from '../reading/csv-rows.ts'
import { readZip } from '../search/zip-codes.ts'
import type { Area } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'
import { refusalOfPeople } from './refusals.ts'
import { peopleFigure } from './schema.ts'

/** One line of a list of people: an area by its code or name, and how many people live there. */
export interface Figure {
  /** Where it is in the list: a line of the file, counted from 1. */
  line: number
  area: string
  people: string | number
  /** Why the line cannot be read at all. */
  why?: string
}

export interface ReadFigures {
  /** By code. */
  people: Map<string, number>
  /** What could not be read; nothing is taken for it. */
  problems: { line: number; text: string; why: string }[]
}

/** More fit neither into a body of the API nor into a field of the page. */
const LINES_AT_MOST = 1500
/** Whoever has more of them has another mistake; and suggesting what may be meant takes time. */
const PROBLEMS_AT_MOST = 100

/** The lines of a CSV file whose first line names its columns: `code,people` or `name,state,people`. Throws Invalid. */
export function figuresIn(csv: string): Figure[] {
  if (csv.trim() === '') throw new Invalid({ csv: 'Paste the figures first.' })
  const [head, ...rows] = rowsOf(csv)
  const names = head?.cells.map((name) => name.toLowerCase()) ?? []
  const at = (...known: string[]) => names.findIndex((name) => known.includes(name))
  const [code, name, state, people] = [at('code'), at('name'), at('state'), at('people', 'population')]
  if (people < 0 || (code < 0 && (name < 0 || state < 0)))
    throw new Invalid({ csv: 'The first line must name the columns: code,people or name,state,people.' })
  if (rows.length === 0) throw new Invalid({ csv: 'There is no line below the names of the columns.' })
  requireFew(rows.length, 'csv')
  return rows.map(({ line, cells }) => {
    const named = [cells[name] ?? '', cells[state] ?? ''].filter((text) => text !== '').join(', ')
    const coded = cells[code] ?? ''
    const figure = { line, area: coded === '' ? named : coded, people: cells[people] ?? '' }
    if (cells.length <= names.length) return figure
    return { ...figure, why: 'It has more columns than the first line. Put a number such as "12,500" in quotes.' }
  })
}

export function requireFew(count: number, field: string): void {
  if (count <= LINES_AT_MOST) return
  const most = formatCount(LINES_AT_MOST, 'figure')
  throw new Invalid({ [field]: `Send at most ${most} at once. These are ${formatNumber(count)}.` })
}

/** Finds the areas of the figures, and lets others have their turn between those that it cannot find. */
export async function readFigures(areas: Areas, figures: readonly Figure[]): Promise<ReadFigures> {
  const read: ReadFigures = { people: new Map(), problems: [] }
  const lines = new Map<string, number>()
  let country: string | undefined
  for (const { line, area: text, people, why } of figures) {
    const problem = (why: string) => read.problems.push({ line, text: `${text}: ${people}`, why })
    if (read.problems.length === PROBLEMS_AT_MOST) {
      problem(`Nothing is read from here on, after ${PROBLEMS_AT_MOST} lines that cannot be read.`)
      break
    }
    if (why !== undefined) {
      problem(why)
      continue
    }
    const area = text === '' ? 'The area is missing.' : areaCalled(areas, text)
    if (typeof area === 'string') {
      problem(area)
      await breathe()
      continue
    }
    const figure = figureOf(people)
    const refused = refusalOfPeople({ get: areas.tree.area }, area)
    country ??= countryOf(area)
    if (typeof figure === 'string') problem(figure)
    else if (refused !== null) problem(refused)
    else if (country !== countryOf(area))
      problem('It is in another country than the first one. Send one country at a time.')
    else if (lines.has(area.code)) problem(`Line ${lines.get(area.code)} says it of ${area.name} already.`)
    else {
      read.people.set(area.code, figure)
      lines.set(area.code, line)
    }
  }
  return read
}

/** A ZIP code leads to areas, but a figure beside it is of its own people, or the five digits are the number of a county. */
function areaCalled(areas: Areas, text: string): Area | string {
  if (areas.tree.area(text) || readZip(text) === null) return readAreaInput(areas, text)
  const numbered = areas.search.named(text).find(({ fips }) => fips === text)
  return numbered ?? 'A ZIP code is no area, and its people can be in several. Write the name or the code of the area.'
}

/** "12,500", "12 500" and 12500; otherwise a sentence. */
export function figureOf(people: string | number): number | string {
  const isGrouped = typeof people === 'string' && /^\d{1,3}([, ]\d{3})+$/.test(people)
  const text = isGrouped ? people.replace(/\D/g, '') : people
  const number = typeof text === 'string' && /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  const parsed = peopleFigure.safeParse(number)
  return parsed.success ? parsed.data : parsed.error.issues[0]!.message
}

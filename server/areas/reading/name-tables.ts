import type { AreaKind } from '../tree/area.ts'
import { rowsOf } from './csv-rows.ts'
import type { WrittenName } from './grouping.ts'
import { piecesOf } from './name-pieces.ts'

/** What a column has. What is in `ignored` says nothing about where. */
type Column = 'name' | 'town' | 'county' | 'state' | 'zip' | 'country' | 'ignored' | 'other'

const headings: Record<Exclude<Column, 'other'>, string> = {
  name: 'name,place,area,location,code,place name,area name',
  town: 'city,town,municipality,community,locality,city name,town name',
  county: 'county,parish,county name',
  state: 'state,st,state name,state code,state abbreviation',
  zip: 'zip,zip code,zipcode,postal code,postcode',
  country: 'country,country code',
  ignored:
    'id,number,no,count,customers,people,population,affected,outages,latitude,longitude,lat,lon,lng,date,time,status,note,notes,fips',
}
const columnOf = new Map(
  (Object.keys(headings) as (keyof typeof headings)[]).flatMap((column) =>
    headings[column].split(',').map((heading) => [heading, column] as const),
  ),
)

/** The columns that can name what a row is about, the likeliest first. All others say where that is. */
const naming = ['name', 'town', 'county', 'state', 'zip'] as const

const kindsOf: Partial<Record<Column, readonly AreaKind[]>> = {
  town: ['town', 'part', 'city'],
  county: ['county'],
  state: ['state'],
  zip: ['town', 'part', 'city', 'rest'],
}

/** What another column says of a row that is not meant, or not as a whole. */
const takesBack =
  /^(?:0|n|x|-)$|\b(?:no|not|none|false|never|restored|resolved|closed|done|clear|ok|canceled|cancelled|unaffected|exclud\w*|except\w*|without|but|only|part|parts|partly|partial\w*)\b/i

/** Whether the first line is a row of headings, as a spreadsheet exports it. */
export function isTable(text: string): boolean {
  return columnsOf(text) !== null
}

/** The names in a table: of each row what its most exact column has, and the others say where that is. */
export function namesInTable(text: string): WrittenName[] | null {
  const columns = columnsOf(text)
  if (columns === null) return null
  const main = naming.find((column) => columns.includes(column))!
  const where = [...naming.slice(naming.indexOf(main) + 1), 'country'] as const
  const [, ...rows] = rowsOf(text)
  return rows.flatMap(({ cells }) => {
    const inColumn = (column: Column) =>
      columns
        .flatMap((kind, index) => (kind === column ? (cells[index] ?? '') : []))
        .map((cell) => (column === 'zip' ? zipWritten(cell) : cell))
    const own = inColumn(main)
    const parts = [...own, ...where.flatMap(inColumn)].flatMap((cell) => piecesOf(cell).map((piece) => piece.text))
    if (parts.length === 0) return []
    // What a row does not name is not guessed from what says where it would be.
    const isTakenBack = [...inColumn('ignored'), ...inColumn('other')].some((cell) => takesBack.test(cell))
    const isNamed = own.some((cell) => cell !== '') && !isTakenBack
    return [{ parts, splitAt: null, kinds: isNamed ? kindsOf[main] : [] }]
  })
}

function columnsOf(text: string): Column[] | null {
  const first = /^\s*([^\r\n]{1,1000})(?:[\r\n]|$)/.exec(text.slice(0, 2000))?.[1] ?? ''
  const headings = rowsOf(first)[0]?.cells ?? []
  const columns = headings.map((heading) => columnOf.get(heading.toLowerCase().replace(/[_-]/g, ' ')) ?? 'other')
  const known = columns.filter((column) => column !== 'other')
  // One known word can be a name: "State, College".
  const isHeading = known.length === columns.length || known.length > 1
  return isHeading && naming.some((column) => known.includes(column)) ? columns : null
}

/** Spreadsheets take "02108" for a number, and write 2108. */
function zipWritten(cell: string): string {
  return /^\d{3,4}$/.test(cell) ? cell.padStart(5, '0') : cell
}

type Cell = string | number | null

/** Without it, Excel reads a CSV file in the machine's old code page, and every accent is wrong. */
const byteOrderMark = '\uFEFF'

/** Writes rows as RFC 4180 requires, with CRLF line ends, after the mark by which Excel knows UTF-8. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/**
 * A spreadsheet would run text that begins like a formula, so such text gets an apostrophe, which spreadsheets hide.
 */
function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Reads the rows of a CSV file as RFC 4180 has it, and as spreadsheets write it where a comma is for decimals: cells are
 * apart by commas, semicolons or tabs, whichever the first line has. Empty lines are left out. `line` counts from 1.
 */
export function rowsOf(text: string): { line: number; cells: string[] }[] {
  const content = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const [first = ''] = content.split(/[\r\n]/, 1)
  const apart = [',', ';', '\t'].find((sign) => first.includes(sign)) ?? ','
  const cell = /"((?:[^"]|"")*)"|([^,;\t\r\n]+|[,;\t])|(\r\n|\n|\r)/g
  const rows: { line: number; cells: string[] }[] = []
  let [line, current] = [1, { line: 1, cells: [''] }]
  for (const [found, quoted, plain] of content.matchAll(cell)) {
    if (quoted !== undefined) {
      current.cells.push(`${current.cells.pop()}${quoted.replaceAll('""', '"')}`)
      line += quoted.split('\n').length - 1
    } else if (plain === undefined) {
      rows.push(current)
      line += 1
      current = { line, cells: [''] }
    } else if (plain === apart) current.cells.push('')
    else current.cells.push(`${current.cells.pop()}${found}`)
  }
  rows.push(current)
  return rows
    .map(({ line, cells }) => ({ line, cells: cells.map((text) => text.trim()) }))
    .filter(({ cells }) => cells.some((text) => text !== ''))
}

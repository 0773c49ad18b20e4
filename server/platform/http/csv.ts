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

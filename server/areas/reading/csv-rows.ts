const byteOrderMark = '\uFEFF'

/**
 * Reads the rows of a CSV file as RFC 4180 has it, and as spreadsheets write it where a comma is for decimals: cells are
 * apart by commas, semicolons or tabs, whichever the first line has. Empty lines are left out. `line` counts from 1.
 */
export function rowsOf(text: string): { line: number; cells: string[] }[] {
  const content = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const [first = ''] = content.split(/[\r\n]/, 1)
  const apart = [',', ';', '\t'].find((sign) => first.includes(sign)) ?? ','
  // A quoted cell with quotes in it is read in pieces: one expression for all of it needs more stack the longer it is.
  const cell = /"([^"]*)"|([^,;\t\r\n]+|[,;\t])|(\r\n|\n|\r)/g
  const rows: { line: number; cells: string[] }[] = []
  let [line, current] = [1, { line: 1, cells: [''] }]
  let quoteEnd = -1
  for (const { 0: found, 1: quoted, 2: plain, index } of content.matchAll(cell)) {
    if (quoted !== undefined) {
      current.cells.push(`${current.cells.pop()}${index === quoteEnd ? '"' : ''}${quoted}`)
      quoteEnd = index + found.length
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

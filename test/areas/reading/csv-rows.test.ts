import { expect, test } from 'vitest'
import { rowsOf } from '../../../server/areas/reading/csv-rows.ts'

const cells = (text: string) => rowsOf(text).map((row) => row.cells)

test('rows are read with quotes, empty cells and any line ends', () => {
  expect(cells('a,b\r\n"x, ""y""",2\n\n,3\rlast,')).toEqual([
    ['a', 'b'],
    ['x, "y"', '2'],
    ['', '3'],
    ['last', ''],
  ])
})

test('semicolons and tabs part the cells when the first line has them', () => {
  expect(cells('\uFEFFcode;people\nUS;1,5')).toEqual([
    ['code', 'people'],
    ['US', '1,5'],
  ])
  expect(cells('code\tpeople\nUS\t5')).toEqual([
    ['code', 'people'],
    ['US', '5'],
  ])
})

test('a row has the number of the line on which it begins', () => {
  expect(rowsOf('a,b\n\n"two\nlines",1\nx,2').map(({ line }) => line)).toEqual([1, 3, 5])
})

test('a quote that never ends is text', () => {
  expect(cells('a,b\n"x,1')).toEqual([
    ['a', 'b'],
    ['"x', '1'],
  ])
})

test('quotes in a quoted cell, and quoted pieces after each other, are read as before', () => {
  expect(cells('a,b\n"""x""","y"" ""z"\n"""",""\n"x""\n"p"q"r",""""""')).toEqual([
    ['a', 'b'],
    ['"x"', 'y" "z'],
    ['"', ''],
    ['x"\np"q"r"', '""'],
  ])
})

test('a quoted cell of 20 MB is read', () => {
  const half = 'a'.repeat(10_000_000)
  const [row] = rowsOf(`"${half}""${half}",b`)
  expect(row?.cells.map(({ length }) => length)).toEqual([20_000_001, 1])
})

import type { Point } from '../distance.ts'

export const KM_PER_DEGREE = 111.2
/** Degrees. In most of the country, one cell has a few ZIP codes. */
export const CELL = 0.15

/** The grid has the United States and their territories: from Samoa to Alaska, and from Guam to the Virgin Islands. */
const SOUTH = -20
const NORTH = 75
const WEST = 140
const EAST = 300
const ROWS = Math.ceil((NORTH - SOUTH) / CELL)
const COLUMNS = Math.ceil((EAST - WEST) / CELL)

export function rowOf(latitude: number): number {
  return Math.floor((latitude - SOUTH) / CELL)
}

/** Counted eastward from Guam, so that Hawaii is between it and California. */
export function columnOf(longitude: number): number {
  return Math.floor(((longitude < 0 ? longitude + 360 : longitude) - WEST) / CELL)
}

/** What is in each cell of a grid. */
export interface Grid {
  /** The items of a cell are `items` from the start of the cell to the start of the next. */
  starts: Uint32Array
  items: Uint32Array
  /** The number of a cell; cells over the edge are the empty last one. */
  cell(row: number, column: number): number
}

/** Files the items by number. `cellsOf` calls `add` for each cell that one is in. */
export function fileInGrid(
  count: number,
  cellsOf: (item: number, add: (row: number, column: number) => void) => void,
): Grid {
  const starts = new Uint32Array(ROWS * COLUMNS + 2)
  const cell = (row: number, column: number) =>
    row < 0 || row >= ROWS || column < 0 || column >= COLUMNS ? ROWS * COLUMNS : row * COLUMNS + column
  for (let item = 0; item < count; item++) cellsOf(item, (row, column) => starts[cell(row, column) + 1]!++)
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  const next = starts.slice()
  const items = new Uint32Array(starts.at(-1)!)
  for (let item = 0; item < count; item++) cellsOf(item, (row, column) => (items[next[cell(row, column)]!++] = item))
  return { starts, items, cell }
}

export function filePoints(points: readonly Point[]): Grid {
  return fileInGrid(points.length, (item, add) => add(rowOf(points[item]!.latitude), columnOf(points[item]!.longitude)))
}

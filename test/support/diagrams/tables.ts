import type { ElkNode, ElkPort } from 'elkjs/lib/elk.bundled.js'
import { layered, layOut, type Rectangle } from './layout.ts'
import { type Reference, schemaGraph, type Table } from './schema-graph.ts'
import { arrow, box, dot, svg, text, widthOf } from './svg.ts'

const header = 26
const rowHeight = 15
const padding = 8
const gutter = 12
const fontSize = 11
const columnCount = 4
const gap = 14

type End = Reference['from']

/** Every table with its columns, keys and references. */
export async function drawTables(): Promise<string> {
  const { tables, references } = await schemaGraph()
  const width = Math.max(...tables.map(widthOfTable))
  const columns = columnsOf(tables, references)
  const layout = await layOut({
    id: 'tables',
    layoutOptions: {
      ...layered,
      'elk.direction': 'RIGHT',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.layered.nodePlacement.strategy': 'SIMPLE',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.spacing.nodeNode': String(gap),
      'elk.layered.spacing.nodeNodeBetweenLayers': '34',
    },
    children: tables.map((table) => nodeOf(table, { references, width, column: columns.get(table)! })),
    edges: references.map(({ from, to }) => ({
      id: `${nameOf(from)} → ${nameOf(to)}`,
      sources: [`${nameOf(from)} out`],
      targets: [`${nameOf(to)} in`],
    })),
  })
  return svg({
    width: layout.width,
    height: layout.height,
    title: 'The tables of the database, with their keys and references',
    description: references.map(({ from, to }) => `${nameOf(from)} refers to ${nameOf(to)}.`).join(' '),
    notes: [
      '● is a primary key, ○ is unique, and ? may be null. An Instant is ISO text on SQLite and timestamptz on PostgreSQL.',
      'An arrow is a reference that the database checks. Other columns may name a row too.',
    ],
    shapes: [...tables.flatMap((table) => shapesOf(table, layout.boxes.get(table.name)!)), ...layout.lines.map(arrow)],
  })
}

/** A table stands right of those that refer to it; one without references, the tallest first, where there is most room. */
function columnsOf(tables: readonly Table[], references: readonly Reference[]): Map<Table, number> {
  const columnOf = (name: string): number => {
    const referring = references.filter(({ from, to }) => to.table === name && from.table !== name)
    return Math.max(-1, ...referring.map(({ from }) => columnOf(from.table))) + 1
  }
  const columns = new Map<Table, number>()
  const heights = Array.from({ length: columnCount }, () => 0)
  const put = (table: Table, column: number) => {
    columns.set(table, column)
    heights[column]! += heightOf(table) + gap
  }
  const isAlone = ({ name }: Table) => references.every(({ from, to }) => from.table !== name && to.table !== name)
  for (const table of tables.filter((one) => !isAlone(one))) put(table, columnOf(table.name))
  for (const table of tables.filter(isAlone).toSorted((one, other) => heightOf(other) - heightOf(one)))
    put(table, heights.indexOf(Math.min(...heights)))
  return columns
}

interface Place {
  references: readonly Reference[]
  width: number
  column: number
}

function nodeOf(table: Table, { references, width, column }: Place): ElkNode {
  const leaving = references.filter(({ from }) => from.table === table.name).map(({ from }) => from)
  const entering = references.filter(({ to }) => to.table === table.name).map(({ to }) => to)
  const ports = new Map([
    ...leaving.map((end) => portAt(`${nameOf(end)} out`, { x: width, y: yOf(table, end) }, 'EAST')),
    ...entering.map((end) => portAt(`${nameOf(end)} in`, { x: 0, y: yOf(table, end) }, 'WEST')),
  ])
  return {
    id: table.name,
    width,
    height: heightOf(table),
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS', 'elk.partitioning.partition': String(column) },
    ports: [...ports.values()],
  }
}

function portAt(id: string, at: { x: number; y: number }, side: 'EAST' | 'WEST'): [string, ElkPort] {
  return [id, { id, ...at, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } }]
}

function widthOfTable({ name, columns }: Table): number {
  const longest = (words: readonly string[]) => Math.max(...words.map((word) => widthOf(word, fontSize)))
  const row = gutter + longest(columns.map((column) => column.name)) + 14 + longest(columns.map(({ type }) => type))
  return Math.max(row, widthOf(name, 13)) + 2 * padding
}

function heightOf({ columns }: Table): number {
  return header + columns.length * rowHeight + padding / 2
}

function yOf({ columns }: Table, { column }: End): number {
  return header + columns.findIndex(({ name }) => name === column) * rowHeight + rowHeight / 2
}

function shapesOf(table: Table, place: Rectangle): string[] {
  const { x, y, width } = place
  return [
    box(place, 'box'),
    text(table.name, { x: x + padding, y: y + 18 }, 'name'),
    ...table.columns.flatMap(({ name, type, key }, index) => {
      const middle = y + header + index * rowHeight + rowHeight / 2
      return [
        ...(key === null ? [] : [dot({ x: x + padding + 4, y: middle }, key)]),
        text(name, { x: x + padding + gutter, y: middle + 4 }, 'code'),
        text(type, { x: x + width - padding, y: middle + 4 }, 'code quiet end'),
      ]
    }),
  ]
}

function nameOf({ table, column }: End): string {
  return `${table}.${column}`
}

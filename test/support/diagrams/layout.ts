import elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js'

export interface Point {
  x: number
  y: number
}

export interface Rectangle extends Point {
  width: number
  height: number
}

/** Where everything goes, in whole pixels from the top left corner. */
export interface Layout {
  width: number
  height: number
  /** By the id of the node, those inside before those around them. */
  boxes: Map<string, Rectangle>
  lines: Point[][]
}

/** Rows from the top down, lines with right angles. The seed makes equal graphs equal pictures. */
export const layered = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.randomSeed': '1',
}

export async function layOut(graph: ElkNode): Promise<Layout> {
  const root: ElkNode = await new elk.default().layout(graph)
  const layout: Layout = { width: whole(root.width), height: whole(root.height), boxes: new Map(), lines: [] }
  collect(root, { x: 0, y: 0 }, layout)
  return layout
}

/** Coordinates are relative to the node around them. */
function collect(node: ElkNode, origin: Point, layout: Layout): void {
  for (const child of node.children ?? []) {
    const { x, y } = shifted({ x: child.x ?? 0, y: child.y ?? 0 }, origin)
    collect(child, { x, y }, layout)
    layout.boxes.set(child.id, { x, y, width: whole(child.width), height: whole(child.height) })
  }
  for (const edge of node.edges ?? []) layout.lines.push(...linesOf(edge, origin))
}

function linesOf({ sections = [] }: ElkExtendedEdge, origin: Point): Point[][] {
  return sections.map(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map((point) => shifted(point, origin)),
  )
}

function shifted({ x, y }: Point, origin: Point): Point {
  return { x: whole(origin.x + x), y: whole(origin.y + y) }
}

function whole(size = 0): number {
  return Math.round(size)
}

import type { ElkNode } from 'elkjs/lib/elk.bundled.js'
import { type Arrow, importGraph, type Noun, type Room } from './import-graph.ts'
import { layered, layOut, type Rectangle } from './layout.ts'
import { arrow, box, svg, text, widthOf } from './svg.ts'

const nounHeight = 30
const roomHeight = 24
const padding = 10
const fontSize = 13

/** The nouns of server/ and their rooms, from the bottom up, with the imports between them. */
export async function drawRooms(): Promise<string> {
  const { nouns, arrows } = importGraph()
  const layout = await layOut({
    id: 'server',
    layoutOptions: {
      ...layered,
      'elk.direction': 'DOWN',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.spacing.nodeNode': '22',
      'elk.layered.spacing.nodeNodeBetweenLayers': '26',
    },
    children: nouns.map(nodeOf),
    edges: edgesOf('', arrows),
  })
  const rectangle = (id: string) => layout.boxes.get(id)!
  const shapes = nouns.flatMap((noun) => [
    box(rectangle(noun.name), 'box'),
    ...labels(rectangle(noun.name), noun.name, noun.files, 'name'),
    ...roomsOf(noun).flatMap((room) => {
      const place = rectangle(`${noun.name}/${room.name}`)
      return [box(place, 'room'), ...labels(place, labelOf(room), room.files, room.name === '.' ? 'quiet' : '')]
    }),
  ])
  return svg({
    width: layout.width,
    height: layout.height,
    title: 'The nouns of server/, their rooms, and what imports what',
    description: [...nouns].map((noun) => inWords(noun, arrows)).join(' '),
    notes: [
      'An arrow means “imports”, types included. Arrows that follow from others are left out.',
      'The numbers count files. Own files are those beside the rooms.',
      'Not drawn: cli, demo and the files beside the folders. They put the nouns together.',
    ],
    shapes: [...shapes, ...layout.lines.map(arrow)],
  })
}

function nodeOf(noun: Noun): ElkNode {
  const rooms = roomsOf(noun)
  const size = { width: labelWidth(noun.name, noun.files), height: nounHeight }
  if (rooms.length === 0) return { id: noun.name, ...size }
  return {
    id: noun.name,
    layoutOptions: {
      ...layered,
      'elk.direction': 'DOWN',
      'elk.spacing.nodeNode': '10',
      'elk.layered.spacing.nodeNodeBetweenLayers': '18',
      'elk.padding': `[top=${nounHeight},left=${padding},bottom=${padding},right=${padding}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${size.width},${size.height})`,
    },
    children: rooms.map((room) => ({
      id: `${noun.name}/${room.name}`,
      width: labelWidth(labelOf(room), room.files),
      height: roomHeight,
    })),
    edges: edgesOf(`${noun.name}/`, noun.arrows),
  }
}

/** A noun whose files are all in one folder has no rooms to draw. */
function roomsOf({ rooms }: Noun): Room[] {
  return rooms.length > 1 ? rooms : []
}

function labelOf({ name }: Room): string {
  return name === '.' ? 'own files' : name
}

function edgesOf(prefix: string, arrows: readonly Arrow[]) {
  return arrows.map(([from, to]) => ({
    id: `${prefix}${from} → ${to}`,
    sources: [prefix + from],
    targets: [prefix + to],
  }))
}

function labelWidth(name: string, files: number): number {
  return widthOf(`${name} ${files}`, fontSize) + 2 * padding
}

/** In the first row of the box. */
function labels({ x, y, width, height }: Rectangle, name: string, files: number, kind: string): string[] {
  const baseline = y + Math.min(height, nounHeight) / 2 + 5
  return [
    text(name, { x: x + padding, y: baseline }, kind),
    text(String(files), { x: x + width - padding, y: baseline }, 'quiet end'),
  ]
}

function inWords({ name, rooms, files }: Noun, arrows: readonly Arrow[]): string {
  const below = arrows.filter(([from]) => from === name).map(([, to]) => to)
  const inside = rooms.length > 1 ? ` in ${rooms.map(labelOf).join(', ')}` : ''
  const imports = below.length > 0 ? `, imports ${below.join(' and ')}` : ''
  return `${name}: ${files} files${inside}${imports}.`
}

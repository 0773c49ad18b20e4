import type { Kind } from '../planning/model/rule-schema.ts'
import { describe, letterOf } from './captions.ts'
import type { Scene } from './cases/case.ts'
import { type Label, labelAt, labelUnder, type Scale, scaleOf, share, spread } from './scale.ts'
import { type SceneTimeline, type Shade, type TimelineRow, type TrialMark, timelineOf } from './scene-timeline.ts'
import { ticksOf } from './ticks.ts'

/** A drawn timeline: x in percent of the width, y in pixels. */
export interface Picture {
  height: number
  /** The text alternative. */
  text: string
  heads: Head[]
  rows: Row[]
  ticks: Label[]
  /** The y of the tick labels. */
  axis: number
}

/** The letter of a trial, and the line from it to its mark in the first row it reaches. */
interface Head {
  letter: string
  x: string
  blocked: boolean
  lead: { x: string; to: number }
}

interface Row {
  name: string | null
  y: number
  shades: { kind: Shade['kind']; x: string; width: string }[]
  posts: { kind: Kind; x: string; moving: boolean }[]
  marks: { x: string; blocked: boolean }[]
  brackets: { x1: string; x2: string; y: number; over: boolean; label: Label }[]
}

/** In pixels. */
const HEAD = 28
const NAME = 20
const STRIP = 20
const BRACKET = 26
const GAP = 8
const AXIS = 18
/** In percent of the width: the minimum distance between things that would overlap. */
const MARKS_APART = 1.2
const HEADS_APART = 10

/** Draws a scene. `blocked` has the engine's verdict for each trial. */
export function pictureOf(scene: Scene, blocked: readonly boolean[]): Picture {
  const timeline = timelineOf(scene)
  const x = scaleOf(timeline)
  const marks = marksOf(timeline)
  const places = spread(
    marks.map(({ at }) => x(at)),
    MARKS_APART,
  )
  const placeOf = new Map(marks.map((mark, index) => [keyOf(mark), places[index]!]))
  const rows: Row[] = []
  let y = marks.length > 0 ? HEAD : GAP
  for (const row of timeline.rows) {
    if (timeline.rows.length > 1) y += NAME
    rows.push({ ...rowPicture(row, y, x, placeOf), name: timeline.rows.length > 1 ? row.where : null })
    y += STRIP + row.brackets.length * BRACKET + GAP
  }
  const heads = spread(places, HEADS_APART).map((place, index): Head => {
    const { trial } = marks[index]!
    const first = timeline.rows.findIndex((row) => row.marks.some((mark) => keyOf(mark) === keyOf(marks[index]!)))
    const lead = { x: share(places[index]!), to: rows[first]!.y }
    return { letter: letterOf(trial), x: share(place), blocked: blocked[trial]!, lead }
  })
  const ticks = ticksOf(timeline).map(({ at, text }) => labelAt(text, x(at)))
  return { height: y + AXIS, text: describe(timeline), heads, rows, ticks, axis: y }
}

function rowPicture(row: TimelineRow, y: number, x: Scale, placeOf: ReadonlyMap<string, number>): Omit<Row, 'name'> {
  const posts = spread(
    row.posts.map(({ at }) => x(at)),
    MARKS_APART,
  )
  return {
    y,
    shades: row.shades.map(({ kind, from, to }) => ({ kind, x: share(x(from)), width: share(x(to) - x(from)) })),
    posts: row.posts.map(({ kind, moving }, index) => ({ kind, moving, x: share(posts[index]!) })),
    marks: row.marks.map((mark) => ({ x: share(placeOf.get(keyOf(mark))!), blocked: mark.blocked })),
    brackets: row.brackets.map(({ from, to, over, label }, index) => ({
      x1: share(x(from)),
      x2: share(x(to)),
      y: y + STRIP + 5 + index * BRACKET,
      over,
      label: labelUnder(label, x(from), x(to)),
    })),
  }
}

/** One mark for each trial and time, even if it reaches several rows. */
function marksOf({ rows }: SceneTimeline): TrialMark[] {
  const marks = new Map(rows.flatMap((row) => row.marks).map((mark) => [keyOf(mark), mark]))
  return [...marks.values()].sort((a, b) => a.trial - b.trial || a.at - b.at)
}

function keyOf({ trial, at }: TrialMark): string {
  return `${trial} ${at}`
}

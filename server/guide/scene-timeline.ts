import { overlaps } from '../areas/tree/intervals.ts'
import { freeTimes } from '../planning/forbidden/free-times.ts'
import type { Candidate } from '../planning/model/message.ts'
import type { RuledTimeRange, TimeRange } from '../planning/model/report.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { World } from '../planning/model/world.ts'
import type { Scene } from './cases/case.ts'
import type { Aimed } from './cases/country.ts'
import { worldOf } from './cases/setting.ts'
import { type Bracket, bracketsIn, reportIn } from './window-brackets.ts'

/** A scene as times to draw. */
export interface SceneTimeline extends TimeRange {
  zone: string
  rows: TimelineRow[]
}

export interface TimelineRow {
  where: string
  shades: Shade[]
  posts: { at: number; kind: Kind; moving: boolean }[]
  /** The times of the trials that reach this row. `trial` is an index from 0. */
  marks: TrialMark[]
  brackets: Bracket[]
}

export interface Shade extends TimeRange {
  kind: 'free' | 'blocked' | 'quiet'
}

export interface TrialMark {
  trial: number
  at: number
  blocked: boolean
}

/** The share of the time range that is left free at each side. */
const MARGIN = 0.08

export function timelineOf(scene: Scene): SceneTimeline {
  const world = worldOf(scene)
  const rows = scene.rows.map((row) => ({ row, read: readRow(scene, world, row) }))
  const horizon = horizonOf(rows.map(({ read }) => read))
  return {
    ...horizon,
    zone: scene.zone,
    rows: rows.map(({ row, read }) => ({ ...read, shades: shadesIn(scene, world, row, horizon) })),
  }
}

function readRow(scene: Scene, world: World, row: Aimed): Omit<TimelineRow, 'shades'> {
  const movers = new Set(scene.trials.map(({ candidate }) => candidate.announcement))
  return {
    where: row.where,
    posts: scene.posts
      .filter(({ reach }) => overlaps(reach, row.places))
      .map(({ at, kind, announcement }) => ({ at, kind, moving: movers.has(announcement) })),
    marks: scene.trials.flatMap(({ candidate }, trial) => marksIn(world, candidate, row, trial)),
    brackets: bracketsIn(scene, world, row),
  }
}

function marksIn(world: World, candidate: Candidate, row: Aimed, trial: number): TrialMark[] {
  const blocked = reportIn(world, candidate, row).verdict === 'blocked'
  const times = candidate.parts.filter(({ reach }) => overlaps(reach, row.places)).map(({ at }) => at!)
  return [...new Set(times)].map((at) => ({ trial, at, blocked }))
}

function horizonOf(rows: readonly Omit<TimelineRow, 'shades'>[]): TimeRange {
  const times = rows.flatMap(({ posts, marks, brackets }) => [
    ...[...posts, ...marks].map(({ at }) => at),
    ...brackets.flatMap(({ from, to }) => [from, to]),
  ])
  const from = Math.min(...times)
  const to = Math.max(...times)
  return { from: Math.floor(from - (to - from) * MARGIN), to: Math.ceil(to + (to - from) * MARGIN) }
}

/** When a post like the first trial could go out to this row. Empty if the scene has no trials. */
function shadesIn({ trials }: Scene, world: World, row: Aimed, horizon: TimeRange): Shade[] {
  const [first] = trials
  if (!first) return []
  const times = new Set(first.candidate.parts.map(({ at }) => at))
  const parts = first.candidate.parts.map((part) => ({
    ...part,
    at: times.size > 1 ? part.at : null,
    reach: row.places,
  }))
  const { free, blocked } = freeTimes(world, { ...first.candidate, parts }, horizon)
  const shades = [
    ...free.map((range): Shade => ({ kind: 'free', from: range.from, to: range.to })),
    ...blocked.map((range): Shade => ({ kind: kindOf(world, range), from: range.from, to: range.to })),
  ]
  return mergeAdjacent(shades.sort((a, b) => a.from - b.from))
}

function kindOf({ rules }: World, range: RuledTimeRange): Shade['kind'] {
  const isQuiet = range.rules.every((id) => rules.find((rule) => rule.id === id)?.type === 'quiet')
  return isQuiet ? 'quiet' : 'blocked'
}

function mergeAdjacent(shades: readonly Shade[]): Shade[] {
  const result: Shade[] = []
  for (const shade of shades) {
    const last = result.at(-1)
    if (last?.kind === shade.kind && last.to === shade.from) last.to = shade.to
    else result.push({ ...shade })
  }
  return result
}

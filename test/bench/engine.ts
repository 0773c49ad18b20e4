import type { Tree } from '../../server/areas/tree/tree.ts'
import { exposedAreas } from '../../server/calendar/exposure/exposure.ts'
import { check } from '../../server/planning/findings/check.ts'
import { freeTimes } from '../../server/planning/forbidden/free-times.ts'
import type { World } from '../../server/planning/model/world.ts'
import { compare, median, p99, p99Under, type Row, reported, type Taken, under } from './measure.ts'
import type { Sample } from './plans.ts'
import { candidateOf, drawQuestions, type Question, untimed } from './question.ts'
import { random } from './sample.ts'

const DAY = 86_400_000
const CHECKS = 1200

/** Measures the engine without HTTP or a database: checks with all their findings, free times, and exposure. */
export async function benchEngine(tree: Tree, year: Sample, tenYears: Sample): Promise<Row[]> {
  const texas = [tree.area('US-TX')!]
  const towns = tree.areas.filter(({ kind }) => kind === 'town')
  const rows: Row[] = []
  for (const [where, areas] of [['all of Texas', texas] as const, ['one town', towns] as const]) {
    const ask = (sample: Sample) => asking(sample, drawQuestions(areas, CHECKS, sample.years), checkOf)
    const [few, many] = await compare(CHECKS, [ask(year), ask(tenYears)])
    const name = `check, ${where}`
    rows.push(
      reported(`${name}, ${year.name}, median`, median(few!.elapsed), 'ms'),
      ...p99Under(`${name}, ${year.name}`, few!, 10),
      reported(`${name}, ${tenYears.name}, median`, median(many!.elapsed), 'ms'),
      ...p99Under(`${name}, ${tenYears.name}`, many!, 10),
    )
    if (areas === texas) rows.push(...growth(`p99 of a ${name}, over ten years against one year`, few!, many!))
    const [free] = await compare(CHECKS / 2, [asking(year, drawQuestions(areas, CHECKS / 2, year.years), freeOf)])
    rows.push(...p99Under(`free times over 30 days, ${where}, ${year.name}`, free!, 30))
  }
  return [...rows, ...(await benchExposure(tree, year))]
}

function growth(what: string, few: Taken, many: Taken): Row[] {
  const row = under(what, p99(many.elapsed) / p99(few.elapsed), 1.5, 'times')
  const worked = p99(many.worked) / p99(few.worked)
  return row.held ? [row] : [row, reported(`${what}, on a processor`, worked, 'times')]
}

/** A load far beyond any real one, so the times are reported without a promise. */
export async function benchCrowded(tree: Tree, crowded: Sample): Promise<Row[]> {
  const texas = drawQuestions([tree.area('US-TX')!], 100, crowded.years)
  const [checks] = await compare(100, [asking(crowded, texas, checkOf)], 0)
  return [
    reported(`check, all of Texas, ${crowded.name}, median`, median(checks!.elapsed), 'ms'),
    reported(`check, all of Texas, ${crowded.name}, p99`, p99(checks!.elapsed), 'ms'),
  ]
}

type Ask = (world: World, question: Question) => unknown

const checkOf: Ask = (world, question) => check(world, candidateOf(question))
const freeOf: Ask = (world, question) =>
  freeTimes(world, untimed(question), { from: question.at, to: question.at + 30 * DAY })

function asking({ world }: Sample, questions: readonly Question[], ask: Ask): (run: number) => unknown {
  return (run) => ask(world, questions[run % questions.length]!)
}

/** Measures one week of the exposure page: each county's most reached place and how close it is to a limit. */
async function benchExposure(tree: Tree, { world, from, name }: Sample): Promise<Row[]> {
  const next = random(3)
  const [taken] = await compare(50, [
    () => {
      const start = from + Math.floor(next() * 350) * DAY
      return exposedAreas(tree, world, { from: start, to: start + 7 * DAY, under: null, places: null, level: 'county' })
    },
  ])
  return p99Under(`exposure of all counties for 7 days, ${name}`, taken!, 150)
}

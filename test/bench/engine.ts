import type { Tree } from '../../server/areas/tree.ts'
import { exposedAreas } from '../../server/calendar/exposure.ts'
import { check } from '../../server/planning/check.ts'
import { freeTimes } from '../../server/planning/free-times.ts'
import type { World } from '../../server/planning/world.ts'
import { compare, median, p99, type Row, reported, under } from './measure.ts'
import type { Sample } from './plans.ts'
import { candidateOf, drawQuestions, type Question, untimed } from './question.ts'
import { random } from './sample.ts'

const DAY = 86_400_000
const CHECKS = 1200

/** The engine alone: checks with everything that they answer, free times, and how often people hear of us. */
export async function benchEngine(tree: Tree, year: Sample, tenYears: Sample): Promise<Row[]> {
  const texas = [tree.area('US-TX')!]
  const towns = tree.areas.filter(({ kind }) => kind === 'town')
  const rows: Row[] = []
  for (const [where, areas] of [['all of Texas', texas] as const, ['one town', towns] as const]) {
    const ask = (sample: Sample) => asking(sample, drawQuestions(areas, CHECKS, sample.years), checkOf)
    const [few, many] = await compare(CHECKS, [ask(year), ask(tenYears)])
    const name = `check, ${where}`
    rows.push(
      reported(`${name}, ${year.name}, median`, median(few!), 'ms'),
      under(`${name}, ${year.name}, p99`, p99(few!), 10, 'ms'),
      reported(`${name}, ${tenYears.name}, median`, median(many!), 'ms'),
      under(`${name}, ${tenYears.name}, p99`, p99(many!), 10, 'ms'),
    )
    if (areas === texas)
      rows.push(under('p99 of these over ten years against one year', p99(many!) / p99(few!), 1.5, 'times'))
    const [free] = await compare(CHECKS / 2, [asking(year, drawQuestions(areas, CHECKS / 2, year.years), freeOf)])
    rows.push(under(`free times over 30 days, ${where}, ${year.name}, p99`, p99(free!), 30, 'ms'))
  }
  return [...rows, await benchExposure(tree, year)]
}

/** Far more than anybody has: reported, not promised. */
export async function benchCrowded(tree: Tree, crowded: Sample): Promise<Row[]> {
  const texas = drawQuestions([tree.area('US-TX')!], 200, crowded.years)
  const [checks] = await compare(200, [asking(crowded, texas, checkOf)])
  return [
    reported(`check, all of Texas, ${crowded.name}, median`, median(checks!), 'ms'),
    reported(`check, all of Texas, ${crowded.name}, p99`, p99(checks!), 'ms'),
  ]
}

type Ask = (world: World, question: Question) => unknown

const checkOf: Ask = (world, question) => check(world, candidateOf(question))
const freeOf: Ask = (world, question) =>
  freeTimes(world, untimed(question), { from: question.at, to: question.at + 30 * DAY })

function asking({ world }: Sample, questions: readonly Question[], ask: Ask): (run: number) => unknown {
  return (run) => ask(world, questions[run % questions.length]!)
}

/** What the exposure page tells of a week: each county's most reached place, and how near it comes to a limit. */
async function benchExposure(tree: Tree, { world, from, name }: Sample): Promise<Row> {
  const next = random(3)
  const [taken] = await compare(50, [
    () => {
      const start = from + Math.floor(next() * 350) * DAY
      return exposedAreas(tree, world, { from: start, to: start + 7 * DAY, under: null, level: 'county' })
    },
  ])
  return under(`exposure of all counties for 7 days, ${name}, p99`, p99(taken!), 150, 'ms')
}

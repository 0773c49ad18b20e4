import type { Area } from '../../../server/areas/area.ts'
import { type Intervals, size, unionAll } from '../../../server/areas/intervals.ts'
import type { Tree } from '../../../server/areas/tree.ts'
import { findingsFor } from '../../../server/planning/findings/check.ts'
import type { ForbiddenInterval } from '../../../server/planning/forbidden/forbidden-interval.ts'
import { reportForbidden } from '../../../server/planning/forbidden/forbidden-intervals.ts'
import { atLeast, compare, median, p99, type Row, reported } from '../measure.ts'
import { type Sample, sampleMessages } from '../plans.ts'
import { candidateOf, drawQuestions, type Question } from '../question.ts'
import type { Answer, Baseline, Stock } from './baseline.ts'
import { openPostgresBaseline } from './postgres.ts'
import { openSqliteBaseline } from './sqlite.ts'

const CHECKS = 200
const DAY = 86_400_000

/**
 * The same question to the engine and to the baselines, on the same bookings: which rules would be broken, and in how
 * many places. Findings with their sentences, what collides and the fullest window, which the engine has at hand and
 * SQL would have to ask for again, are timed apart. An answer that differs ends the bench.
 */
export async function benchAgainstSql(tree: Tree, sample: Sample, postgresUrl: string): Promise<Row[]> {
  const { world, from, to } = sample
  const stock = (): Stock => {
    const messages = sampleMessages(tree, sample.count, sample.years)
    return { places: tree, rules: world.rules, messages, from: from - 2 * DAY, to: to + 2 * DAY }
  }
  const baselines = [
    openSqliteBaseline(stock()),
    await openPostgresBaseline(postgresUrl, 'bounds', stock()),
    await openPostgresBaseline(postgresUrl, 'multirange', stock()),
  ]
  try {
    const towns = tree.areas.filter(({ kind }) => kind === 'town')
    return [
      ...(await benchArea(sample, 'all of Texas', [tree.area('US-TX')!], baselines, 30)),
      ...(await benchArea(sample, 'one town', towns, baselines, 1)),
    ]
  } finally {
    for (const baseline of baselines) await baseline.close()
  }
}

async function benchArea(
  sample: Sample,
  where: string,
  areas: readonly Area[],
  baselines: readonly Baseline[],
  factor: number,
): Promise<Row[]> {
  const questions = drawQuestions(areas, CHECKS, sample.years)
  const engine = (question: Question) => engineVerdict(sample, question)
  for (const question of questions) {
    for (const baseline of baselines)
      refuseDifference(baseline, question, engine(question), await baseline.verdict(question))
  }
  // A server has compiled its code long before the hundredth check; a database does not compile its own.
  for (let round = 0; round < 20; round++) for (const question of questions) engine(question)
  const findings = (question: Question) => findingsFor(sample.world, candidateOf(question), question.at)
  const asked = baselines.map((baseline) => (question: Question) => baseline.verdict(question))
  const ways = [engine, findings, ...asked]
  const [ours, written, ...theirs] = await compare(
    CHECKS,
    ways.map((way) => (run: number) => way(questions[run]!)),
    0,
  )
  const name = `verdict, ${where}, ${sample.name}`
  return [
    reported(`${name}: answers of SQL that agree`, CHECKS * baselines.length, 'checks'),
    reported(`${name}: Hark, median`, median(ours!.elapsed), 'ms'),
    reported(`${name}: Hark with its findings written, median`, median(written!.elapsed), 'ms'),
    ...baselines.flatMap((baseline, index) => {
      const taken = theirs[index]!.elapsed
      return [
        reported(`${name}: ${baseline.name}, median`, median(taken), 'ms'),
        reported(`${name}: ${baseline.name}, p99`, p99(taken), 'ms'),
        atLeast(`faster than ${baseline.name}: ${name}`, median(taken) / median(ours!.elapsed), factor, 'times'),
      ]
    }),
  ]
}

function engineVerdict({ world }: Sample, question: Question): Answer {
  const { at } = question
  const broken = new Map<string, Intervals[]>()
  const report = ({ constraint, from, to, places }: ForbiddenInterval) => {
    if (at < from || at >= to) return
    const found = broken.get(constraint.id)
    if (found) found.push(places)
    else broken.set(constraint.id, [places])
  }
  reportForbidden(world, candidateOf(question), { from: at, to: at + 1 }, { detail: 'places', report })
  return new Map([...broken].map(([rule, places]) => [rule, size(unionAll(places))]))
}

function refuseDifference(baseline: Baseline, question: Question, engine: Answer, sql: Answer): void {
  const same = engine.size === sql.size && [...engine].every(([rule, places]) => sql.get(rule) === places)
  if (same) return
  const told = { question, engine: Object.fromEntries(engine), sql: Object.fromEntries(sql) }
  throw new Error(`The engine and ${baseline.name} disagree: ${JSON.stringify(told)}`)
}

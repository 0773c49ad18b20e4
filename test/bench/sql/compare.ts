import type { Area } from '../../../server/areas/tree/area.ts'
import { type Intervals, size, unionAll } from '../../../server/areas/tree/intervals.ts'
import type { Tree } from '../../../server/areas/tree/tree.ts'
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
 * Asks the engine and the baselines the same questions about the same bookings: which rules would be broken, and in how
 * many places. Complete findings, with sentences and colliding posts, are timed separately, because SQL would need more
 * queries for them. Throws if two answers differ.
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
      ...(await benchAudience(sample, { name: 'all of Texas', areas: [tree.area('US-TX')!], factor: 30 }, baselines)),
      ...(await benchAudience(sample, { name: 'one town', areas: towns, factor: 1 }, baselines)),
    ]
  } finally {
    for (const baseline of baselines) await baseline.close()
  }
}

interface BenchAudience {
  name: string
  /** Each question is about one of these areas. */
  areas: readonly Area[]
  /** How many times faster than SQL Hark promises to be. */
  factor: number
}

async function benchAudience(sample: Sample, audience: BenchAudience, baselines: readonly Baseline[]): Promise<Row[]> {
  const questions = drawQuestions(audience.areas, CHECKS, sample.years)
  const engine = (question: Question) => engineVerdict(sample, question)
  for (const question of questions) {
    for (const baseline of baselines)
      refuseDifference(baseline, question, engine(question), await baseline.verdict(question))
  }
  // Warm up, because on a server the code is compiled long before the hundredth check.
  for (let round = 0; round < 20; round++) for (const question of questions) engine(question)
  const findings = (question: Question) => findingsFor(sample.world, candidateOf(question), question.at)
  const verdicts = baselines.map((baseline) => (question: Question) => baseline.verdict(question))
  const methods = [engine, findings, ...verdicts]
  const [ours, complete, ...theirs] = await compare(
    CHECKS,
    methods.map((method) => (run: number) => method(questions[run]!)),
    0,
  )
  const name = `verdict, ${audience.name}, ${sample.name}`
  return [
    reported(`${name}: answers of SQL that agree`, CHECKS * baselines.length, 'checks'),
    reported(`${name}: Hark, median`, median(ours!.elapsed), 'ms'),
    reported(`${name}: Hark with its findings written, median`, median(complete!.elapsed), 'ms'),
    ...baselines.flatMap((baseline, index) => {
      const taken = theirs[index]!.elapsed
      return [
        reported(`${name}: ${baseline.name}, median`, median(taken), 'ms'),
        reported(`${name}: ${baseline.name}, p99`, p99(taken), 'ms'),
        atLeast(
          `faster than ${baseline.name}: ${name}`,
          median(taken) / median(ours!.elapsed),
          audience.factor,
          'times',
        ),
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
  const answers = { question, engine: Object.fromEntries(engine), sql: Object.fromEntries(sql) }
  throw new Error(`The engine and ${baseline.name} disagree: ${JSON.stringify(answers)}`)
}

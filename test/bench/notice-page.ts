import autocannon from 'autocannon'
import Fastify from 'fastify'
import type { BenchApp } from './bench-app.ts'
import { atLeast, type Row, reported } from './measure.ts'

const page = '/notices/US-CA-029-bakersfield'
const SECONDS = 5

/** Compares a town's notice page with a bare route that returns the same bytes. They take turns for two rounds. */
export async function benchNoticePage({ app }: BenchApp): Promise<Row[]> {
  const { body, headers } = await app.inject(page)
  const bare = Fastify()
  bare.get(page, (_request, reply) => reply.type(String(headers['content-type'])).send(body))
  const ours = await app.listen({ port: 0, host: '127.0.0.1' })
  const theirs = await bare.listen({ port: 0, host: '127.0.0.1' })
  const rates: Record<string, number[]> = { ours: [], theirs: [] }
  await load(ours, 1)
  await load(theirs, 1)
  for (let round = 0; round < 2; round++) {
    rates.ours!.push(await load(ours, SECONDS))
    rates.theirs!.push(await load(theirs, SECONDS))
  }
  await bare.close()
  const [our, their] = [average(rates.ours!), average(rates.theirs!)]
  return [
    reported('a town’s notice page', our, 'per second'),
    reported('a bare route that answers the same bytes', their, 'per second'),
    atLeast('notice page against the bare route', our / their, 0.5, 'times'),
  ]
}

async function load(origin: string, seconds: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url: origin + page, connections: 20, duration: seconds })
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} responses were not 200 and ${errors} requests failed.`)
  return requests.average
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

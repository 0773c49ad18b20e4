import { fromMillis } from '../../server/platform/clock.ts'
import { type BenchApp, fillCalendar } from './bench-app.ts'
import { median, percentile, type Row, reported, times, under } from './measure.ts'
import { benchStart, random } from './sample.ts'

const DAY = 86_400_000
const BOOKINGS = 10_000

/** Measures the check that the composer makes while somebody types: over HTTP, with 10,000 bookings. */
export async function benchServerCheck(bench: BenchApp): Promise<Row[]> {
  const { app, headers } = bench
  await fillCalendar(bench, BOOKINGS, 1)
  const next = random(7)
  const check = async (include: string[]) => {
    const body = {
      kind: 'marketing',
      audience: { include, exclude: [] },
      channels: ['facebook', 'sms', 'push'],
      at: fromMillis(benchStart + Math.floor(next() * 300 * DAY)),
    }
    const response = await app.inject({ method: 'POST', url: '/api/v1/check', headers, payload: body })
    if (response.statusCode !== 200) throw new Error(response.body)
  }
  const town = await times(200, () => check(['US-CA-029-bakersfield']))
  const state = await times(200, () => check(['US-TX']))
  return [
    under('check over HTTP, one town, 10,000 bookings, median', median(town), 30, 'ms'),
    under('check over HTTP, a whole state, 10,000 bookings, median', median(state), 30, 'ms'),
    reported('check over HTTP, a whole state, 10,000 bookings, p99', percentile(state, 0.99), 'ms'),
  ]
}

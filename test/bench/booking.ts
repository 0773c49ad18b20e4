import type { Area } from '../../server/areas/tree/area.ts'
import { readCalendarState } from '../../server/calendar/calendar-state.ts'
import { freeTimes } from '../../server/planning/forbidden/free-times.ts'
import type { Kind } from '../../server/planning/model/rule-schema.ts'
import { fromMillis } from '../../server/platform/clock.ts'
import { type BenchApp, fillCalendar } from './bench-app.ts'
import { atLeast, median, p99, type Row, reported } from './measure.ts'
import { areaDrawer, benchChannels, benchStart, random } from './sample.ts'

const DAY = 86_400_000
const BOOKINGS = 100_000
const POSTS = 400

interface Post {
  kind: Kind
  area: Area
  channel: string
  url: string
  revision: number
}

/**
 * Measures checking and booking through the API: one request and one SQLite transaction with the authoritative check,
 * the booking, the new revision and the audit entry. Approved posts, distributed like those on the calendar, get a free
 * time.
 */
export async function benchBooking(bench: BenchApp): Promise<Row[]> {
  const { app, headers } = bench
  await fillCalendar(bench, BOOKINGS, 1)
  const posts = await approvedPosts(bench)
  const next = random(11)
  const taken: number[] = []
  let booked = 0
  for (const post of posts) {
    const at = await freeTimeFor(bench, post, next)
    const request = { method: 'POST' as const, url: `${post.url}/schedule`, payload: { at: fromMillis(at) } }
    const start = process.hrtime.bigint()
    const response = await app.inject({ ...request, headers: { ...headers, 'if-match': `"${post.revision}"` } })
    taken.push(Number(process.hrtime.bigint() - start) / 1e6)
    if (response.statusCode !== 200) throw new Error(response.body)
    if (response.json().status === 'scheduled') booked += 1
  }
  if (booked < posts.length) throw new Error(`Only ${booked} of ${posts.length} were booked.`)
  const seconds = taken.reduce((sum, millis) => sum + millis, 0) / 1000
  const sorted = taken.sort((a, b) => a - b)
  const name = `check and book, ${BOOKINGS.toLocaleString('en-US')} bookings over one year`
  return [
    atLeast(name, posts.length / seconds, 150, 'per second'),
    reported(`${name}, median`, median(sorted), 'ms'),
    reported(`${name}, p99`, p99(sorted), 'ms'),
  ]
}

/** Drafts without a time, written by one person and approved by the two others. */
async function approvedPosts({ app, context, headers, approvers }: BenchApp): Promise<Post[]> {
  const next = random(5)
  const draw = areaDrawer(context.areas.tree, next)
  const posts: Post[] = []
  while (posts.length < POSTS) {
    const area = draw()
    const kind = next() < 0.5 ? 'marketing' : 'service'
    const channel = benchChannels[Math.floor(next() * benchChannels.length)]!
    const payload = {
      kind,
      headline: `Something to tell ${area.name}`,
      body: 'What happened, where, and until when.',
      audience: { include: [area.code], exclude: [] },
      channels: [channel],
    }
    const created = await app.inject({ method: 'POST', url: '/api/v1/announcements', headers, payload })
    const url = `/api/v1/announcements/${created.json().id}`
    let response = created
    for (const [transition, who] of [
      ['submit', headers] as const,
      ...approvers.map((approver) => ['approve', approver] as const),
    ]) {
      if (response.json().status === 'approved') break
      response = await app.inject({
        method: 'POST',
        url: `${url}/${transition}`,
        headers: { ...who, 'if-match': `"${response.json().revision}"` },
      })
      if (response.statusCode !== 200) throw new Error(response.body)
    }
    posts.push({ kind, area, channel, url, revision: response.json().revision })
  }
  return posts
}

/** The start of a random free time range in a random month, or a time past the plan's year if 20 months have none. */
async function freeTimeFor({ context }: BenchApp, { kind, area, channel }: Post, next: () => number): Promise<number> {
  const { world } = await readCalendarState(context)
  const parts = [{ channel, at: null, reach: [area.lo, area.hi] }]
  const candidate = { announcement: null, kind, severity: 'routine' as const, incident: null, parts, waivedRules: [] }
  for (let tries = 0; tries < 20; tries++) {
    const from = benchStart + DAY + Math.floor(next() * 360) * DAY
    const { free } = freeTimes(world, candidate, { from, to: from + 30 * DAY })
    const range = free[Math.floor(next() * free.length)]
    if (range) return range.from
  }
  return benchStart + 400 * DAY
}

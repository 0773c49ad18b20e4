import fc from 'fast-check'
import { severities } from '../../../server/incidents/severity.ts'

/** Stand for the channels of one day: each day has its own, so that days do not meet. */
export const channels = ['board', 'sms', 'app']
/** How finely they aim. */
export const finest = { board: 'town', sms: 'part', app: 'county' } as const
/** In three time zones, and small enough that one approval is enough for most. */
const towns = ['US-FL-086-hialeah', 'US-FL-033-pensacola', 'US-TX-453-pflugerville', 'US-TX-141-el-paso', 'US-TX-453~']
const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`
const places = [...towns, boston, backBay, `${boston}~`]

/** Times are hours after the start of the day. */
export type Time = { hours: number } | { local: number } | 'approval' | null
export type OwnTime = Exclude<Time, 'approval' | null>

export interface Draft {
  kind: 'service' | 'marketing'
  severity: string
  include: string[]
  channels: string[]
  at: Time
  own: Record<string, OwnTime>
  publishBy: number | null
  /** Part of the thread of the day's second incident. */
  isThread: boolean
}

export interface DrawnDay {
  start: number
  rules: Record<string, unknown>[]
  incident: { areas: string[]; expectedEnd: number | null } | null
  posts: Draft[]
  /** What needs room: important, and near the time of one of the posts, where that one goes. */
  wanted: { near: number; hours: number; severity: string; isThread: boolean }[]
}

/** Before the clocks change, the end of a month, and an ordinary day; some in the middle of a minute. */
const starts = ['2026-03-07T20:00Z', '2026-10-31T15:00Z', '2026-10-31T20:30Z', '2026-06-30T12:00Z', '2026-06-10T14:00Z']

/** Mostly whole and half hours, so that edges coincide. */
const hours = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 24 }).map((halves) => halves / 2) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 * 3600 }).map((seconds) => seconds / 3600) },
)
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })

const scope = {
  kinds: fc.constantFrom(['marketing'], ['service', 'marketing'], ['service', 'marketing']),
  channels: some(channels),
  area: fc.option(fc.constantFrom('US-TX', 'US-FL', 'US-FL-086', boston, backBay), { freq: 2 }),
  exemptFrom: fc.option(fc.constantFrom('major', 'critical'), { freq: 2 }),
  enforcement: fc.constantFrom('block', 'block', 'block', 'warn'),
}

const cap = fc.record({
  type: fc.constant('cap'),
  ...scope,
  across: fc.constantFrom('each', 'together'),
  limit: fc.constantFrom(1, 1, 1, 2),
  threads: fc.constantFrom('each', 'first_only'),
  window: fc.constantFrom<object>(
    { rolling: 'PT1H' },
    { rolling: 'PT5H30M' },
    { rolling: 'PT24H' },
    { calendar: 'day' },
  ),
})

const rule = fc.oneof(
  { weight: 5, arbitrary: cap },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('quiet'),
      ...scope,
      start: fc.constantFrom('21:00', '02:30', '12:00'),
      end: fc.constantFrom('08:00', '14:00'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ type: fc.constant('blackout'), ...scope, from: hours, length: hours })
      .map(({ from, length, ...rest }) => ({ ...rest, from, to: from + length })),
  },
)

const ownTime: fc.Arbitrary<OwnTime> = fc.oneof(
  { weight: 3, arbitrary: hours.map((after) => ({ hours: after })) },
  { weight: 1, arbitrary: hours.map((after) => ({ local: after })) },
)
const time: fc.Arbitrary<Time> = fc.oneof(
  { weight: 4, arbitrary: hours.map((after): Time => ({ hours: after })) },
  { weight: 2, arbitrary: hours.map((after): Time => ({ local: after })) },
  { weight: 1, arbitrary: fc.constantFrom<Time>('approval', null) },
)

const draft: fc.Arbitrary<Draft> = fc
  .record({
    kind: fc.constantFrom('service' as const, 'marketing' as const),
    severity: fc.constantFrom(...severities),
    include: some(places),
    channels: some(channels),
    at: time,
    own: fc.dictionary(fc.constantFrom(...channels), ownTime, { maxKeys: 2 }),
    publishBy: fc.option(fc.integer({ min: 10, max: 60 }), { freq: 3 }),
    isThread: fc.boolean(),
  })
  .map(({ own, ...post }) => ({
    ...post,
    severity: post.kind === 'marketing' ? 'routine' : post.severity,
    isThread: post.kind === 'service' && post.isThread,
    own: Object.fromEntries(Object.entries(own).filter(([channel]) => post.channels.includes(channel))),
  }))

function lowly(post: Draft): Draft {
  return { ...post, severity: post.kind === 'marketing' || post.severity === 'routine' ? 'routine' : 'minor' }
}

/** With `full`, caps only and posts that are easily moved. */
export function days({ most, full }: { most: number; full: boolean }): fc.Arbitrary<DrawnDay> {
  return fc.record({
    start: fc
      .tuple(fc.constantFrom(...starts), fc.constantFrom(0, 0, 17_000, 59_999))
      .map(([start, millis]) => Date.parse(start) + millis),
    rules: fc.array(full ? fc.oneof({ weight: 9, arbitrary: cap }, { weight: 1, arbitrary: rule }) : rule, {
      minLength: 1,
      maxLength: 4,
    }),
    incident: fc.option(
      fc.record({
        areas: fc.constantFrom(['US-TX'], ['US-FL-086'], [backBay]),
        expectedEnd: fc.option(hours, { freq: 2 }),
      }),
      { freq: 2 },
    ),
    posts: fc.array(full ? draft.map(lowly) : draft, { minLength: full ? 4 : 2, maxLength: most }),
    wanted: fc.array(
      fc.record({
        near: fc.nat(most - 1),
        hours: fc.integer({ min: -4, max: 4 }).map((halves) => halves / 2),
        severity: fc.constantFrom('major', 'critical'),
        isThread: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
}

/** The same with caps that count the first message of an incident, and posts that mostly belong to one. */
export function threadedDays(most: number): fc.Arbitrary<DrawnDay> {
  return days({ most, full: false }).map(({ rules, posts, ...day }) => ({
    ...day,
    rules: rules.map((one) =>
      one['type'] === 'cap'
        ? { ...one, kinds: ['service'], threads: 'first_only', limit: 1, enforcement: 'block' }
        : one,
    ),
    posts: posts.map((post, index) => ({ ...post, kind: 'service', isThread: index % 3 !== 2 })),
  }))
}

const oneADay = {
  ...{ type: 'cap', kinds: ['service', 'marketing'], area: null, exemptFrom: null, enforcement: 'block' },
  ...{ across: 'each', limit: 1, threads: 'each', window: { rolling: 'PT24H' } },
}
const june = { start: Date.parse('2026-06-10T14:00:17.000Z'), incident: null }

/** A day on which everybody wants the same time, with texts an hour later. */
export const fullBoard: DrawnDay = {
  ...june,
  rules: [{ ...oneADay, channels: ['board', 'sms'] }],
  posts: Array.from({ length: 7 }, () => ({
    ...{ kind: 'service' as const, severity: 'minor', include: ['US-FL-086-hialeah'], channels: ['board', 'sms'] },
    ...{ at: { hours: 2 }, own: { sms: { hours: 3 } }, publishBy: null, isThread: false },
  })),
  wanted: [],
}

/** Before an hour that comes twice: in the first of the two there is room for others, until the second one begins. */
export const fullNight: DrawnDay = {
  ...{ start: Date.parse('2026-10-31T20:30:00.000Z'), incident: null },
  rules: [{ ...oneADay, channels: ['board', 'sms'], window: { rolling: 'PT15M' } }],
  posts: Array.from({ length: 7 }, () => ({
    ...{ kind: 'service' as const, severity: 'minor', include: ['US-FL-086-hialeah'], channels: ['board', 'sms'] },
    ...{ at: { hours: 9.25 }, own: { sms: { local: 9 } }, publishBy: 10.5, isThread: false },
  })),
  wanted: [],
}

/** An offer on the local time of three zones, and another with little time, in the way of something important. */
export const fullEvening: DrawnDay = {
  ...june,
  rules: [{ ...oneADay, channels: ['board'] }],
  posts: [towns.slice(0, 4), towns.slice(4)].map((include, index) => ({
    ...{ kind: 'marketing' as const, severity: 'routine', include, channels: ['board'] },
    ...{ at: { local: 6 }, own: {}, publishBy: index === 0 ? null : 20, isThread: false },
  })),
  wanted: [0, 1].map((near) => ({ near, hours: 1, severity: 'major', isThread: false })),
}

/** An update after the first message of an incident, and another post within a day of the update only. */
export const fullThread: DrawnDay = {
  ...june,
  rules: [{ ...oneADay, threads: 'first_only', channels: ['board'] }],
  posts: [2, 4, 26.5].map((after, index) => ({
    ...{ kind: 'service' as const, severity: 'minor', include: ['US-FL-086-hialeah'], channels: ['board'] },
    ...{ at: { hours: after }, own: {}, publishBy: null, isThread: index < 2 },
  })),
  wanted: [],
}

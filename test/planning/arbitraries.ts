import fc from 'fast-check'
import type { Tree } from '../../server/areas/tree/tree.ts'
import { resolveAudience } from '../../server/audiences/audience.ts'
import { placesOf } from '../../server/audiences/cover.ts'
import { severities } from '../../server/incidents/severity.ts'
import type { Candidate, Message, Part } from '../../server/planning/model/message.ts'
import { type Rule, ruleInput } from '../../server/planning/model/rule-schema.ts'
import type { Hold, World } from '../../server/planning/model/world.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { aimsIn, reachOn, trees } from './random-trees.ts'

/** Zones whose clocks change in different ways: by half an hour, at midnight, in the southern hemisphere, never. */
const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/St_Johns',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Europe/London',
]

/** Nights on which the clocks change in some of these zones, plus the end of a week and the end of a month. */
const nights = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-06-14', '2026-06-30']

const channels = ['facebook', 'x', 'sms']
const hour = 3_600_000
const announcements = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export interface Scene {
  world: World
  messages: readonly Message[]
  candidate: Candidate
  night: number
}

/** Mostly round hours, so that window edges often coincide. */
const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -60, max: 60 }).map((hours) => hours * hour) },
  { weight: 2, arbitrary: fc.integer({ min: -120, max: 120 }).map((halves) => halves * (hour / 2)) },
  { weight: 1, arbitrary: fc.integer({ min: -72 * hour, max: 72 * hour }) },
  { weight: 1, arbitrary: fc.integer({ min: -48, max: 48 }).map((hours) => hours * hour - 1) },
)

const scope = (areas: string[]) => ({
  name: fc.constant('Rule'),
  area: fc.option(fc.constantFrom(...areas), { freq: 2 }),
  audience: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: audienceIn(areas) }),
  kinds: fc.constantFrom(['marketing'], ['service'], ['service', 'marketing'], ['service', 'marketing']),
  channels: fc.constantFrom<unknown[]>('all', 'all', ['facebook'], ['facebook', 'sms'], { except: ['x'] }),
  exemptFrom: fc.option(fc.constantFrom('major', 'critical'), { freq: 2 }),
  enforcement: fc.constantFrom('block', 'block', 'warn'),
})

/** Often of several intervals, and now and then one that nobody can judge. */
function audienceIn(areas: string[]) {
  return fc.record({
    include: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
    exclude: fc.uniqueArray(fc.constantFrom(...areas), { maxLength: 2 }),
  })
}

function capIn(areas: string[]) {
  const rolling = fc.constantFrom('PT1H', 'PT6H', 'PT24H', 'P2D').map((rolling) => ({ rolling }))
  const calendar = fc.constantFrom('day', 'day', 'week', 'month').map((calendar) => ({ calendar }))
  return fc.record({
    type: fc.constant('cap'),
    ...scope(areas),
    across: fc.constantFrom('each', 'together'),
    limit: fc.constantFrom(0, 1, 1, 1, 2, 2, 3),
    window: fc.oneof({ weight: 2, arbitrary: rolling }, { weight: 1, arbitrary: calendar }),
    threads: fc.constantFrom('each', 'first_only'),
  })
}

const clock = fc.constantFrom('00:00', '01:30', '02:00', '02:30', '08:00', '21:00', '23:30')

function quietIn(areas: string[]) {
  return fc
    .record({
      type: fc.constant('quiet'),
      ...scope(areas),
      start: clock,
      end: fc.oneof(clock, fc.constant('24:00')),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    })
    .filter(({ start, end }) => start !== end)
}

function blackoutIn(areas: string[], night: number) {
  return fc
    .record({ type: fc.constant('blackout'), ...scope(areas), from: time, hours: fc.integer({ min: 1, max: 30 }) })
    .map(({ hours, ...rest }) => ({
      ...rest,
      from: new Date(night + rest.from).toISOString(),
      to: new Date(night + rest.from + hours * hour).toISOString(),
    }))
}

function ruleIn(areas: string[], night: number): fc.Arbitrary<unknown> {
  const rule = fc.oneof(
    { weight: 6, arbitrary: capIn(areas) },
    { weight: 1, arbitrary: quietIn(areas) },
    { weight: 1, arbitrary: blackoutIn(areas, night) },
  )
  return rule.map((given) => (given.audience === null ? given : { ...given, area: null }))
}

const post = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'marketing', severity: 'routine', incident: null } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('service' as const),
      severity: fc.constantFrom(...severities),
      incident: fc.option(fc.constantFrom('i', 'j'), { freq: 3 }),
    }),
  },
)

const waivedRules = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(['r0', 'r1']) },
)

function messagesIn(tree: Tree, night: number, most: number): fc.Arbitrary<Message[]> {
  const message = fc.record({
    announcement: fc.constantFrom(...announcements),
    channel: fc.constantFrom(...channels),
    at: time.map((offset) => night + offset),
    aim: aimsIn(tree),
    status: fc.constantFrom('booked' as const, 'booked' as const, 'done' as const),
    waivedRules,
    post,
  })
  return fc.array(message, { maxLength: most }).map((messages) => {
    // An announcement has the same kind, severity and incident on every channel.
    const posts = new Map(messages.map(({ announcement, post }) => [announcement, post]))
    return messages.map(({ post: _, aim, ...rest }, committed) => ({
      ...rest,
      reach: reachOn(tree, rest.channel, aim),
      ...posts.get(rest.announcement)!,
      id: `m${committed}`,
      committed,
    }))
  })
}

/** All parts have a time, none do, or some do. */
function candidateIn(tree: Tree, night: number): fc.Arbitrary<Candidate> {
  const part = fc
    .record({
      channel: fc.constantFrom(...channels),
      at: fc.oneof(
        fc.constant(night),
        time.map((offset): number | null => night + offset),
      ),
      aim: aimsIn(tree),
    })
    .map(({ aim, ...rest }) => ({ ...rest, reach: reachOn(tree, rest.channel, aim) }))
  const timing = fc.constantFrom('same', 'same', 'untimed', 'apart', 'mixed')
  return fc
    .record({
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      timing,
      post,
      announcement: fc.option(fc.constantFrom(...announcements), { freq: 3 }),
      waivedRules,
      ignore: fc.subarray(['a', 'b'], { maxLength: 1 }),
      anew: fc.constantFrom(false, false, true),
      order: fc.option(fc.nat(10), { freq: 2 }),
    })
    .map(({ parts, timing, post, order, ...rest }) => ({
      ...rest,
      // Between two others: nobody else has its place in the order.
      ...(order === null ? {} : { committed: order + 0.5 }),
      ...post,
      parts: parts.map((part, index) => placed(part, index, timing, parts[0]!.at)),
    }))
}

function placed(part: Part, index: number, timing: string, first: number | null): Part {
  if (timing === 'same') return { ...part, at: first }
  if (timing === 'untimed' || (timing === 'mixed' && index === 0)) return { ...part, at: null }
  return part
}

function holdsIn(tree: Tree, night: number): fc.Arbitrary<Hold[]> {
  const hold = fc.record({
    incident: fc.constantFrom('i', 'j'),
    title: fc.constant('Burst main'),
    area: codesIn(tree).map((codes) => placesOf(tree, codes)),
    begin: time.map((offset) => night + offset),
    expectedEnd: fc.option(
      time.map((offset) => night + offset),
      { freq: 2 },
    ),
    open: fc.boolean(),
  })
  return fc.uniqueArray(hold, { maxLength: 1, selector: ({ incident }) => incident })
}

export function scenes({ most = 14, rules = 3 } = {}): fc.Arbitrary<Scene> {
  return fc
    .record({
      tree: trees,
      night: fc.constantFrom(...nights).map((date) => Date.parse(`${date}T06:00Z`)),
    })
    .chain(({ tree, night }) => {
      const { count } = tree
      const areas = [...tree.areas.map(({ code }) => code), 'gone']
      return fc
        .record({
          zoneOf: fc.array(fc.nat(zones.length - 1), { minLength: count, maxLength: count }),
          rules: fc.array(ruleIn(areas, night), { minLength: 1, maxLength: rules }),
          drafted: messagesIn(tree, night, most),
          candidate: candidateIn(tree, night),
          holds: holdsIn(tree, night),
          now: time.map((offset) => night + offset),
        })
        .map(({ zoneOf, rules, drafted, candidate, holds, now }) => {
          const messages = drafted.map((message) => likeCandidate(message, candidate))
          const world: World = {
            places: { count, zones, zoneOf: Uint8Array.from(zoneOf) },
            names: {
              nameOf: (place) => `Place ${place}`,
              codeOf: (place) => `P${place}`,
              peopleOf: (place) => (place % 3 === 0 ? null : place * 100),
              townAt: () => undefined,
              areaInterval: (code) => intervalOf(tree, code),
              audiencePlaces: (audience) => {
                const resolved = resolveAudience(tree, audience)
                return resolved.ok ? resolved.places : undefined
              },
            },
            rules: rules.map((rule, index): Rule => ({ ...ruleInput.parse(rule), id: `r${index}` })),
            holds,
            plan: new Plan(messages),
            channelName: (key) => key,
            now,
          }
          return { world, messages, candidate, night }
        })
    })
}

function codesIn(tree: Tree): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...tree.areas.map(({ code }) => code)), { minLength: 1, maxLength: 2 })
}

function intervalOf(tree: Tree, code: string): [number, number] | undefined {
  const area = tree.area(code)
  return area && [area.lo, area.hi]
}

/** The candidate's own earlier bookings have its kind, severity and incident. */
function likeCandidate(message: Message, { announcement, kind, severity, incident }: Candidate): Message {
  return message.announcement === announcement ? { ...message, kind, severity, incident } : message
}

/** Runs of one property, as a percentage of PROPERTY_RUNS: 2,000 by default, 12,000 under `npm test`. */
export function runs(percent: number): { numRuns: number } {
  return { numRuns: Math.ceil((Number(process.env['PROPERTY_RUNS'] ?? 2_000) * percent) / 100) }
}

/** Gives parts without a time the time t. If every part has a time, shifts them all so that the first is at t. */
export function placedAt(candidate: Candidate, t: number): Candidate {
  const times = candidate.parts.flatMap((part) => (part.at === null ? [] : [part.at]))
  const shift = t - Math.min(...times)
  const someUntimed = times.length < candidate.parts.length
  const parts = candidate.parts.map((part) => {
    if (part.at === null) return { ...part, at: t }
    return someUntimed ? part : { ...part, at: part.at + shift }
  })
  return { ...candidate, parts }
}

/** The candidates that these messages were before booking. All messages of an announcement are booked together. */
export function asCandidates(messages: readonly Message[]): [Candidate, readonly Message[]][] {
  const announcements = [...new Set(messages.map((message) => message.announcement))]
  return announcements.map((announcement) => {
    const bookings = messages.filter((message) => message.announcement === announcement)
    const { kind, severity, incident, waivedRules } = bookings[0]!
    const parts = bookings.map(({ channel, at, reach }) => ({ channel, at, reach }))
    return [{ announcement, kind, severity, incident, waivedRules, parts }, bookings]
  })
}

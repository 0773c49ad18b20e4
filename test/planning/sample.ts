import { difference, type Intervals, pairs, unionAll } from '../../server/areas/tree/intervals.ts'
import type { Candidate, Message } from '../../server/planning/model/message.ts'
import type { Finding } from '../../server/planning/model/report.ts'
import type { Rule } from '../../server/planning/model/rule-schema.ts'
import { ruleInput } from '../../server/planning/model/rule-schema.ts'
import type { World } from '../../server/planning/model/world.ts'
import { Plan } from '../../server/planning/store/plan.ts'

/** The places of the worked cases in docs/scheduling-rules.md: code, name, zone, people. */
const table = [
  ['US-TX-453-austin', 'Austin', 'America/Chicago', 961_855],
  ['US-TX-453-pflugerville', 'Pflugerville', 'America/Chicago', 65_191],
  ['US-TX-453~', 'elsewhere in Travis County', 'America/Chicago', null],
  ['US-TX-141-el-paso', 'El Paso', 'America/Denver', 678_815],
  ['US-TX-141~', 'elsewhere in El Paso County', 'America/Denver', null],
  ['US-FL-086-miami', 'Miami', 'America/New_York', 442_241],
  ['US-FL-086-hialeah', 'Hialeah', 'America/New_York', 223_109],
  ['US-FL-086~', 'elsewhere in Miami-Dade County', 'America/New_York', null],
  ['US-FL-033-pensacola', 'Pensacola', 'America/Chicago', 54_312],
  ['US-FL-033~', 'elsewhere in Escambia County', 'America/Chicago', null],
] as const

const areas: Record<string, readonly [number, number]> = {
  US: [0, 10],
  'US-TX': [0, 5],
  'US-TX-453': [0, 3],
  'US-TX-141': [3, 5],
  'US-FL': [5, 10],
  'US-FL-086': [5, 8],
  'US-FL-033': [8, 10],
  ...Object.fromEntries(table.map(([code], place) => [code, [place, place + 1] as const])),
}

const placesOf = (codes: readonly string[]) => unionAll(codes.map((code) => areas[code]!))

export const us: Intervals = [0, 10]
export const texas: Intervals = [0, 5]
export const travis: Intervals = [0, 3]
export const austin: Intervals = [0, 1]
export const elPaso: Intervals = [3, 4]
export const florida: Intervals = [5, 10]
export const miami: Intervals = [5, 6]
export const pensacola: Intervals = [8, 9]

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The b of the worked cases: 2026-06-10 09:00 in Chicago. */
export const b = Date.parse('2026-06-10T09:00:00-05:00')

export function instant(text: string): number {
  return Date.parse(text)
}

export function aWorld(
  parts: { rules?: Rule[]; messages?: Message[]; holds?: World['holds']; now?: number } = {},
): World {
  const zones = [...new Set(table.map(([, , zone]) => zone))]
  return {
    places: { count: table.length, zones, zoneOf: Uint8Array.from(table, ([, , zone]) => zones.indexOf(zone)) },
    names: {
      nameOf: (place) => table[place]![1],
      codeOf: (place) => table[place]![0],
      peopleOf: (place) => table[place]![3],
      townAt: () => undefined,
      areaInterval: (code) => areas[code],
      audiencePlaces: ({ include, exclude }) => difference(placesOf(include), placesOf(exclude)),
    },
    rules: parts.rules ?? [],
    holds: parts.holds ?? [],
    plan: new Plan(parts.messages ?? []),
    channelName: (key) => ({ facebook: 'Facebook', x: 'X', sms: 'text messages' })[key] ?? key,
    now: parts.now ?? b - 30 * day,
  }
}

let committed = 0

/** A booked marketing message on Facebook. Its announcement has the same id as the message. */
export function aMessage(at: number, reach: Intervals, parts: Partial<Message> = {}): Message {
  committed++
  const id = parts.id ?? `m${committed}`
  const base = {
    channel: 'facebook',
    kind: 'marketing',
    severity: 'routine',
    incident: null,
    status: 'booked',
  } as const
  return { ...base, id, announcement: id, at, reach, committed, waivedRules: [], ...parts }
}

export function aCandidate(
  at: number | null,
  reach: Intervals,
  parts: Partial<Candidate> & { channels?: string[] } = {},
): Candidate {
  const { channels = ['facebook'], ...rest } = parts
  return {
    announcement: 'candidate',
    kind: 'marketing',
    severity: 'routine',
    incident: null,
    waivedRules: [],
    parts: channels.map((channel) => ({ channel, at, reach })),
    ...rest,
  }
}

let rules = 0

export function aRule(input: Record<string, unknown>): Rule {
  rules++
  const id = typeof input['id'] === 'string' ? input['id'] : `rule ${rules}`
  const { id: _, ...rest } = input
  return { ...ruleInput.parse({ name: 'Rule', kinds: ['service', 'marketing'], ...rest }), id }
}

/** A rolling cap: the "1/24h" of the worked cases is `aCap(1, 'PT24H')`. */
export function aCap(limit: number, rolling: string, parts: Record<string, unknown> = {}): Rule {
  return aRule({ type: 'cap', limit, window: { rolling }, ...parts })
}

export function aDailyCap(limit: number, parts: Record<string, unknown> = {}): Rule {
  return aRule({ type: 'cap', limit, window: { calendar: 'day' }, ...parts })
}

export function quietHours(parts: Record<string, unknown> = {}): Rule {
  return aRule({ type: 'quiet', start: '21:00', end: '08:00', ...parts })
}

export function namesIn({ names }: World, finding: Finding | undefined): string[] {
  return pairs(finding?.places.intervals ?? []).flatMap(([lo, hi]) =>
    Array.from({ length: hi - lo }, (_, index) => names.nameOf(lo + index)),
  )
}

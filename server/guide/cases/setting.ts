import { namesOf } from '../../calendar/calendar-state.ts'
import type { Candidate, Message } from '../../planning/model/message.ts'
import { type Rule, ruleInput } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { Plan } from '../../planning/store/plan.ts'
import { toMillis } from '../../platform/clock.ts'
import { formatCount, formatDuration } from '../../platform/format.ts'
import { DAY, HOUR } from '../../platform/time-units.ts'
import type { CasePost, Fact, Scene, Trial, WorkedCase } from './case.ts'
import { type Aimed, chicago, country } from './country.ts'

/** Epoch milliseconds of a time with an offset: `2026-06-10T09:00:00-05:00`. */
export const at = toMillis

/** The b of docs/scheduling-rules.md#worked-cases: Wednesday, June 10, 2026, 9:00 am in Chicago. */
export const b = at('2026-06-10T09:00:00-05:00')

const channelNames: Readonly<Record<string, string>> = { facebook: 'Facebook', x: 'X', sms: 'text messages' }

/** The world of a scene: only its rules and plan, no holds. */
export function worldOf({ rules, posts, now }: Scene): World {
  return {
    places: country,
    names: namesOf(country),
    rules,
    holds: [],
    plan: new Plan(posts.map(messageOf)),
    channelName: (key) => channelNames[key] ?? key,
    now,
  }
}

/** Posts are committed in the order they are listed. */
function messageOf({ where: _, announcement, ...post }: CasePost, index: number): Message {
  return { ...post, id: `post ${index + 1}`, announcement: announcement ?? `post ${index + 1}`, committed: index }
}

export function aCase(
  number: number,
  title: string,
  text: string,
  content: { scenes?: Scene[]; facts?: Fact[]; inWordsOnly?: boolean },
): WorkedCase {
  return { number, title, text, scenes: [], facts: [], inWordsOnly: false, ...content }
}

export function aScene(parts: Pick<Scene, 'rules' | 'rows'> & Partial<Scene>): Scene {
  return { title: null, posts: [], trials: [], zone: chicago, now: b - 365 * DAY, ...parts }
}

/** A routine marketing post on Facebook, unless the case says otherwise. */
export function post(time: number, { where, places }: Aimed, parts: Partial<CasePost> = {}): CasePost {
  const usual = { channel: 'facebook', kind: 'marketing', severity: 'routine', incident: null } as const
  return { ...usual, where, announcement: null, at: time, reach: places, status: 'booked', waivedRules: [], ...parts }
}

export function trial(
  time: number,
  { where, places }: Aimed,
  { what = 'A post', channel = 'facebook', ...parts }: Partial<Candidate> & { what?: string; channel?: string } = {},
): Trial {
  const usual = {
    announcement: 'trial',
    kind: 'marketing',
    severity: 'routine',
    incident: null,
    waivedRules: [],
  } as const
  return { what, where, candidate: { ...usual, parts: [{ channel, at: time, reach: places }], ...parts } }
}

/** A cap with a rolling window of this many hours. */
export function cap(limit: number, hours: number, parts: Record<string, unknown> = {}): Rule {
  const name =
    limit === 1
      ? `${formatDuration(hours * HOUR)} between two posts`
      : `${formatCount(limit, 'post')} in ${formatDuration(hours * HOUR)}`
  return rule({ type: 'cap', name, limit, window: { rolling: `PT${hours}H` }, ...parts })
}

export function dailyCap(limit: number, parts: Record<string, unknown> = {}): Rule {
  return rule({ type: 'cap', name: `${limit} a day`, limit, window: { calendar: 'day' }, ...parts })
}

export function quietNights(): Rule {
  return rule({ type: 'quiet', name: 'Quiet nights', start: '21:00', end: '08:00' })
}

export function rule(input: Record<string, unknown>): Rule {
  const read = ruleInput.parse({ kinds: ['service', 'marketing'], ...input })
  return { ...read, id: read.name }
}

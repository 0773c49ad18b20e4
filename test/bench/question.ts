import type { Area } from '../../server/areas/tree/area.ts'
import type { Candidate } from '../../server/planning/model/message.ts'
import type { Kind } from '../../server/planning/model/rule-schema.ts'
import { benchChannels, benchStart, random } from './sample.ts'

const DAY = 86_400_000

/** A check of one post on one channel. `at` is in milliseconds, and the places are [lo, hi). */
export interface Question {
  kind: Kind
  channel: string
  at: number
  lo: number
  hi: number
}

/** Questions at random instants of the plan, about random areas and channels, with alternating kinds. */
export function drawQuestions(areas: readonly Area[], count: number, years: number): Question[] {
  const next = random(count + areas.length)
  const minutes = (years * 365 - 1) * 1440
  return Array.from({ length: count }, (_, index) => {
    const { lo, hi } = areas[Math.floor(next() * areas.length)]!
    return {
      kind: index % 2 === 0 ? 'marketing' : 'service',
      channel: benchChannels[Math.floor(next() * benchChannels.length)]!,
      at: benchStart + DAY / 2 + Math.floor(next() * minutes) * 60_000,
      lo,
      hi,
    }
  })
}

export function candidateOf({ kind, channel, at, lo, hi }: Question): Candidate {
  const parts = [{ channel, at, reach: [lo, hi] }]
  return { announcement: null, kind, severity: 'routine', incident: null, parts, waivedRules: [] }
}

/** The candidate without a time. */
export function untimed(question: Question): Candidate {
  const candidate = candidateOf(question)
  return { ...candidate, parts: candidate.parts.map((part) => ({ ...part, at: null })) }
}

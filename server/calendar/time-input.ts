import { z } from 'zod'
import { toMillis } from '../platform/clock.ts'
import { enterTime, type Moment, momentInput, wallPattern } from '../platform/time/instant-input.ts'
import { isInRange, outOfRange } from '../platform/time/planned-years.ts'
import { resolveWallTime } from '../platform/time/wall-time.ts'
import { zoneNamed } from '../platform/time/zone-names.ts'

/** When an announcement goes out: at a moment, on approval, at one local time everywhere, or null while unknown. */
export type At = Moment | 'approval' | { local: string } | null

export function isMoment(at: At): at is Moment {
  return at !== null && typeof at === 'object' && 'at' in at
}

export function isLocal(at: At): at is { local: string } {
  return at !== null && typeof at === 'object' && 'local' in at
}

/**
 * The zone in which the time was entered; null for none, and for what earlier versions took for a zone, such as an offset.
 */
export function zoneOf(at: At): string | null {
  return isMoment(at) && at.zone !== null ? zoneNamed(at.zone) : null
}

/** Whether its instant, or its local time, is in the years that can be planned. */
export function isPlannable(at: At): boolean {
  if (at === null || at === 'approval') return true
  return isInRange(toMillis(isMoment(at) ? at.at : `${at.local}Z`))
}

const enterLocal = 'Enter the local time as 2026-12-01T09:00.'

/** One local time everywhere. Each zone resolves it later, so only the date and time of day can be invalid here. */
const localInput = z.strictObject({
  local: z
    .string({ error: enterLocal })
    .regex(wallPattern, enterLocal)
    .superRefine((wall, context) => {
      const read = resolveWallTime({ wall, zone: 'UTC' })
      const message = !read.ok ? read.message : isInRange(read.at) ? null : outOfRange
      if (message !== null) context.addIssue({ code: 'custom', message })
    }),
})

export const atInput = z.union([z.literal('approval'), localInput, momentInput], {
  error: (issue) => messageFor(issue.input),
})

/** The time of one channel, if it differs from the announcement's. */
export const channelAtInput = z.union([localInput, momentInput], { error: (issue) => messageFor(issue.input) })

/** A Zod union drops the errors of its options, so parse again with the option that was meant. */
function messageFor(input: unknown): string {
  const isLocal = typeof input === 'object' && input !== null && 'local' in input
  const parsed = (isLocal ? localInput : momentInput).safeParse(input)
  return parsed.success ? enterTime : parsed.error.issues[0]!.message
}

import { z } from 'zod'
import { resolveWallTime } from '../planning/time/wall-time.ts'
import { fromMillis, type Instant, toMillis } from '../platform/clock.ts'

/** A moment as entered: the instant, plus the wall time and zone if a person chose those. */
export interface Moment {
  at: Instant
  wall: string | null
  zone: string | null
}

/** When an announcement goes out: at a moment, on approval, at one local time everywhere, or null while unknown. */
export type At = Moment | 'approval' | { local: string } | null

export function isMoment(at: At): at is Moment {
  return at !== null && typeof at === 'object' && 'at' in at
}

const earliest = toMillis('2000-01-01T00:00:00.000Z')
const latest = toMillis('2100-01-01T00:00:00.000Z')
const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/
const outOfRange = 'Choose a time between the years 2000 and 2100.'
const enterLocal = 'Enter the local time as 2026-12-01T09:00.'
const enterTime = 'Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.'

/** A timestamp in a request: RFC 3339 with an offset. */
export const timestampInput = z.iso
  .datetime({ offset: true, error: enterTime })
  .refine((time) => isPlannable(Date.parse(time)), outOfRange)

/** A time in a request: RFC 3339 with an offset, or wall time in a named zone (docs/api.md#times). */
export const momentInput = z
  .union(
    [
      z.iso.datetime({ offset: true, error: enterTime }),
      z.strictObject({
        wall: z.string().regex(wallPattern, 'Enter the wall time as 2026-12-01T09:00.'),
        zone: z.string(),
        offset: z.string().nullish(),
      }),
    ],
    { error: enterTime },
  )
  .transform((time, context): Moment => {
    const moment = read(time)
    if (typeof moment !== 'string' && isPlannable(toMillis(moment.at))) return moment
    context.addIssue({ code: 'custom', message: typeof moment === 'string' ? moment : outOfRange })
    return z.NEVER
  })

function isPlannable(millis: number): boolean {
  return millis >= earliest && millis < latest
}

function read(time: string | { wall: string; zone: string; offset?: string | null | undefined }): Moment | string {
  if (typeof time === 'string') return { at: fromMillis(Date.parse(time)), wall: null, zone: null }
  const { wall, zone, offset } = time
  const resolved = resolveWallTime(offset ? { wall, zone, offset } : { wall, zone })
  return resolved.ok ? { at: fromMillis(resolved.at), wall, zone } : resolved.message
}

/** For fields that need only the instant. */
export const instantInput = momentInput.transform((moment) => moment.at)

/** One local time everywhere. Each zone resolves it later, so only the date and time of day can be invalid here. */
const localInput = z.strictObject({
  local: z
    .string({ error: enterLocal })
    .regex(wallPattern, enterLocal)
    .superRefine((wall, context) => {
      const read = resolveWallTime({ wall, zone: 'UTC' })
      const message = !read.ok ? read.message : isPlannable(read.at) ? null : outOfRange
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

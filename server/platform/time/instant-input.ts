import { DateTime } from 'luxon'
import { z } from 'zod'
import { fromMillis, type Instant } from '../clock.ts'
import { isInRange, outOfRange } from './planned-years.ts'
import { resolveWallTime } from './wall-time.ts'
import { zoneInput } from './zone-input.ts'
import { noSuchZone } from './zone-names.ts'

/** A moment as entered: the instant, plus the wall time and zone if a person chose those. */
export interface Moment {
  at: Instant
  wall: string | null
  zone: string | null
}

export const enterTime = 'Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.'
export const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/

/** The longest time that makes sense: with nanoseconds and an offset. */
const LONGEST = 40

/** A time in an address, a form or a script: RFC 3339 with an offset. It becomes UTC with milliseconds. */
export const timestampInput = z.iso
  .datetime({ offset: true, error: enterTime, abort: true })
  .max(LONGEST, { error: enterTime, abort: true })
  .transform((text, context): Instant => {
    const millis = Date.parse(text)
    if (isInRange(millis)) return fromMillis(millis)
    context.addIssue({ code: 'custom', message: outOfRange })
    return z.NEVER
  })

const enterWall = 'Enter a date and time such as 2026-12-01T09:00.'
const giveOffset = 'Give the offset as -08:00.'
const wallInput = z.strictObject(
  {
    wall: z.string(enterWall).regex(wallPattern, { error: enterWall, abort: true }),
    zone: zoneInput(noSuchZone),
    offset: z.string(giveOffset).max(10, { error: giveOffset, abort: true }).nullish(),
  },
  enterTime,
)

/** A time in a body: RFC 3339 with an offset, or wall time in a named zone (docs/api.md#times). */
export const momentInput = z
  .union([timestampInput, wallInput], { error: (issue) => messageFor(issue.input) })
  .transform((time, context): Moment => {
    const moment = read(time)
    if (typeof moment !== 'string') return moment
    context.addIssue({ code: 'custom', message: moment })
    return z.NEVER
  })

function read(time: Instant | z.output<typeof wallInput>): Moment | string {
  if (typeof time === 'string') return { at: time, wall: null, zone: null }
  const { wall, zone, offset } = time
  const resolved = resolveWallTime(offset ? { wall, zone, offset } : { wall, zone })
  if (!resolved.ok) return resolved.message
  return isInRange(resolved.at) ? { at: fromMillis(resolved.at), wall, zone } : outOfRange
}

/** A Zod union drops the errors of its options, so parse again with the option that was meant. */
function messageFor(input: unknown): string {
  const isWall = typeof input === 'object' && input !== null
  const parsed = (isWall ? wallInput : timestampInput).safeParse(input)
  return parsed.success ? enterTime : parsed.error.issues[0]!.message
}

/** For fields that need only the instant. */
export const instantInput = momentInput.transform((moment) => moment.at)

/** Whether the text is a valid date in the years that Hark plans in. */
export function isPlannedYear(text: string): boolean {
  const { isValid, year } = DateTime.fromISO(text)
  return isValid && year >= 2000 && year < 2100
}

/** A day in the address of a page, or nothing. */
export const dayText = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && isPlannedYear(text)), {
    error: 'is a day such as 2026-12-01.',
  })
  .default('')

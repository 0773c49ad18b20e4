import { DateTime } from 'luxon'
import { z } from 'zod'
import { severities } from '../../incidents/severity.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { formatList } from '../../platform/format.ts'
import { pageOf, pagingQuery } from '../../platform/http/paging.ts'
import { bookingStatuses } from '../booking.ts'
import { instantInput } from '../time-input.ts'

/** Several of a few words, separated by commas or given several times. */
export function listOf<Word extends string>(words: readonly Word[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((text) => text.split(',')))
    .transform((texts) => texts.map((text) => text.trim()).filter(Boolean))
    .pipe(z.array(z.enum(words, { error: `is one or more of ${formatList(words)}, separated by commas.` })))
    .transform((found) => (found.length === 0 ? undefined : found))
    .optional()
}

/** A stretch of time that API queries are about. */
export const timeRangeQuery = {
  from: instantInput.optional().describe('From this instant on; now, when left out.'),
  to: instantInput.optional().describe('Before this instant; seven days after `from`, when left out.'),
}

export const calendarApiQuery = z.strictObject({
  ...pagingQuery,
  ...timeRangeQuery,
  channel: z.string().max(60).optional().describe('The key of a channel.'),
  area: z.string().max(200).optional().describe('Only what reaches a place in this area: its code.'),
  kinds: listOf(kinds).describe('One or more, separated by commas.'),
  status: listOf(bookingStatuses).describe('One or more, separated by commas; all but cancelled, when left out.'),
})

const codes = z.array(z.string())

export const calendarOutput = pageOf(
  z.object({
    booking: z.string(),
    announcement: z.string(),
    headline: z.string(),
    kind: z.enum(kinds),
    severity: z.enum(severities),
    channel: z.string(),
    at: z.iso.datetime(),
    status: z.enum(bookingStatuses),
    audience: z.object({ include: codes, exclude: codes }),
  }),
)

/** The years that a calendar can be turned to. */
function isInReach(text: string): boolean {
  const { isValid, year } = DateTime.fromISO(text)
  return isValid && year >= 2000 && year < 2100
}

export const dayText = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && isInReach(text)), {
    error: 'is a day such as 2026-12-01.',
  })
  .default('')

const weekText = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-W\d\d$/.test(text) && isInReach(text)), {
    error: 'is a week such as 2026-W17.',
  })
  .default('')

/** What is shown and what is left out, in the address of a calendar page. */
export const filterQuery = {
  area: z.string().trim().max(500).default('').describe('Names or codes of areas, separated by semicolons.'),
  channel: z.string().max(60).default(''),
  kind: z.enum([...kinds, ''], { error: 'is service or marketing.' }).default(''),
  /** An unticked box sends nothing, so the form sends 0 before it. */
  tentative: z
    .union([z.string(), z.array(z.string())])
    .default('1')
    .transform((given) => [given].flat().at(-1) !== '0'),
}

export const weekQuery = z.object({ week: weekText, from: dayText, ...filterQuery })

export const listQuery = z.object({
  from: dayText,
  page: z.coerce.number({ error: 'is the number of a page.' }).int().min(1).max(1000).default(1),
  ...filterQuery,
})

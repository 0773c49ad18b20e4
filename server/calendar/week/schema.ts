import { z } from 'zod'
import { savedInAddress, savedInQuery } from '../../audiences/saved/saved-filter.ts'
import { severities } from '../../incidents/severity.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { pageSchema, pagingQuery } from '../../platform/http/paging.ts'
import { dayText, isPlannedYear } from '../../platform/time/instant-input.ts'
import { bookingStatuses } from '../booking.ts'
import { listOf, timeRangeQuery } from '../query/schema.ts'

export const calendarApiQuery = z.strictObject({
  ...pagingQuery,
  ...timeRangeQuery,
  channel: z.string().max(60).optional().describe('The key of a channel.'),
  area: z.string().max(200).optional().describe('Only what reaches a place in this area: its code.'),
  audience: savedInQuery,
  kinds: listOf(kinds).describe('One or more, separated by commas.'),
  status: listOf(bookingStatuses).describe('One or more, separated by commas; all but cancelled, when left out.'),
})

const codes = z.array(z.string())

export const calendarOutput = pageSchema(
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

const weekText = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-W\d\d$/.test(text) && isPlannedYear(text)), {
    error: 'is a week such as 2026-W17.',
  })
  .default('')

/** The filter in the address of a calendar page. */
export const filterQuery = {
  area: z.string().trim().max(500).default('').describe('Names or codes of areas, separated by semicolons.'),
  audience: savedInAddress,
  channel: z.string().max(60).default(''),
  kind: z.enum([...kinds, ''], { error: 'is service or marketing.' }).default(''),
  /** An unticked box sends nothing, so the form sends 0 before it. */
  tentative: z
    .union([z.string(), z.array(z.string())])
    .default('1')
    .transform((value) => [value].flat().at(-1) !== '0'),
}

export const weekQuery = z.object({ week: weekText, from: dayText, ...filterQuery })

export const listQuery = z.object({
  from: dayText,
  page: z.coerce.number({ error: 'is the number of a page.' }).int().min(1).max(1000).default(1),
  ...filterQuery,
})

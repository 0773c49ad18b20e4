import { z } from 'zod'
import { savedInAddress, savedInQuery } from '../../audiences/saved/saved-filter.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { formatAlternatives } from '../../platform/format.ts'
import { pageSchema, pagingQuery } from '../../platform/http/paging.ts'
import { dayText } from '../../platform/time/instant-input.ts'
import { listOf, timeRangeQuery } from '../query/schema.ts'
import { exposureLevels } from './exposure.ts'

const level = z.enum(exposureLevels, { error: `is one of ${formatAlternatives(exposureLevels)}.` })

export const exposureApiQuery = z.strictObject({
  ...pagingQuery,
  ...timeRangeQuery,
  channel: z.string().max(60).optional().describe('The key of a channel; all together, when left out.'),
  kinds: listOf(kinds).describe('One or more, separated by commas.'),
  under: z.string().max(200).optional().describe('Only inside this area: its code.'),
  audience: savedInQuery,
  level: level
    .optional()
    .describe(
      'The level just below `under`, or below the area that the places of `audience` have in common, when left out.',
    ),
})

export const exposureOutput = pageSchema(
  z.object({
    code: z.string(),
    name: z.string(),
    messages: z.int().describe('At its most reached place.'),
    worstPlace: z.string().nullable().describe('The code of that place; null while nothing reaches the area.'),
    limitShare: z
      .number()
      .nullable()
      .describe('How much of a cap that place uses in the fullest window; 1 is the limit. Null without a cap.'),
  }),
)

/** The form on the page. Both days are included, in the organization's zone. */
export const exposurePageQuery = z.object({
  from: dayText,
  to: dayText,
  channel: z.string().max(60).default(''),
  kind: z.enum([...kinds, ''], { error: 'is service or marketing.' }).default(''),
  under: z.string().trim().max(200).default(''),
  audience: savedInAddress,
  level: z.enum([...exposureLevels, ''], { error: `is one of ${formatAlternatives(exposureLevels)}.` }).default(''),
  /** Also what the organization does not serve. */
  all: z
    .string()
    .default('')
    .transform((value) => value === '1'),
  sort: z.enum(['messages', 'fewest', 'name'], { error: 'is messages, fewest or name.' }).default('messages'),
  page: z.coerce.number({ error: 'is the number of a page.' }).int().min(1).max(10_000).default(1),
})
export type ExposurePageQuery = z.output<typeof exposurePageQuery>

import { z } from 'zod'
import { storedImages } from '../announcements/rows.ts'
import { stages } from '../announcements/status.ts'
import { findingOutput } from '../calendar/check-api/schema.ts'
import { confidences } from '../incidents/incident.ts'
import { severities } from '../incidents/severity.ts'
import { kinds } from '../planning/model/rule-schema.ts'
import { isWebAddress } from '../platform/http/web-address.ts'
import { instantInput } from '../platform/time/instant-input.ts'
import { deliveryStatuses } from './delivery.ts'

/** The times of an incident as stored in a message. Earlier versions stored none. */
export const storedCourse = z
  .object({ planned: z.boolean(), begins: z.string().nullable(), ends: z.string().nullable() })
  .nullable()
  .default(null)

/** What messages have stored only since announcements say it themselves. */
export const storedLater = {
  corrects: z.string().nullable().default(null),
  began: z.string().nullable().default(null),
  expectedEnd: z.string().nullable().default(null),
  confidence: z.enum(confidences).default('unknown'),
  images: storedImages.default([]),
}

/** The message as stored with its delivery. */
export const storedMessage = z.object({
  announcement: z.string(),
  revision: z.number(),
  kind: z.enum(kinds),
  severity: z.enum(severities),
  category: z.string(),
  stage: z.enum(stages).nullable(),
  incident: z.string().nullable(),
  headline: z.string(),
  text: z.string(),
  body: z.string(),
  written: z.object({ headline: z.string(), text: z.string(), body: z.string() }).nullable().default(null),
  link: z.string(),
  audience: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  where: z.string(),
  nextUpdateBy: z.string().nullable(),
  ...storedLater,
  course: storedCourse,
  zone: z.string().nullable().default(null),
})

export const storedReach = z.array(z.string())

const short = z.string().trim().max(500, 'Keep it to 500 characters.')

/** What a person enters after posting a message by hand. */
export const sentInput = z.strictObject({
  url: short
    .refine((text) => text === '' || isWebAddress(text), 'Enter the full address of the post, starting with https://.')
    .optional()
    .describe('The address of the post there.'),
  externalId: short
    .optional()
    .describe('The name or number that the post has there, when it has no address. Not shown as a link.'),
  sentAt: instantInput
    .optional()
    .describe('When it was posted: not in the future, and not before it was written. The present when it is left out.'),
  postedBy: z
    .string()
    .max(60)
    .optional()
    .describe('The id of the person who posted it. The caller when it is left out.'),
})
export type SentInput = z.output<typeof sentInput>

/** Why it was not posted. Required to give a post up; optional for one of unknown outcome, which can still be sent again. */
export const notSentInput = z.strictObject({ reason: short.optional() })

export const deliveryOutput = z.object({
  id: z.string(),
  booking: z.string(),
  channel: z.string(),
  purpose: z.enum(['publish', 'retract']).describe('Whether it publishes, or says that it was withdrawn.'),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  lastError: z.string().nullable(),
  externalId: z.string().nullable().describe('The address, name or number that it has there.'),
  postedBy: z.string().nullable().describe('The id of the person who posted it manually.'),
  sentAt: z.string().nullable(),
  over: z
    .array(findingOutput)
    .optional()
    .describe('After it is marked: the rules that it breaks, or the posts that now collide.'),
  allClear: z
    .string()
    .nullable()
    .optional()
    .describe(
      'After it is marked as sent: the all-clear that was drafted for those who got it, because its incident is over.',
    ),
})

import { z } from 'zod'
import { audienceInput } from '../audiences/schema.ts'
import { bookingStatuses } from '../calendar/booking.ts'
import { byChannel, channelKey } from '../calendar/by-channel.ts'
import { findingOutput, reportOutput } from '../calendar/check-api/schema.ts'
import { atInput, channelAtInput } from '../calendar/time-input.ts'
import { confidences, incidentKinds } from '../incidents/incident.ts'
import { severities } from '../incidents/severity.ts'
import { kinds } from '../planning/model/rule-schema.ts'
import { formatAlternatives, formatCount } from '../platform/format.ts'
import { isWebAddress } from '../platform/http/web-address.ts'
import { oneLine } from '../platform/text/one-line.ts'
import { instantInput } from '../platform/time/instant-input.ts'
import { stages, statuses } from './status.ts'

/** How many characters each text may have. */
export const textLimits = { category: 60, headline: 120, body: 10_000, link: 500, severityReason: 500, alt: 500 }

const upTo = (read: z.ZodString, limit: number, what: string) =>
  read.max(limit, { error: `Keep the ${what} to ${formatCount(limit, 'character')}.`, abort: true })
const text = (limit: number, what: string) => upTo(z.string().trim(), limit, what)
const line = (limit: number, what: string) => upTo(oneLine(), limit, what)

const link = text(textLimits.link, 'link').refine((value) => value === '' || isWebAddress(value), {
  error: 'Enter a web address such as https://example.org/water.',
})

/** As many as a post on most networks shows well. */
export const IMAGES_AT_MOST = 4

/** What a person or an API client may write. The form, the JSON API and OpenAPI are all derived from it. */
const fields = {
  kind: z.enum(kinds, { error: 'The kind is service or marketing.' }),
  severity: z.enum(severities, { error: `The severity is ${formatAlternatives(severities)}.` }),
  category: line(textLimits.category, 'category').describe(
    'Outage, planned work, offer, or whatever the team calls it.',
  ),
  headline: line(textLimits.headline, 'headline').describe('What happened, in one line.'),
  body: text(textLimits.body, 'text').describe('Plain text. Blank lines separate paragraphs.'),
  texts: byChannel(text(textLimits.body, 'text')).describe('Shorter texts by channel.'),
  link,
  audience: audienceInput,
  channels: z.array(channelKey, { error: 'List the keys of channels.' }).max(100, 'Name at most 100 channels.'),
  at: atInput
    .nullable()
    .describe('A time, "approval" for as soon as it is approved, {"local": …} for one local time everywhere, or null.'),
  atByChannel: byChannel(channelAtInput).describe('Other times for some channels.'),
  publishBy: instantInput.nullable().describe('Not sent at all after this.'),
  incident: z.string().max(60).nullable(),
  opens: z
    .enum(incidentKinds, { error: 'It opens an incident that is unplanned or planned, or none.' })
    .nullable()
    .describe('The kind of incident that is opened from it when it is sent for approval; null for none.'),
  stage: z.enum(stages, { error: `The stage is ${formatAlternatives(stages)}.` }).nullable(),
  corrects: z.string().max(60).nullable().describe('The announcement that it corrects.'),
  began: instantInput.nullable().describe('Since when, or of something planned from when, what it tells of lasts.'),
  expectedEnd: instantInput.nullable(),
  confidence: z
    .enum(confidences, { error: `The confidence is ${formatAlternatives(confidences)}.` })
    .describe('How sure the expected end is.'),
  nextUpdateBy: instantInput.nullable().describe('When readers are promised the next word.'),
  severityReason: text(textLimits.severityReason, 'reason').describe(
    'Why it is this severe, when its severity passes rules.',
  ),
  images: z
    .array(
      z.strictObject({
        id: z.string({ error: 'Name the image by its id.' }).max(60),
        alt: text(textLimits.alt, 'description').describe('What it shows, for people who cannot see it.'),
      }),
    )
    .max(IMAGES_AT_MOST, `Add at most ${IMAGES_AT_MOST} pictures.`),
}

export const announcementChange = z.strictObject(fields).partial()
export type AnnouncementChange = z.output<typeof announcementChange>

/** A draft may be half written. Only its kind is required. */
export const newAnnouncement = announcementChange.extend({ kind: fields.kind })
export type NewAnnouncement = z.output<typeof newAnnouncement>

const reason = (question: string) =>
  z.string({ error: question }).trim().min(1, question).max(2000, 'Keep the reason to 2,000 characters.')

export const overrideInput = z.strictObject({
  rule: z.string({ error: 'Name the rule by its id.' }).min(1, 'Name the rule by its id.'),
  reason: reason('Give a reason for the override.'),
  revision: z
    .int('The revision of the rule must be a whole number.')
    .optional()
    .describe('The revision of the rule that was looked at; of the incident for a hold. 409 if it has changed since.'),
})
export type OverrideInput = z.output<typeof overrideInput>

export const approveInput = z.strictObject({
  comment: z.string().trim().max(2000, 'Keep the comment to 2,000 characters.').default(''),
  overrides: z.array(overrideInput).max(50).default([]),
})
export const returnInput = z.strictObject({ comment: reason('Enter what needs to change.') })
const newPublishBy = instantInput.nullable().optional().describe('Another publish-by time, or null for none.')
/** Another time. It shifts the times of single channels too, unless they are stated. */
const timesChange = {
  at: atInput,
  atByChannel: byChannel(channelAtInput)
    .optional()
    .describe('Replaces the times of single channels; {} gives all the one time. Left out, they keep their distances.'),
  publishBy: newPublishBy,
}
export const scheduleInput = z.strictObject({
  ...timesChange,
  at: atInput.optional(),
  overrides: z.array(overrideInput).max(50).default([]),
})
export const moveInput = z.strictObject(timesChange)
export type TimesChange = Omit<z.output<typeof scheduleInput>, 'overrides'>
export const reasonInput = z.strictObject({ reason: reason('Enter a reason.') })
export const noInput = z.strictObject({}).nullish()

const instant = z.iso.datetime()
const timeOutput = z.union([instant, z.literal('approval'), z.object({ local: z.string() })])

/** An announcement as the API returns it. */
export const announcementOutput = z.object({
  id: z.string(),
  ...fields,
  link: z.string(),
  audience: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  at: timeOutput.nullable(),
  atByChannel: z.record(z.string(), timeOutput),
  publishBy: instant.nullable(),
  began: instant.nullable(),
  expectedEnd: instant.nullable(),
  nextUpdateBy: instant.nullable(),
  images: z.array(z.object({ id: z.string(), alt: z.string() })),
  status: z.enum(statuses),
  revision: z.int(),
  reason: z.string().nullable(),
  approvals: z.array(
    z.object({
      by: z.string(),
      at: instant,
      revision: z.int(),
      decision: z.enum(['approved', 'returned']),
      comment: z.string(),
    }),
  ),
  approvalsNeeded: z.int(),
  passes: z
    .array(z.string())
    .describe('The rules that its severity passes, as they were when it was last sent for approval or booked.'),
  bookings: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      zone: z.string().nullable(),
      at: instant,
      status: z.enum(bookingStatuses),
      reason: z.string().nullable().describe('Why it is held or missed.'),
      byHand: z
        .boolean()
        .describe('Whether a person posts it: while its status is publishing, it is not out and waits for them.'),
    }),
  ),
  createdBy: z.string(),
  createdAt: instant,
  updatedAt: instant,
  over: z.array(findingOutput).optional().describe('After move, cancel, hold and retract: the posts that now collide.'),
  check: reportOutput.optional().describe('After the last approval, when its time is not free.'),
})

/** One revision of an announcement: its content, and who saved it. */
export const revisionOutput = z.object({
  revision: z.int(),
  by: z.string(),
  at: instant,
  move: z.string(),
  content: announcementOutput.pick({
    kind: true,
    severity: true,
    category: true,
    headline: true,
    body: true,
    texts: true,
    link: true,
    audience: true,
    channels: true,
    at: true,
    atByChannel: true,
    publishBy: true,
    incident: true,
    opens: true,
    stage: true,
    corrects: true,
    began: true,
    expectedEnd: true,
    confidence: true,
    nextUpdateBy: true,
    severityReason: true,
    images: true,
  }),
})

import { z } from 'zod'
import { audienceInput } from '../audiences/schema.ts'
import { formatAlternatives } from '../platform/format.ts'
import { oneLine } from '../platform/text/one-line.ts'
import { zoneInput } from '../platform/time/zone-input.ts'

/** The severities from which an incident can hold marketing. */
export const holdingSeverities = ['minor', 'major', 'critical'] as const

const language = z
  .string('Enter a language such as en or es.')
  .trim()
  .max(35, 'Enter a language such as en or es.')
  .refine(isLanguage, 'Enter a language such as en or es.')
  .describe('The language that announcements are written in, as a BCP 47 tag. Emails, feeds and notice pages say it.')

export const organisationInput = z.strictObject({
  name: oneLine()
    .min(1, 'Enter the name of the organization.')
    .max(80, 'Keep the name to 80 characters.')
    .describe('Shown to residents on notice pages and in emails.'),
  zone: zoneInput(() => 'Choose a time zone such as America/Los_Angeles.').describe('The zone of the calendar.'),
  language,
  served: audienceInput.describe('The areas that the organization serves. Nothing included means all areas.'),
  holdsFrom: z
    .enum(holdingSeverities, { error: `Choose ${formatAlternatives(holdingSeverities)}, or never.` })
    .nullable()
    .describe('The severity from which an incident holds marketing where it is; null for never.'),
  bypassNeedsSecondApproval: z
    .boolean()
    .describe('Whether an announcement whose severity passes a rule needs one more approval.'),
})
export type OrganisationInput = z.output<typeof organisationInput>
export const organisationChange = organisationInput.partial()

const logo = z.object({
  address: z.string().describe('The path of the picture, for everyone.'),
  width: z.int().describe('In pixels.'),
  height: z.int(),
})
export const organisationOutput = z.object({
  name: z.string(),
  zone: z.string(),
  language: z.string(),
  served: z.object({ include: z.array(z.string()).readonly(), exclude: z.array(z.string()).readonly() }),
  holdsFrom: z.string().nullable(),
  bypassNeedsSecondApproval: z.boolean(),
  logo: logo.nullable(),
  revision: z.number(),
})

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

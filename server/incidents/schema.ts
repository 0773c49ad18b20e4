import { z } from 'zod'
import { formatAlternatives } from '../platform/format.ts'
import { oneLine } from '../platform/text/one-line.ts'
import { instantInput } from '../platform/time/instant-input.ts'
import { confidences, incidentKinds, incidentStatuses } from './incident.ts'
import { severities } from './severity.ts'

const upTo = (read: z.ZodString, longest: number) => read.max(longest, `Keep this to ${longest} characters.`)

const fields = {
  title: upTo(oneLine(), 120).min(1, 'Enter what is broken or planned.'),
  areas: z
    .array(z.string().max(200), { error: 'List the codes of the areas.' })
    .min(1, 'Choose at least one area.')
    .max(5000),
  cause: upTo(z.string().trim(), 2000).nullable(),
  effect: upTo(z.string().trim(), 2000).nullable(),
  severity: z.enum(severities, { error: `The severity is ${formatAlternatives(severities)}.` }),
  status: z.enum(incidentStatuses, { error: `The status is ${formatAlternatives(incidentStatuses)}.` }),
  began: instantInput.describe('When it began; of a planned one, when it will.'),
  expectedEnd: instantInput.nullable(),
  confidence: z.enum(confidences, { error: `The confidence is ${formatAlternatives(confidences)}.` }),
  nextUpdateBy: instantInput.nullable(),
  holds: z
    .boolean()
    .describe(
      'Whether it stops marketing where it is. Left out, it does from the severity that the organization has set.',
    ),
}

export const incidentChange = z.strictObject(fields).partial()
export type IncidentChange = z.output<typeof incidentChange>

export const newIncident = incidentChange.extend({
  kind: z.enum(incidentKinds, { error: 'An incident is unplanned or planned.' }),
  title: fields.title,
  areas: fields.areas,
})
export type NewIncident = z.output<typeof newIncident>

const out = z.iso.datetime()
export const incidentOutput = z.object({
  id: z.string(),
  kind: z.enum(incidentKinds),
  ...fields,
  began: out,
  expectedEnd: out.nullable(),
  nextUpdateBy: out.nullable(),
  beginKnown: z.boolean().describe('False after it was postponed, until a new begin is given.'),
  openedFrom: z.string().nullable().describe('The announcement that opened it.'),
  endedFrom: z.string().nullable().describe('The all-clear whose publishing ended it.'),
  endedAt: out.nullable(),
  revision: z.int(),
  announcements: z.array(z.string()),
})

/**
 * An incident after a write, with what followed for its announcements if it ended or was opened again. `collision`
 * describes posts that collide.
 */
export const changedIncidentOutput = (collision: z.ZodType) =>
  incidentOutput.extend({
    cancelled: z
      .array(z.string())
      .optional()
      .describe(
        'After it ended or was opened again: the announcements that were canceled because they were not out yet.',
      ),
    allClear: z
      .string()
      .nullable()
      .optional()
      .describe('After it ended: its all-clear, mostly a new draft; null if nothing was announced.'),
    over: z
      .array(collision)
      .optional()
      .describe('After it ended or was opened again: the windows in which posts now collide.'),
  })

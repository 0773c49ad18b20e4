import { z } from 'zod'
import { pageSchema, pagingQuery } from '../platform/http/paging.ts'
import { dayText, timestampInput } from '../platform/time/instant-input.ts'

const subject = z.string().max(300).describe('`announcement`, or `announcement:<id>`.')

export const auditQuery = z.strictObject({
  ...pagingQuery,
  from: timestampInput.optional(),
  to: timestampInput.optional().describe('Up to, without this instant.'),
  actor: z.string().max(100).optional().describe('The id of a person, `hark` or `command-line`.'),
  subject: subject.optional(),
})

export const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  revision: z.number().nullable(),
})

export const auditPage = pageSchema(auditEntry)

/** The filter form on the page: local days in the organization's zone, both inclusive. */
export const auditFilterForm = z.object({
  actor: z.string().max(100).default(''),
  subject: subject.default(''),
  from: dayText,
  to: dayText,
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().positive().optional(),
})
export type AuditFilterForm = z.output<typeof auditFilterForm>

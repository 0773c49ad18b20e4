import { DateTime } from 'luxon'
import { z } from 'zod'
import { toInstant } from '../platform/clock.ts'
import { pageSchema, pagingQuery } from '../platform/http/paging.ts'

const instant = z.iso
  .datetime({ offset: true, error: 'is a time such as 2026-12-01T17:00:00Z.' })
  .transform((text) => toInstant(DateTime.fromISO(text)))

const subject = z.string().max(300).describe('`announcement`, or `announcement:<id>`.')

export const auditQuery = z.strictObject({
  ...pagingQuery,
  from: instant.optional(),
  to: instant.optional().describe('Up to, without this instant.'),
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

const day = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid), {
    error: 'is a day such as 2026-12-01.',
  })
  .default('')

/** The filter form on the page: local days in the organization's zone, both inclusive. */
export const auditFilterForm = z.object({
  actor: z.string().max(100).default(''),
  subject: subject.default(''),
  from: day,
  to: day,
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().positive().optional(),
})
export type AuditFilterForm = z.output<typeof auditFilterForm>

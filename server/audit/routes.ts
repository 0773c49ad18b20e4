import { DateTime } from 'luxon'
import { toInstant } from '../platform/clock.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import type { Platform } from '../platform/platform.ts'
import type { Db } from '../platform/transact.ts'
import type { Entry } from './audit.ts'
import { type AuditFilter, findFirstSnapshots, listActors, listAudit, listSubjectTypes } from './queries.ts'
import { type AuditFilterForm, auditFilterForm } from './schema.ts'
import { type AuditPage, auditRow, filterFields, link, nameIn } from './views.ts'

const PAGE = 50

export function auditRoutes(app: App, { db }: Platform): void {
  app.get(
    '/audit',
    { config: { access: 'person', longQuestion: true }, schema: { querystring: auditFilterForm } },
    async (request, reply) => {
      const form = request.query
      const { zone } = await findOrganisation(db)
      const { entries, pager } = await readPage(db, form, zone)
      const titles = await titlesOf(db, entries)
      const firstTitle = entries[0] ? titles.get(entries[0]) : null
      reply.locals!.section = 'audit'
      return reply.render('audit/index', {
        filter: filterFields(form, await listActors(db), await listSubjectTypes(db), firstTitle ?? null),
        entries: entries.map((entry) => auditRow(entry, titles.get(entry) ?? null, zone)),
        pager,
      })
    },
  )
}

/** The newest entries, or those just before or after the entry where another page ended. */
async function readPage(
  db: Db,
  form: AuditFilterForm,
  zone: string,
): Promise<{ entries: Entry[]; pager: AuditPage['pager'] }> {
  const filter = filterFrom(form, zone)
  const newer = form.after !== undefined
  const read = await listAudit(db, filter, PAGE + 1, newer ? 'asc' : 'desc')
  const cut = read.slice(0, PAGE)
  const entries = newer ? cut.reverse() : cut
  const hasMore = read.length > PAGE
  const { actor, subject, from, to } = form
  const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq]
  const further = { actor, subject, from, to }
  return {
    entries,
    pager: {
      range: `Entries ${first} to ${last} of the record`,
      previous: (newer ? hasMore : form.before !== undefined) ? link({ ...further, after: first }) : null,
      next: newer || hasMore ? link({ ...further, before: last }) : null,
    },
  }
}

function filterFrom({ actor, subject, from, to, before, after }: AuditFilterForm, zone: string): AuditFilter {
  const midnight = (day: string) => DateTime.fromISO(day, { zone })
  return {
    actor: actor || undefined,
    subject: subject || undefined,
    from: from === '' ? undefined : toInstant(midnight(from)),
    to: to === '' ? undefined : toInstant(midnight(to).plus({ days: 1 })),
    beforeSeq: before,
    afterSeq: after,
  }
}

/** A title for each entry: its own name, else the name its subject was created with, else a short id. */
async function titlesOf(db: Db, entries: readonly Entry[]): Promise<Map<Entry, string | null>> {
  const own = new Map(entries.map((entry) => [entry, nameIn(entry.after) ?? nameIn(entry.before)]))
  const unnamed = entries.filter((entry) => own.get(entry) === null).map((entry) => entry.subject)
  const first = await findFirstSnapshots(db, unnamed)
  return new Map(
    entries.map((entry) => {
      const { type, id } = entry.subject
      return [entry, own.get(entry) ?? nameIn(first.get(`${type}:${id}`)) ?? (id.length <= 24 ? id : null)]
    }),
  )
}

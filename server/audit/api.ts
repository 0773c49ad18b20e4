import { cutPage, positions, readCursor } from '../platform/http/paging.ts'
import type { App } from '../platform/http/zod.ts'
import type { Platform } from '../platform/platform.ts'
import type { Entry } from './audit.ts'
import { listAudit } from './queries.ts'
import { auditPage, auditQuery } from './schema.ts'

export function auditApi(app: App, platform: Platform): void {
  app.get(
    '/api/v1/audit',
    {
      config: { access: 'person', longQuestion: true },
      schema: { querystring: auditQuery, response: { 200: auditPage } },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query
      const [afterSeq = 0] = readCursor(cursor, positions.afterNumber) ?? []
      const entries = await listAudit(platform.db, { ...filter, afterSeq }, limit + 1)
      const { items, next } = cutPage(entries, limit, (last) => [last.seq])
      return { items: items.map(present), next }
    },
  )
}

function present({ id, at, actor, action, subject, before, after, revision }: Entry) {
  return { id, at, actor: actor.id, actorName: actor.name, action, subject, before, after, revision }
}

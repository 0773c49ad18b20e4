import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { findAnnouncement } from '../queries.ts'
import { showVersions } from './versions-page.ts'

const params = z.object({ id: z.string().max(60) })
const querystring = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1) })

export function versionsRoutes(app: App, context: Context): void {
  app.get(
    '/announcements/:id/versions',
    { config: { access: 'person', longQuestion: true }, schema: { params, querystring } },
    async (request, reply) => {
      const announcement = await findAnnouncement(context.db, request.params.id)
      return showVersions({ context, reply, person: currentPerson(request) }, announcement, request.query.page)
    },
  )
}

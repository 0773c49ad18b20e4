import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { findAnnouncement } from '../queries.ts'
import type { Outbox } from '../under-way.ts'
import { showAnnouncement } from './show-page.ts'

const params = z.object({ id: z.string().max(60) })

export function showRoutes(app: App, context: Context, outbox: Outbox): void {
  app.get(
    '/announcements/:id',
    { config: { access: 'person', longQuestion: true }, schema: { params } },
    async (request, reply) => {
      const announcement = await findAnnouncement(context.db, request.params.id)
      return showAnnouncement({ context, outbox, reply, person: currentPerson(request) }, announcement, null)
    },
  )
}

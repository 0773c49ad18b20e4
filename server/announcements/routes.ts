import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import type { App } from '../platform/http/zod.ts'
import { composerRoutes } from './composer/routes.ts'
import { indexRoutes } from './index/routes.ts'
import { findAnnouncement } from './queries.ts'
import { reviewRoutes } from './review/routes.ts'
import { showAnnouncement } from './show/show-page.ts'
import { transitionRoutes } from './show/transition-routes.ts'

const params = z.object({ id: z.string().max(60) })

export function announcementRoutes(app: App, context: Context): void {
  indexRoutes(app, context)
  composerRoutes(app, context)
  transitionRoutes(app, context)
  reviewRoutes(app, context)

  app.get('/announcements/:id', { config: { access: 'person' }, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    return showAnnouncement(context, reply, announcement, currentPerson(request), null)
  })
}

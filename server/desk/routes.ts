import { listChannelNames } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor } from '../people/person.ts'
import { listNames } from '../people/queries.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { readToday } from './read-today.ts'
import { todayPage } from './today-views.ts'

export function deskRoutes(app: App, context: Context): void {
  app.get('/', { config: { access: 'person', longQuestion: true } }, async (request, reply) => {
    const person = currentPerson(request)
    const { zone } = await findOrganisation(context.db)
    const now = toInstant(context.now())
    reply.locals!.section = 'today'
    const today = await readToday(context.db, person, now)
    return reply.render(
      'desk/today',
      todayPage(today, {
        tree: context.areas.tree,
        channelNames: await listChannelNames(context.db),
        names: await listNames(context.db),
        bookings: today.bookings,
        zone,
        now,
        mayWrite: may(person, 'author'),
        mayWriteService: mayWriteFor(person, 'service'),
      }),
    )
  })
}

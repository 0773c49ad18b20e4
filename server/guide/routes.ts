import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'
import { howPage } from './how-page.ts'
import type { HowPage } from './views.ts'

/** Explains the rules of the calendar. It is the same for everybody, so it is worked out once, when it is first read. */
export function howRoutes(app: App, _context: Context): void {
  let page: HowPage | undefined

  app.get('/calendar/how', { config: { access: 'person' } }, async (_request, reply) => {
    reply.locals!.section = 'calendar'
    page ??= howPage()
    return reply.render('guide/how', page)
  })
}

import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'
import { guidePage } from './guide-page.ts'
import type { GuidePage } from './props.ts'

/** The page that explains the rules. It is the same for everybody, so it is computed once, on the first request. */
export function howRoutes(app: App, _context: Context): void {
  let page: GuidePage | undefined

  app.get('/calendar/how', { config: { access: 'person' } }, async (_request, reply) => {
    reply.locals!.section = 'calendar'
    page ??= guidePage()
    return reply.render('guide/index', page)
  })
}

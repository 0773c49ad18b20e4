import type { Context } from './context.ts'
import { isMigrated } from './platform/db/migrate.ts'
import type { App } from './platform/http/zod.ts'
import { inTime } from './platform/in-time.ts'
import { describeTrouble } from './platform/publishing-state.ts'
import { SECOND } from './platform/time-units.ts'

/** A monitor seldom waits for longer. */
const READY_MILLIS = 3 * SECOND

/** For monitoring: whether the process serves requests, and whether it can do its work. Both are public. */
export function healthRoutes(app: App, context: Context): void {
  const options = { config: { access: 'public' as const }, logLevel: 'warn' as const }
  const say = 'text/plain; charset=utf-8'

  app.get(
    '/healthz',
    { ...options, config: { ...options.config, unlimited: true, isUrgent: true } },
    async (_request, reply) => reply.type(say).send('It serves.\n'),
  )

  app.get('/readyz', options, async (request, reply) => {
    const missing = await inTime(whatIsMissing(context), READY_MILLIS).catch((error: unknown) => {
      request.log.warn({ err: error }, 'not ready')
      return 'The database does not answer.'
    })
    if (missing !== null) reply.code(503).header('Retry-After', 5)
    return reply
      .type(say)
      .header('Cache-Control', 'no-store')
      .send(`${missing ?? whatIsReady(context)}\n`)
  })
}

async function whatIsMissing({ db, areas }: Context): Promise<string | null> {
  if (!(await isMigrated(db))) return 'The database is of another version of Hark.'
  return areas.tree.roots.length === 0 ? 'The areas are being loaded.' : null
}

/**
 * A process whose worker is stuck still serves pages, so it stays ready: one receiver that misbehaves would otherwise
 * take every process out of service.
 */
function whatIsReady({ publishing }: Context): string {
  const trouble = describeTrouble(publishing)
  return trouble === null ? 'It is ready.' : `It is ready. ${trouble}`
}

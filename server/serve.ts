import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { offerSetup } from './people/sign-in/setup-actions.ts'
import { CannotStart } from './platform/errors.ts'
import type { App } from './platform/http/zod.ts'
import { MINUTE } from './platform/time-units.ts'
import { prepareOrganisation } from './prepare.ts'
import { openQuestionThread } from './question-thread.ts'
import { openContext } from './start.ts'
import { runWorker, type Worker } from './worker.ts'

/**
 * Starts the web process, the worker or both, and resolves once they are running. They stop cleanly on SIGINT and
 * SIGTERM.
 */
export async function serve(config: Config): Promise<void> {
  const context = await openContext(config)
  const questions = openQuestionThread(config, (error) =>
    app.log.error({ err: error }, 'The thread for questions failed.'),
  )
  const app = await buildApp(context, { elsewhere: questions.ask })
  if (config.WORKER !== 'only') await listen(app, context)
  let worker: Worker | null = null
  const fresh = keepAreasFresh(context, app)
  const stopping = new AbortController()
  const stop = async () => {
    stopping.abort()
    clearInterval(fresh)
    await Promise.all([app.close(), worker?.stop()])
    await questions.stop()
    await context.db.destroy()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await prepareOrganisation(context, (line) => process.stdout.write(`${line}\n`), stopping.signal)
  } catch (error) {
    if (stopping.signal.aborted) return
    throw error
  }
  if (config.WORKER !== 'off') worker = runWorker(context, (error, what) => app.log.error({ err: error }, what))
  if (config.WORKER === 'only') {
    process.stdout.write('Hark publishes what is due\n')
    return
  }
  process.stdout.write(`Hark is at ${config.BASE_URL}\n`)
  const link = await offerSetup(context)
  if (link) process.stdout.write(`Nobody has an account yet. Make the first administrator within a day: ${link}\n`)
}

/** Another process may have loaded a country. */
function keepAreasFresh({ areas }: Context, app: App): NodeJS.Timeout {
  const refresh = () => areas.refresh().catch((error) => app.log.error({ err: error }, 'The areas could not be read.'))
  return setInterval(refresh, MINUTE).unref()
}

/**
 * How many connections may wait to be accepted, as far as the system allows (`somaxconn`). When no place is left, the
 * kernel drops a newcomer without a word, who tries again after 1, 3, 7 and 15 seconds.
 */
const backlog = 4096

async function listen(app: App, { config, db }: Context): Promise<void> {
  const { PORT: port, HOST: host } = config
  await app.listen({ port, host, backlog }).catch(async (error: NodeJS.ErrnoException) => {
    await db.destroy()
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is in use. Stop what uses it, or set PORT to another number.`)
    if (error.code === 'EACCES')
      throw new CannotStart(`Port ${port} may not be used by this user. Set PORT to a number over 1023.`)
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code)))
      throw new CannotStart(`${host} is not an address of this machine. Correct HOST.`)
    throw error
  })
}

import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { listOutdated } from './areas/gazetteer/installed.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { offerSetup } from './people/sign-in/setup-actions.ts'
import { logLevelFor } from './platform/database-trouble.ts'
import { CannotStart } from './platform/errors.ts'
import { listen, openDoor, type StopListening } from './platform/http/listen.ts'
import type { App } from './platform/http/zod.ts'
import { MINUTE, SECOND } from './platform/time-units.ts'
import { prepareOrganisation } from './prepare.ts'
import { openQuestionThread } from './question-thread.ts'
import { openContext } from './start.ts'
import { runWorker, type Worker } from './worker.ts'

/** Longer than any answer takes, and shorter than what watches over a service usually waits. */
const STOP_MILLIS = 25 * SECOND

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
  const stopListening = config.WORKER === 'only' ? null : await openPorts(app, context)
  let worker: Worker | null = null
  const fresh = keepAreasFresh(context, app)
  const stopping = new AbortController()
  let beginning: NodeJS.Timeout | undefined
  const stop = async () => {
    endAnyway(app)
    clearTimeout(beginning)
    stopping.abort()
    clearInterval(fresh)
    await Promise.all([stopListening?.(), app.close(), worker?.stop()])
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
  if (config.WORKER !== 'off') worker = runWorker(context, (error, what) => report(app, error, what))
  if (config.WORKER === 'only') {
    process.stdout.write('Hark publishes what is due\n')
    return
  }
  // Only then, because what is due goes first.
  beginning = setTimeout(questions.begin, 3 * SECOND).unref()
  for (const sentence of await listOutdated(context.db)) app.log.warn(sentence)
  process.stdout.write(`Hark is at ${config.BASE_URL}\n`)
  const link = await offerSetup(context)
  if (link) process.stdout.write(`Nobody has an account yet. Create the first administrator within a day: ${link}\n`)
}

function report(app: App, err: unknown, what: string): void {
  app.log[logLevelFor(err)]({ err }, what)
}

/**
 * Ends the process after a while whatever it waits for, such as a database that does not answer. What is due, and what
 * was being sent, goes on at the next start as after a crash.
 */
function endAnyway(app: App): void {
  const end = () => {
    app.log.warn('Something did not end in time, so the process was ended.')
    process.exit(1)
  }
  setTimeout(end, STOP_MILLIS).unref()
}

/** Another process may have loaded a country. */
function keepAreasFresh({ areas }: Context, app: App): NodeJS.Timeout {
  const refresh = () => areas.refresh().catch((error) => report(app, error, 'The areas could not be read.'))
  return setInterval(refresh, MINUTE).unref()
}

/** Listens at PORT, and at HEALTH_PORT if there is one. */
async function openPorts(app: App, { config, db }: Context): Promise<StopListening> {
  const { PORT, HEALTH_PORT, HOST: host } = config
  const server = app as unknown as FastifyInstance
  const stops: StopListening[] = []
  const stopAll = () => Promise.all(stops.map((stop) => stop()))
  try {
    stops.push(await listen(server, { port: PORT, host }).catch(refuse('PORT', config)))
    if (HEALTH_PORT !== undefined)
      stops.push(await openDoor(server, { port: HEALTH_PORT, host }).catch(refuse('HEALTH_PORT', config)))
    return stopAll
  } catch (error) {
    await Promise.all([stopAll(), app.close()])
    await db.destroy()
    throw error
  }
}

function refuse(setting: 'PORT' | 'HEALTH_PORT', config: Config): (error: NodeJS.ErrnoException) => never {
  const port = config[setting]
  return (error) => {
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is in use. Stop what uses it, or set ${setting} to another number.`)
    if (error.code === 'EACCES')
      throw new CannotStart(`Port ${port} cannot be used by this user. Set ${setting} to a number over 1023.`)
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code)))
      throw new CannotStart(`${config.HOST} is not an address of this machine. Correct HOST.`)
    throw error
  }
}

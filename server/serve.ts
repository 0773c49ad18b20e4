import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { offerSetup } from './people/actions.ts'
import { CannotStart } from './platform/errors.ts'
import { prepareOrganisation } from './prepare.ts'
import { openContext } from './start.ts'

/** Starts the web process; resolves once it listens. It ends cleanly on SIGINT and SIGTERM. */
export async function serve(config: Config): Promise<void> {
  const context = await openContext(config)
  const app = await buildApp(context)
  const { PORT: port, HOST: host } = config
  await app.listen({ port, host }).catch(async (error: NodeJS.ErrnoException) => {
    await context.db.destroy()
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is in use. Stop what uses it, or set PORT to another number.`)
    if (error.code === 'EACCES')
      throw new CannotStart(`Port ${port} may not be used by this user. Set PORT to a number over 1023.`)
    if (error.code === 'EADDRNOTAVAIL')
      throw new CannotStart(`${host} is not an address of this machine. Correct HOST.`)
    throw error
  })
  const stop = async () => {
    await app.close()
    await context.db.destroy()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  await prepareOrganisation(context, (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`Hark is at ${config.BASE_URL}\n`)
  const link = await offerSetup(context)
  if (link) process.stdout.write(`Nobody has an account yet. Make the first administrator within a day: ${link}\n`)
}

import { hash } from '@node-rs/argon2'
import type { InjectOptions } from 'fastify'
import type { Response } from 'light-my-request'
import { buildApp, type Folders } from '../../server/app.ts'
import { openAreas } from '../../server/areas/directory.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { openPlanCache } from '../../server/calendar/plan-cache.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { addPerson, createToken } from '../../server/people/actions.ts'
import type { Permission, Person, Team } from '../../server/people/person.ts'
import { toInstant } from '../../server/platform/clock.ts'
import type { App } from '../../server/platform/http/zod.ts'
import { openSecretBox } from '../../server/platform/secrets.ts'
import { transact } from '../../server/platform/transact.ts'
import { smallCountry } from './areas.ts'
import { type TestClock, testClock } from './clock.ts'
import { databases } from './databases.ts'
import { checkHtml } from './html.ts'

export interface TestApp {
  server: App
  context: Context
  clock: TestClock
  /** Sends a request; every HTML answer is checked for the manners of a page. */
  inject(options: InjectOptions | string): Promise<Response>
  stop(): Promise<void>
}

/** The real application on a fresh database (SQLite in memory unless another is given) with the small country of the worked cases. */
export async function startApp({
  open = databases[0]![1],
  env = {},
  folders,
}: {
  open?: (typeof databases)[number][1]
  env?: Record<string, string>
  /** Of templates and assets, when they are not our own. */
  folders?: Folders
} = {}): Promise<TestApp> {
  const clock = testClock()
  const config = readConfig({
    DATA_DIR: '.test',
    LOG_LEVEL: 'silent',
    API_RATE: '100000',
    SIGN_IN_RATE: '1000',
    ...env,
  })
  const db = await open()
  await transact(db, (trx) => replaceAreas(trx, smallCountry()))
  const areas = await openAreas(db)
  const secrets = openSecretBox(Buffer.alloc(32, 7))
  const context: Context = { db, now: clock.now, config, secrets, areas, planCache: openPlanCache(db, areas) }
  const server = await buildApp(context, folders)
  return {
    server,
    context,
    clock,
    inject: async (options) => {
      const response = await server.inject(options)
      if (String(response.headers['content-type']).startsWith('text/html') && response.body !== '')
        checkHtml(response.body)
      return response
    },
    stop: async () => {
      await server.close()
      await db.destroy()
    },
  }
}

let made = 0

export const password = 'correct horse battery'

/** Hashed as cheaply as Argon2 allows: hashes name their cost, so checking this one is cheap as well. */
const passwordHash = hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })

/** A person with the right to do everything unless the test says otherwise. */
export async function aPerson(
  app: TestApp,
  given: { name?: string; team?: Team; can?: Permission[] } = {},
): Promise<Person & { token: string; cookie: string }> {
  made += 1
  const { name = `Person ${made}`, team = 'both', can = ['author', 'approver', 'administrator'] } = given
  const input = { email: `person${made}@example.org`, name, team, can }
  const addition = { input, passwordHash: await passwordHash, actor: commandLine, now: toInstant(app.context.now()) }
  const person = await transact(app.context.db, (trx) => addPerson(trx, addition))
  const { secret } = await createToken(app.context, person, 'test')
  return { ...person, token: secret, cookie: '' }
}

/** The headers of an API request by that person. */
export function as(person: { token: string }): Record<string, string> {
  return { authorization: `Bearer ${person.token}` }
}

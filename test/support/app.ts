import { hash } from '@node-rs/argon2'
import type { InjectOptions } from 'fastify'
import type { Response } from 'light-my-request'
import { buildApp, type Folders } from '../../server/app.ts'
import { openAreas } from '../../server/areas/directory.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { openPlanCache } from '../../server/calendar/plan-cache.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { createToken } from '../../server/people/account/token-actions.ts'
import { addPerson } from '../../server/people/actions.ts'
import type { Permission, Person, Team } from '../../server/people/person.ts'
import { toInstant } from '../../server/platform/clock.ts'
import type { App } from '../../server/platform/http/zod.ts'
import { newPublishingState } from '../../server/platform/publishing-state.ts'
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
  /** Sends a request. Every HTML response must pass `checkHtml`. */
  inject(options: InjectOptions | string): Promise<Response>
  stop(): Promise<void>
}

/** Starts the real application on a fresh database (by default SQLite in memory) with the areas of the worked cases. */
export async function startApp({
  open = databases[0]![1],
  env = {},
  folders,
  areas: planned = smallCountry(),
}: {
  open?: (typeof databases)[number][1]
  env?: Record<string, string>
  /** Templates and assets to use instead of the real ones. */
  folders?: Folders
  /** Instead of the areas of the worked cases. */
  areas?: readonly Area[]
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
  await transact(db, (trx) => replaceAreas(trx, planned))
  const areas = await openAreas(db)
  const secrets = openSecretBox(Buffer.alloc(32, 7))
  const planCache = openPlanCache(db, areas)
  const publishing = newPublishingState()
  const context: Context = { db, now: clock.now, config, secrets, areas, planCache, publishing }
  const server = await buildApp(context, folders && { folders })
  return {
    server,
    context,
    clock,
    inject: async (options) => {
      const response = await server.inject(options)
      if (!String(response.headers['content-type']).startsWith('text/html') || response.body === '') return response
      checkHtml(response.body)
      // Tests name times as a person would type them; a page has no line end in them.
      return Object.assign(response, { body: response.body.replace(/(\d)\u00a0(am|pm)\b/g, '$1 $2') })
    },
    stop: async () => {
      await server.close()
      await db.destroy()
    },
  }
}

let peopleCount = 0

export const password = 'correct horse battery'

/** Hashed at the lowest cost Argon2 allows. A hash contains its cost, so checking it is fast too. */
const passwordHash = hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })

/** Creates a person with a token: by default an author, approver and administrator of both teams. */
export async function aPerson(
  app: TestApp,
  options: { name?: string; team?: Team; can?: Permission[] } = {},
): Promise<Person & { token: string; cookie: string }> {
  peopleCount += 1
  const { name = `Person ${peopleCount}`, team = 'both', can = ['author', 'approver', 'administrator'] } = options
  const input = { email: `person${peopleCount}@example.org`, name, team, can }
  const addition = { input, passwordHash: await passwordHash, actor: commandLine, now: toInstant(app.context.now()) }
  const person = await transact(app.context.db, (trx) => addPerson(trx, addition))
  const { secret } = await createToken(app.context, {
    personId: person.id,
    name: 'test',
    days: 365,
    scope: can.includes('administrator') ? 'administer' : 'write',
    actor: person,
  })
  return { ...person, token: secret, cookie: '' }
}

/** The headers of an API request by this person. */
export function as(person: { token: string }): Record<string, string> {
  return { authorization: `Bearer ${person.token}` }
}

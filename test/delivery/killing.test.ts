import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { systemClock, toInstant } from '../../server/platform/clock.ts'
import { transact } from '../../server/platform/transact.ts'
import { openContext } from '../../server/start.ts'
import { smallCountry } from '../support/areas.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { childEnv } from '../support/run/child-env.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { aFolder } from './support/start.ts'
import { after } from './support/stopping.ts'

const script = fileURLToPath(new URL('./support/child.ts', import.meta.url))

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('a worker that is killed, on %s', { timeout: 90_000 }, (_name, database) => {
  /** Announcements that are due, and a process that publishes them. */
  async function begin(count: number) {
    const env = { DATA_DIR: aFolder(), ALLOW_PRIVATE_WEBHOOKS: 'on', LOG_LEVEL: 'silent', ...(await database()) }
    const receiver = await startReceiver()
    const empty = await openContext(readConfig(env))
    await transact(empty.db, (trx) => replaceAreas(trx, smallCountry()))
    await empty.db.destroy()
    const context = await openContext(readConfig(env))
    after(() => context.db.destroy())
    await addChannels(context, receiver.url)
    const ids: string[] = []
    const soon = toInstant(systemClock().plus({ seconds: 60 }))
    for (let n = 0; n < count; n++) {
      const { id } = await scheduled(context, {
        headline: `Water, part ${n}`,
        channels: ['notices', 'hook'],
        at: moment(soon),
      })
      ids.push(id)
    }
    return { context, receiver, ids, work: (ahead: number) => startChild({ ...env, AHEAD: String(ahead) }) }
  }

  test('while the receiver reads: the message comes again with the same id, and is published once', async () => {
    const { context, receiver, ids, work } = await begin(1)
    const child = work(61)
    receiver.answer = async (_request, response) => {
      receiver.answer = 204
      await kill(child)
      response.destroy()
    }
    await once(child, 'exit')

    work(92)
    await until(() => isPublished(context, ids))

    await expectEachOnce(context, receiver, ids)
    expect(receiver.received).toHaveLength(2)
  })

  test('after the receiver has answered: nothing is lost or published twice', async () => {
    const { context, receiver, ids, work } = await begin(1)
    const child = work(61)
    receiver.answer = (_request, response) => {
      receiver.answer = 204
      response.writeHead(204).end(() => child.kill('SIGKILL'))
    }
    await once(child, 'exit')

    work(92)
    await until(() => isPublished(context, ids))

    await expectEachOnce(context, receiver, ids)
  })

  test('at any moment of a busy minute, several times', async () => {
    const { context, receiver, ids, work } = await begin(8)
    for (const [round, requests] of [1, 3, 2].entries()) {
      const child = work(61 + round * 31)
      let left = requests
      receiver.answer = (_request, response) => {
        left -= 1
        if (left === 0) child.kill('SIGKILL')
        response.writeHead(204).end()
      }
      await Promise.race([once(child, 'exit'), until(() => isPublished(context, ids))])
      child.kill('SIGKILL')
    }

    receiver.answer = 204
    work(61 + 3 * 31)
    work(61 + 3 * 31)
    await until(() => isPublished(context, ids))

    await expectEachOnce(context, receiver, ids)
  })
})

function startChild(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [script], {
    env: childEnv(env),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  after(() => kill(child))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

async function isPublished({ db }: Context, ids: readonly string[]): Promise<boolean> {
  const announcements = await Promise.all(ids.map((id) => findAnnouncement(db, id)))
  return announcements.every(({ status }) => status === 'published')
}

/** Each delivery was sent under its one id, and each announcement has its one notice. */
async function expectEachOnce({ db }: Context, receiver: Receiver, ids: readonly string[]): Promise<void> {
  const deliveries = (await Promise.all(ids.map((id) => listDeliveriesOf(db, id)))).flat()
  expect(deliveries).toHaveLength(2 * ids.length)
  expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(['sent']))
  const wanted = deliveries.filter(({ channel }) => channel === 'hook').map(({ id }) => id)
  const got = new Set(receiver.received.map(({ headers }) => headers['webhook-id']!))
  expect([...got].sort()).toEqual(wanted.sort())
  expect(await db.selectFrom('notices').select('announcement_id').execute()).toHaveLength(ids.length)
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(20)
}

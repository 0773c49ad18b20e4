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
import { after } from './support/after-test.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { aFolder, loopback } from './support/start.ts'

const script = fileURLToPath(new URL('./support/worker-process.ts', import.meta.url))

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('a worker killed on %s', { timeout: 90_000 }, (_name, database) => {
  /** Books announcements that are due in a minute. `work` starts a worker whose clock is ahead by so many seconds. */
  async function begin(count: number) {
    const env = { DATA_DIR: aFolder(), ...loopback, LOG_LEVEL: 'silent', ...(await database()) }
    const receiver = await startReceiver()
    const setup = await openContext(readConfig(env))
    await transact(setup.db, (trx) => replaceAreas(trx, smallCountry()))
    await setup.db.destroy()
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

  test('while the receiver reads: the message is sent again with the same id and published once', async () => {
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

  test('several times while it sends many messages: nothing is lost or published twice', async () => {
    const { context, receiver, ids, work } = await begin(8)
    for (const [round, requests] of [1, 3, 2].entries()) {
      const child = work(61 + round * 31)
      let remaining = requests
      receiver.answer = (_request, response) => {
        remaining -= 1
        if (remaining === 0) child.kill('SIGKILL')
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

/** Every delivery was sent under a single id, and every announcement has a single notice. */
async function expectEachOnce({ db }: Context, receiver: Receiver, ids: readonly string[]): Promise<void> {
  const deliveries = (await Promise.all(ids.map((id) => listDeliveriesOf(db, id)))).flat()
  expect(deliveries).toHaveLength(2 * ids.length)
  expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(['sent']))
  const expected = deliveries.filter(({ channel }) => channel === 'hook').map(({ id }) => id)
  const received = new Set(receiver.received.map(({ headers }) => headers['webhook-id']!))
  expect([...received].sort()).toEqual(expected.sort())
  expect(await db.selectFrom('notices').select('announcement_id').execute()).toHaveLength(ids.length)
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(20)
}

import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { tick } from '../../server/delivery/worker/tick.ts'
import { runWorker } from '../../server/worker.ts'
import { startReceiver } from './support/receiver.ts'
import { addChannels, moment, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

test('a running worker publishes due announcements, and on stop it finishes the delivery it is sending', async () => {
  const receiver = await startReceiver()
  const app = await start()
  await addChannels(app.context, receiver.url)
  const { id } = await scheduled(app.context, { channels: ['hook'] })
  const request = Promise.withResolvers<() => void>()
  receiver.answer = (_request, response) => request.resolve(() => response.writeHead(204).end())
  const worker = runWorker(app.context, fail, { intervalMillis: 1 })

  app.clock.pass({ minutes: 1 })
  const answer = await request.promise
  const stopped = worker.stop()
  answer()
  await stopped

  expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { hook: 'sent' } })
})

test('a slow receiver does not delay deliveries that become due in the meantime', async () => {
  const slow = await startReceiver()
  const app = await start()
  await addChannels(app.context, slow.url)
  const first = await scheduled(app.context, { channels: ['hook'] })
  const second = await scheduled(app.context, { channels: ['mail'], at: moment('2026-06-10T14:01:20.000Z') })
  const request = Promise.withResolvers<() => void>()
  slow.answer = (_request, response) => request.resolve(() => response.writeHead(204).end())
  const worker = runWorker(app.context, fail, { intervalMillis: 1 })

  app.clock.set('2026-06-10T14:01:00.000Z')
  const answer = await request.promise
  app.clock.set('2026-06-10T14:01:20.000Z')
  while ((await look(app, second.id)).status !== 'published') await new Promise((resolve) => setImmediate(resolve))
  expect(await look(app, first.id)).toMatchObject({ deliveries: { hook: 'sending' } })

  answer()
  await worker.stop()
})

test('an error in one announcement is reported, and the others go out', async () => {
  const app = await start()
  await addChannels(app.context)
  const broken = await scheduled(app.context)
  const intact = await scheduled(app.context)
  await app.context.db
    .updateTable('announcements')
    .set({ audience_json: 'nonsense' })
    .where('id', '=', broken.id)
    .execute()
  app.clock.pass({ minutes: 1 })
  const reports: string[] = []

  await tick(app.context, 'w', (_error, what) => reports.push(what))

  expect(reports).toEqual([`Announcement ${broken.id} could not be started.`])
  expect(await look(app, intact.id)).toMatchObject({ status: 'published' })
})

test('a worker resumes after its database was unavailable', async () => {
  const app = await start()
  await addChannels(app.context)
  const { id } = await scheduled(app.context)
  app.clock.pass({ minutes: 1 })
  const failures = new EventEmitter()
  await app.context.db.schema.alterTable('deliveries').renameTo('elsewhere').execute()
  const worker = runWorker(app.context, (error) => failures.emit('failure', error), { intervalMillis: 1 })
  await once(failures, 'failure')

  await app.context.db.schema.alterTable('elsewhere').renameTo('deliveries').execute()
  while ((await look(app, id)).status !== 'published') await new Promise((resolve) => setImmediate(resolve))
  await worker.stop()
})

function fail(error: unknown): never {
  throw error
}

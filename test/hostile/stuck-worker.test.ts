import { describe, expect, test } from 'vitest'
import type { Connector } from '../../server/delivery/connectors/connector.ts'
import type { AttemptOutcome } from '../../server/delivery/delivery.ts'
import { trySending } from '../../server/delivery/worker/attempt.ts'
import { repeat } from '../../server/delivery/worker/loop.ts'
import { newPublishingState } from '../../server/platform/publishing-state.ts'
import { runWorker } from '../../server/worker.ts'
import { after } from '../delivery/support/after-test.ts'
import { aChannel, aDelivery } from '../delivery/support/messages.ts'
import { startReceiver } from '../delivery/support/receiver.ts'
import { addChannels, moment, scheduled } from '../delivery/support/scheduled.ts'
import { look, start } from '../delivery/support/start.ts'
import { databases } from '../support/databases.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve, 2))

describe.each(databases)('a sending lane that is stuck, on %s', (_name, open) => {
  test('is replaced and reported, and posts go on going out', async () => {
    const receiver = await startReceiver()
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    const answers: (() => void)[] = []
    receiver.answer = (_request, response) => answers.push(() => response.writeHead(204).end())
    // As many as there are lanes, so that without a replacement nothing could be sent any more.
    const stuck = []
    for (const minute of [1, 2, 3, 4])
      stuck.push(await scheduled(app.context, { channels: ['hook'], at: moment(`2026-06-10T14:0${minute}:00.000Z`) }))
    const other = await scheduled(app.context, { channels: ['mail'], at: moment('2026-06-10T14:04:30.000Z') })
    const reports: string[] = []
    const worker = runWorker(app.context, (_error, what) => reports.push(what), {
      intervalMillis: 1,
      roundMillis: 1500,
      patienceMillis: 60_000,
    })

    app.clock.set('2026-06-10T14:04:00.000Z')
    while (answers.length < 4) await turn()
    app.clock.set('2026-06-10T14:04:29.000Z')
    app.clock.set('2026-06-10T14:04:30.000Z')
    while ((await look(app, other.id)).status !== 'published') await turn()

    expect(reports).toContain('A round of sending lane 1 is stuck and was left behind.')
    const ready = await app.inject('/readyz')
    expect(ready).toMatchObject({ statusCode: 200 })
    expect(ready.body).toMatch(/^It is ready\. Publishing goes on, but \d tasks? did not end in time\./)

    for (const answer of answers) answer()
    for (const { id } of stuck) while ((await look(app, id)).status !== 'published') await turn()
    while ((await app.inject('/readyz')).body !== 'It is ready.\n') await turn()
    await worker.stop()
  })
})

test('a connector that never settles costs one attempt, with a sentence', async () => {
  const app = await start()
  const reports: string[] = []
  const connector: Connector = {
    by: 'sending',
    safeToRepeat: false,
    patienceMillis: 1,
    send: () => new Promise<AttemptOutcome>(() => undefined),
  }

  const outcome = await trySending(app.context, {
    connector,
    delivery: aDelivery({ id: 'd1' }),
    channel: aChannel(),
    report: (_error, what) => reports.push(what),
  })

  expect(outcome).toEqual({
    type: 'unknown',
    error: 'The attempt did not end in time. The fault has been logged.',
  })
  expect(reports).toEqual(['Delivery d1 ended unexpectedly.'])
})

test('a loop whose rounds never settle leaves three behind, says that it stands still, and still stops', async () => {
  const app = await start()
  const stopping = new AbortController()
  after(() => stopping.abort())
  const lanes: string[] = []
  const reports: string[] = []
  app.context.publishing = newPublishingState()
  const endings: (() => void)[] = []

  const loop = repeat({
    name: 'a loop',
    signal: stopping.signal,
    intervalMillis: 1,
    roundMillis: 10,
    state: app.context.publishing,
    report: (_error, what) => reports.push(what),
    round: (lane) => {
      lanes.push(lane)
      return new Promise((resolve) => endings.push(() => resolve(false)))
    },
  })
  while (app.context.publishing.standing.size === 0) await turn()

  expect(lanes).toEqual(['a loop.0', 'a loop.1', 'a loop.2'])
  expect(reports).toEqual(lanes.map(() => 'A round of a loop is stuck and was left behind.'))
  endings[0]!()
  while (lanes.length < 4) await turn()
  stopping.abort()
  await loop
})

import { describe, expect, test } from 'vitest'
import { readRetryAfter } from '../../server/delivery/connectors/retry-after.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { databases } from '../support/databases.ts'
import { startReceiver } from './support/receiver.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { look, start } from './support/start.ts'

const now = '2026-06-10T14:00:00.000Z'

test.each([
  [undefined, 0],
  ['', 0],
  ['0', 0],
  ['120', 120_000],
  ['Wed, 10 Jun 2026 14:10:00 GMT', 600_000],
  ['Wednesday, 10-Jun-26 14:10:00 GMT', 600_000],
  ['Wed Jun 10 14:10:00 2026', 600_000],
  ['Wed, 10 Jun 2026 13:00:00 GMT', 0],
  ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600_000],
  ['99999999999999999999', 3_600_000],
  ['-5', 0],
  ['1.5', 0],
  ['1e9', 0],
  ['soon', 0],
  ['120, 240', 0],
  ['9'.repeat(15_000), 0],
])('Retry-After: %s', (header, millis) => {
  expect(readRetryAfter(header, now)).toBe(millis)
})

describe.each(databases)('a receiver that asks for a pause, on %s', (_name, open) => {
  async function refusing(status: number, retryAfter: string, publishBy: string | null = null) {
    const receiver = await startReceiver()
    const app = await start({}, open)
    await addChannels(app.context, receiver.url)
    receiver.answer = (_request, response) => response.writeHead(status, { 'retry-after': retryAfter }).end()
    const { id } = await scheduled(app.context, { channels: ['hook'], publishBy })
    app.clock.set('2026-06-10T14:01:00.000Z')
    await tick(app.context, 'w')
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    return { app, id, receiver, next: delivery!.nextAttemptAt }
  }

  test.each([
    [429, '600'],
    [503, 'Wed, 10 Jun 2026 14:11:00 GMT'],
  ])('with %i and %s is left alone for that long', async (status, retryAfter) => {
    const { app, id, receiver, next } = await refusing(status, retryAfter)
    expect(next).toBe('2026-06-10T14:11:00.000Z')

    receiver.answer = 204
    app.clock.set('2026-06-10T14:10:59.999Z')
    await tick(app.context, 'w')
    expect(receiver.received).toHaveLength(1)
    app.clock.set('2026-06-10T14:11:00.000Z')
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ status: 'published' })
  })

  test('beyond the publish-by time makes the post missed at that time, not later', async () => {
    const { app, id, receiver, next } = await refusing(503, '3600', '2026-06-10T14:05:00.000Z')
    expect(next).toBe('2026-06-10T14:05:00.001Z')

    app.clock.set('2026-06-10T14:05:00.001Z')
    await tick(app.context, 'w')
    expect(await look(app, id)).toMatchObject({ deliveries: { hook: 'missed' } })
    expect(receiver.received).toHaveLength(1)
  })
})

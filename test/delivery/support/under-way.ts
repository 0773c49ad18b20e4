import { expect } from 'vitest'
import { tick } from '../../../server/delivery/worker/tick.ts'
import type { TestApp } from '../../support/app.ts'
import type { Receiver } from './receiver.ts'
import { moment, scheduled } from './scheduled.ts'
import { look } from './start.ts'

/** When posts of these tests are due, by default. */
export const due = '2026-06-10T14:01:00.000Z'

/** Lets a worker do what is due, at a given time or at the present one. */
export async function work(app: TestApp, at?: string): Promise<void> {
  if (at) app.clock.set(at)
  await tick(app.context, 'w')
}

/** A post to the webhook whose first attempt was refused. It waits for the next, which will succeed. */
export async function refusedOnce(app: TestApp, receiver: Receiver, given: object = {}, at = due): Promise<string> {
  receiver.answer = 503
  const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(at), ...given })
  await work(app, at)
  expect(await look(app, id)).toMatchObject({ bookings: { hook: 'publishing' }, deliveries: { hook: 'queued' } })
  receiver.answer = 204
  return id
}

/** One whose first attempt broke off, so that it may have arrived. It waits for the next. */
export async function brokenOff(app: TestApp, receiver: Receiver, given: object = {}): Promise<string> {
  const asked = Promise.withResolvers<void>()
  receiver.answer = () => asked.resolve()
  const { id } = await scheduled(app.context, { channels: ['hook'], at: moment(due), ...given })
  app.clock.set(due)
  const stalled = tick(app.context, 'stalled')
  await asked.promise
  receiver.cut()
  await stalled
  receiver.answer = 204
  expect(await look(app, id)).toMatchObject({ deliveries: { hook: 'queued' } })
  return id
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { after } from './after-test.ts'

/** A temporary folder that is removed after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hark-delivery-'))
  after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Lets webhooks reach receivers on localhost. */
export const loopback = { WEBHOOK_HTTP: 'on', WEBHOOK_PRIVATE: '127.0.0.0/8' }

/** The application with its own data folder. It may post to receivers on localhost, and stops after the test. */
export async function start(env: Record<string, string> = {}, open = databases[0]![1]): Promise<TestApp> {
  const app = await startApp({ open, env: { ...loopback, DATA_DIR: aFolder(), ...env } })
  after(app.stop)
  return app
}

/** The status of an announcement and, by channel, of its bookings and deliveries. */
export async function look({ context: { db } }: TestApp, id: string) {
  const bookings = await listBookingsOf(db, id)
  const deliveries = await listDeliveriesOf(db, id)
  return {
    status: (await findAnnouncement(db, id)).status,
    bookings: Object.fromEntries(bookings.map(({ channel, status }) => [channel, status])),
    deliveries: Object.fromEntries(deliveries.map(({ channel, status }) => [channel, status])),
  }
}

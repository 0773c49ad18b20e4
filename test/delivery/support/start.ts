import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { after } from './stopping.ts'

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hark-delivery-'))
  after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** The application with a data folder of its own, which may post to receivers on this machine. It stops after the test. */
export async function start(env: Record<string, string> = {}, open = databases[0]![1]): Promise<TestApp> {
  const app = await startApp({ open, env: { ALLOW_PRIVATE_WEBHOOKS: 'on', DATA_DIR: aFolder(), ...env } })
  after(app.stop)
  return app
}

/** What the calendar and the outbox say of an announcement, by channel. */
export async function look({ context: { db } }: TestApp, id: string) {
  const bookings = await listBookingsOf(db, id)
  const deliveries = await listDeliveriesOf(db, id)
  return {
    status: (await findAnnouncement(db, id)).status,
    bookings: Object.fromEntries(bookings.map(({ channel, status }) => [channel, status])),
    deliveries: Object.fromEntries(deliveries.map(({ channel, status }) => [channel, status])),
  }
}

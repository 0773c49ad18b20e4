import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { buildApp } from '../../server/app.ts'
import { commandLine } from '../../server/audit/audit.ts'
import type { Booking } from '../../server/calendar/booking.ts'
import { insertBookings } from '../../server/calendar/booking-queries.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { createToken } from '../../server/people/account/token-actions.ts'
import { createPerson } from '../../server/people/actions.ts'
import { fromMillis } from '../../server/platform/clock.ts'
import { nextChange } from '../../server/platform/db/calendar-head.ts'
import type { App } from '../../server/platform/http/zod.ts'
import { transact } from '../../server/platform/transact.ts'
import { prepareOrganisation } from '../../server/prepare.ts'
import { openContext } from '../../server/start.ts'
import { benchChannels, benchStart, sampleBookings } from './sample.ts'

export interface BenchApp {
  app: App
  context: Context
  /** The headers of an API request by a person with all permissions. */
  headers: Record<string, string>
  /** Headers of two more such people, because nobody can approve their own announcement. */
  approvers: readonly Record<string, string>[]
  close(): Promise<void>
}

/** The real application on an SQLite file, with the real gazetteer, the first rules, six channels and three people. */
export async function openBenchApp(): Promise<BenchApp> {
  const folder = mkdtempSync(join(tmpdir(), 'hark-bench-'))
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', API_RATE: '1000000', SIGN_IN_RATE: '1000000' })
  const now = () => DateTime.fromMillis(benchStart, { zone: 'utc' })
  const context = await openContext(config, now)
  await prepareOrganisation(context, () => undefined)
  const [headers, ...approvers] = [
    await createAdministrator(context, 1),
    await createAdministrator(context, 2),
    await createAdministrator(context, 3),
  ]
  for (const key of benchChannels.filter((name) => !['facebook', 'sms'].includes(name))) {
    const channel = {
      key,
      name: key,
      type: 'manual' as const,
      finest: 'part' as const,
      serves: 'US',
      textLimit: null,
      enabled: true,
      settings: {},
    }
    await addChannel(context, channel, commandLine)
  }
  const app = await buildApp(context)
  return {
    app,
    context,
    headers: headers!,
    approvers,
    close: async () => {
      await app.close()
      await context.db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createAdministrator(context: Context, number: number): Promise<Record<string, string>> {
  const input = {
    email: `bench${number}@example.org`,
    name: `Bench ${number}`,
    team: 'both' as const,
    can: ['author' as const, 'approver' as const, 'administrator' as const],
    password: 'a long enough password',
  }
  const person = await createPerson(context, input, commandLine)
  const { secret } = await createToken(context, {
    personId: person.id,
    name: 'bench',
    scope: 'administer',
    actor: person,
  })
  return { authorization: `Bearer ${secret}` }
}

/** Inserts sample bookings directly, which is much faster than booking them one by one. */
export async function fillCalendar({ context }: BenchApp, count: number, years: number): Promise<void> {
  const at = fromMillis(benchStart)
  await transact(context.db, async (trx) => {
    let batch: Booking[] = []
    for (const booking of sampleBookings(context.areas.tree, count, years)) {
      batch.push(booking)
      if (batch.length < 1000) continue
      await insertBookings(trx, batch, at)
      batch = []
    }
    await insertBookings(trx, batch, at)
    // Their changes have the numbers up to `count`, and this is one more.
    await trx.updateTable('calendar_head').set({ change: count }).execute()
    await nextChange({ trx })
  })
}

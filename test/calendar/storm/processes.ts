import { expect } from 'vitest'
import { listChanges } from '../../../server/calendar/booking-queries.ts'
import { readLockedState } from '../../../server/calendar/calendar-state.ts'
import { withLockedCalendar } from '../../../server/calendar/locked-calendar.ts'
import { markBookings } from '../../../server/calendar/place-bookings.ts'
import type { Context } from '../../../server/context.ts'
import { type Server, startServer } from '../support/servers.ts'

/** The processes of a storm that only serve. They keep their addresses when they are started again. */
export function theServers(env: Record<string, string>) {
  let servers: Server[] = []
  let said = ''
  return {
    origins: () => servers.map(({ origin }) => origin),
    async start(count: number): Promise<void> {
      servers = await Promise.all(Array.from({ length: count }, () => startServer(env)))
    },
    async stop(): Promise<void> {
      await Promise.all(servers.map((server) => server.stop()))
      said += servers.map((server) => server.said()).join('')
    },
    async startAgain(): Promise<void> {
      const ports = servers.map(({ origin }) => new URL(origin).port)
      servers = await Promise.all(ports.map((PORT) => startServer({ ...env, PORT })))
    },
    /** What they have written to stdout and stderr. */
    said: () => said + servers.map((server) => server.said()).join(''),
  }
}

/** A transaction of this process that takes change numbers, gives up bookings, reads the plan, and then rolls back. */
export async function writeAndFail(context: Context): Promise<void> {
  const work = withLockedCalendar(context, async (calendar) => {
    const from = { change: Math.max(1, calendar.head.change - 20), id: '', after: null }
    const { bookings: recent } = await listChanges(calendar.trx, from, 20)
    for (const booking of recent.filter(({ status }) => status === 'booked'))
      await markBookings(calendar, [booking], { status: 'cancelled' })
    await readLockedState(context, calendar)
    throw new HalfWay()
  })
  await expect(work).rejects.toBeInstanceOf(HalfWay)
}

class HalfWay extends Error {}

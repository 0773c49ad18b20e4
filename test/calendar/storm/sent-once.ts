import { expect } from 'vitest'
import type { AfterRestore } from '../../../server/cli/after-restore.ts'
import type { Context } from '../../../server/context.ts'
import type { Receiver } from '../../delivery/support/receiver.ts'
import { readAll } from './stored-plan.ts'

/** The announcements that may go out again after a restore. */
export interface Again {
  /** The report of the restore names it. */
  named: Set<string>
  /** It was moved to an earlier time after the backup, which still has it at its later one. */
  stillBooked: Set<string>
}

/** Read at once after a restore, before anybody publishes. */
export async function whatMayGoOutAgain(context: Context, { due, unsent }: AfterRestore): Promise<Again> {
  const named = new Set([...due, ...unsent].map(({ announcement }) => announcement))
  const { bookings } = await readAll(context)
  const booked = bookings.filter(({ status }) => status === 'booked').map(({ announcement }) => announcement)
  return { named, stillBooked: new Set(booked) }
}

const reasons = ['named', 'stillBooked', 'decided'] as const

/** Which posts a receiver said that it took. A restore ends a history and begins the next. */
export function theReceipts(receiver: Receiver) {
  const accepted: { announcement: string; id: string; history: number }[] = []
  let history = 0
  // Some are refused for good, some for now, and of some nobody learns what became of them.
  const outcomes = [204, 204, 400, 204, 204, 503]
  receiver.answer = ({ headers, body }, response) => {
    const outcome = outcomes[receiver.received.length % outcomes.length]!
    if (receiver.received.length % 11 === 0) return void response.destroy()
    const { type, data } = JSON.parse(body)
    if (outcome === 204 && type === 'announcement.published')
      accepted.push({ announcement: data.announcement, id: headers['webhook-id']!, history })
    response.writeHead(outcome).end()
  }
  return {
    accepted,
    /** From now on, what is accepted belongs to the history after a restore. */
    beginHistory: () => {
      history += 1
    },
    /**
     * Nothing was accepted twice, unless a restore came in between: then its report named it, or the backup had it at a
     * later time, or a person has decided about it since. Returns how many went out again for each of these reasons.
     */
    expectSentOnce(again: Again, touched: ReadonlySet<string>): Record<(typeof reasons)[number], number> {
      const may = { ...again, decided: touched }
      const counts = { named: 0, stillBooked: 0, decided: 0 }
      for (const [announcement, times] of Map.groupBy(accepted, (one) => one.announcement)) {
        const histories = Map.groupBy(times, (one) => one.history)
        // A receiver knows what is repeated by its id: an attempt whose worker was late may come again.
        for (const ofOne of histories.values()) expect(new Set(ofOne.map(({ id }) => id)).size, announcement).toBe(1)
        if (histories.size === 1) continue
        const why = reasons.find((reason) => may[reason].has(announcement))
        expect(why, `${announcement} went out again`).toBeDefined()
        counts[why!] += 1
      }
      return counts
    },
  }
}

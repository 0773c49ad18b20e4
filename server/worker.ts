import type { Context } from './context.ts'
import type { ReportError } from './delivery/worker/error-report.ts'
import { recoverExpiredLeases } from './delivery/worker/expired-leases.ts'
import { lapseWaiting } from './delivery/worker/lapse-waiting.ts'
import { repeat } from './delivery/worker/loop.ts'
import { sendNext } from './delivery/worker/send.ts'
import { startDue } from './delivery/worker/start-due.ts'
import { openCleanup } from './images/remove-unused.ts'
import { askAboutQuiet } from './incidents/ask-about-quiet.ts'
import { letterWriter } from './letter-writer.ts'
import { sendNextMail, tidyMails } from './mail/send-mail.ts'
import { toInstant } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { SECOND } from './platform/time-units.ts'

const lanes = 4
/** Of their own, so that a mail server that hangs stops no post. */
const mailLanes = 2

/** A lane's round is one attempt and its outcome. After a lease another worker goes on with it, so the lane may too. */
const sendingMillis = 30 * SECOND
/** A round of starting may have a hundred posts. */
const startingMillis = 60 * SECOND

export interface Worker {
  /** Resolves when current sends have finished. */
  stop(): Promise<void>
}

export interface Pace {
  intervalMillis?: number
  /** How long a round may take. */
  roundMillis?: number
  /** How long an attempt may take, instead of what its connector says. */
  patienceMillis?: number
}

/**
 * Publishes what is due until it is stopped. One loop starts due bookings, misses posts that waited too long for a person and recovers expired leases; several others
 * send, so that a slow receiver blocks only one of them and not what becomes due in the meantime. Emails to people who work with Hark have loops of
 * their own, and so has the removal of pictures that no post uses. No loop overlaps
 * itself, except when a round is stuck and was replaced.
 */
export function runWorker(
  context: Context,
  report: ReportError,
  { intervalMillis = SECOND, roundMillis, patienceMillis }: Pace = {},
): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const worker = newId()
  const shared = { signal, report, intervalMillis, state: context.publishing }
  const starting = repeat({
    ...shared,
    name: 'the loop that starts posts',
    roundMillis: roundMillis ?? startingMillis,
    round: async () => {
      await startDue(context, report)
      await lapseWaiting(context, report)
      await recoverExpiredLeases(context, report)
      return false
    },
  })
  const sending = Array.from({ length: lanes }, (_, lane) =>
    repeat({
      ...shared,
      name: `sending lane ${lane + 1}`,
      roundMillis: roundMillis ?? sendingMillis,
      round: (name) => sendNext(context, `${worker}/${name}`, report, { patienceMillis }),
    }),
  )
  const mailing = Array.from({ length: mailLanes }, (_, lane) =>
    repeat({
      ...shared,
      name: `mail lane ${lane + 1}`,
      roundMillis: roundMillis ?? sendingMillis,
      round: async (name) => {
        if (lane === 0) {
          await tidyMails(context, toInstant(context.now()))
          await askAboutQuiet(context)
        }
        return sendNextMail(context, {
          worker: `${worker}/${name}`,
          write: letterWriter(context),
          report,
          patienceMillis,
        })
      },
    }),
  )
  const cleanUp = openCleanup(context)
  const cleaning = repeat({
    ...shared,
    name: 'the loop that removes unused pictures',
    roundMillis: roundMillis ?? startingMillis,
    round: async () => {
      await cleanUp()
      return false
    },
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([starting, ...sending, ...mailing, cleaning])
    },
  }
}

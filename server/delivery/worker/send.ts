import { findAnnouncement } from '../../announcements/queries.ts'
import { judgeAgain } from '../../announcements/workflow/publishing.ts'
import { hark } from '../../audit/audit.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { type Instant, later, toInstant } from '../../platform/clock.ts'
import { chooseConnector } from '../connectors/choose-connector.ts'
import { countPosted } from '../count-again.ts'
import type { AttemptOutcome } from '../delivery.ts'
import { afterAttempt, type Delivery, leaseMillis, nextBy, stopped, toWaiting } from '../delivery.ts'
import { claimNext } from '../queries.ts'
import { stopDelivery } from '../stops.ts'
import { updateDelivery } from '../update-delivery.ts'
import { type Attempt, trySending } from './attempt.ts'
import type { ReportError } from './error-report.ts'
import { afterLateFailure, isGivenUp } from './late-failure.ts'

export type Patience = Pick<Attempt, 'patienceMillis'>

/** Sends the next delivery that is due; false when there is none. */
export async function sendNext(
  context: Context,
  worker: string,
  report: ReportError,
  patience: Patience = {},
): Promise<boolean> {
  const now = toInstant(context.now())
  const claimed = await claimNext(context.db, { worker, now, until: later(now, leaseMillis) })
  if (!claimed) return false
  if (await maySend(context, claimed)) await attempt(context, claimed, report, patience)
  return true
}

/** False when it may not be sent any more: its publish-by time has passed, or what changed while it waited stops it. */
async function maySend(context: Context, claimed: Delivery): Promise<boolean> {
  if (claimed.purpose !== 'publish') return true
  const { publishBy } = await findAnnouncement(context.db, claimed.announcement)
  if (publishBy !== null && toInstant(context.now()) > publishBy) {
    const reason = 'Its “Don’t publish after” time passed before it could be sent.'
    await endUnsent(context, claimed, (current) => stopped(current, 'missed', reason))
    return false
  }
  if (isJudged(claimed, toInstant(context.now()))) return true
  let may = false
  await endUnsent(context, claimed, async (current, calendar) => {
    const { announcement, booking: bookingId, mayHaveArrived } = current
    const waiting = { announcement, bookingId, mayHaveArrived }
    const reason = await judgeAgain(context, calendar, waiting, toInstant(context.now()))
    may = reason === null
    return reason === null ? current : stopped(current, 'cancelled', reason)
  })
  return may
}

/** Whether it was judged just now, when it was put in the queue. Anything may have changed before another attempt. */
function isJudged({ attempts, nextAttemptAt }: Delivery, now: Instant): boolean {
  return attempts === 1 && nextAttemptAt !== null && now <= later(nextAttemptAt, leaseMillis)
}

async function attempt(context: Context, claimed: Delivery, report: ReportError, patience: Patience): Promise<void> {
  const channel = (await listChannels(context.db)).find(({ key }) => key === claimed.channel)
  if (!channel?.enabled) return stopForChannel(context, claimed)
  const method = chooseConnector(channel, context.config)
  switch (method.by) {
    case 'hand':
      return end(context, claimed, toWaiting)
    case 'writing': {
      const now = toInstant(context.now())
      return end(context, claimed, async (current, { trx }) => {
        await method.write(trx, current, now)
        return afterAttempt(current, { type: 'sent', externalId: null }, true, now)
      })
    }
    case 'sending': {
      const outcome = await trySending(context, { connector: method, delivery: claimed, channel, report, ...patience })
      const now = toInstant(context.now())
      const decide = (current: Delivery) => afterAttempt(current, outcome, method.safeToRepeat, now)
      if (outcome.type === 'sent') return endSent(context, claimed, decide)
      const retry: Decide = async (current, { trx }) => {
        const { publishBy } = await findAnnouncement(trx, current.announcement)
        return nextBy(publishBy, decide(current))
      }
      return outcome.type === 'failed' ? endFailed(context, claimed, retry) : end(context, claimed, retry)
    }
  }
}

/** It was being sent when its channel was switched off or removed, or it tells a channel that is gone of a retraction. */
async function stopForChannel(context: Context, claimed: Delivery): Promise<void> {
  const now = toInstant(context.now())
  const reason = 'Its channel was turned off or removed.'
  const outcome: AttemptOutcome = { type: 'failed', error: reason, again: false }
  return endUnsent(context, claimed, (current, calendar) =>
    current.purpose === 'publish'
      ? stopDelivery(calendar, current, { name: 'hold', reason, actor: hark, now })
      : afterAttempt(current, outcome, true, now),
  )
}

/** Saves why it is not sent, or that it may be. What a person stopped meanwhile is stopped as they asked. */
function endUnsent(context: Context, claimed: Delivery, decide: Decide): Promise<void> {
  return end(context, claimed, (current, calendar) =>
    current.stopping === null
      ? decide(current, calendar)
      : { ...current, status: 'queued', leasedBy: null, leasedUntil: null },
  )
}

type Decide = (current: Delivery, calendar: LockedCalendar) => Promise<Delivery> | Delivery

/** Saves how the attempt ended, unless another worker has taken the delivery in the meantime. */
function end(context: Context, claimed: Delivery, decide: Decide): Promise<void> {
  return updateDelivery(context, claimed.id, (current, calendar) => {
    return isOurs(current, claimed) ? decide(current, calendar) : null
  })
}

function isOurs(current: Delivery, { leasedBy, attempts }: Delivery): boolean {
  return current.status === 'sending' && current.leasedBy === leasedBy && current.attempts === attempts
}

/** Saves that it has certainly failed, even if it was given up in the meantime. */
function endFailed(context: Context, claimed: Delivery, decide: Decide): Promise<void> {
  return updateDelivery(context, claimed.id, async (current, calendar) => {
    if (isOurs(current, claimed)) return decide(current, calendar)
    if (!isGivenUp(current, claimed)) return null
    const failed = await decide({ ...current, mayHaveArrived: claimed.mayHaveArrived }, calendar)
    return afterLateFailure(context, calendar, { current, failed }, toInstant(context.now()))
  })
}

/**
 * Saves that it was sent, even if another worker has the delivery by now. It may have been marked as not sent or stopped
 * in the meantime: then it did not count, and from now on it does.
 */
function endSent(context: Context, { id }: Delivery, decide: (current: Delivery) => Delivery): Promise<void> {
  return updateDelivery(context, id, async (current, calendar) => {
    const hadEnded = current.status === 'failed' || current.status === 'cancelled' || current.status === 'missed'
    if (current.status === 'sent') return null
    if (hadEnded && current.purpose === 'publish')
      await countPosted(context, calendar, current, { actor: hark, now: toInstant(context.now()), said: null })
    return decide(current)
  })
}

import type { Channel } from '../../channels/channel.ts'
import { signingSecrets } from '../../channels/rotation.ts'
import { findSecrets } from '../../channels/secret-queries.ts'
import type { Context } from '../../context.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import { toInstant } from '../../platform/clock.ts'
import { inTime, Unfinished } from '../../platform/in-time.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { SECOND } from '../../platform/time-units.ts'
import type { Connector } from '../connectors/connector.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'
import { findChainStart, isOnNoticePages } from './chain-queries.ts'
import type { ReportError } from './error-report.ts'

/** How long a connector may take to end after its signal was aborted, before its attempt is given up. */
const graceMillis = 2 * SECOND

export interface Attempt {
  connector: Connector
  delivery: Delivery
  channel: Channel
  report: ReportError
  /** Replaces the connector's own time. */
  patienceMillis?: number | undefined
}

/**
 * One attempt to send. It always settles, well before the lease ends: the connector is told when its time is over, and
 * given up on when it does not end even then.
 */
export async function trySending(
  context: Context,
  { connector, delivery, channel, report, patienceMillis = connector.patienceMillis }: Attempt,
): Promise<AttemptOutcome> {
  try {
    const sealed = signingSecrets(await findSecrets(context.db, channel.key), toInstant(context.now()))
    const secrets = sealed.map((text) => context.secrets.open(text))
    const { name: organisation, zone, language } = await findOrganisation(context.db)
    const chainStart = await findChainStart(context.db, delivery)
    const isPublic = await isOnNoticePages(context.db, delivery.announcement)
    const { incident } = delivery.message
    const about = await findIncidentIfAny(context.db, incident)
    const incidentStatus = about?.status ?? null
    const { config, now } = context
    const signal = AbortSignal.timeout(patienceMillis)
    const surroundings = {
      config,
      now,
      secrets,
      organisation,
      zone,
      language,
      chainStart,
      isOnNoticePages: isPublic,
      incidentStatus,
      signal,
    }
    const sending = connector.send(delivery, delivery.message, channel, surroundings)
    return await inTime(sending, patienceMillis + graceMillis)
  } catch (error) {
    report(error, `Delivery ${delivery.id} ended unexpectedly.`)
    const what = error instanceof Unfinished ? 'The attempt did not end in time' : 'Hark failed while sending this'
    return { type: 'unknown', error: `${what}. The fault has been logged.` }
  }
}

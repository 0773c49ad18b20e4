import { leavesHark } from '../../channels/channel.ts'
import { findChannelType } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { chooseConnector } from '../connectors/choose-connector.ts'
import { afterExpiredLease, type Delivery, isLost } from '../delivery.ts'
import { listExpired } from '../queries.ts'
import { updateDelivery } from '../update-delivery.ts'
import type { ReportError } from './error-report.ts'

const batchSize = 100

/** Recovers deliveries whose lease expired during sending, because their worker was killed, cut off or stuck. */
export async function recoverExpiredLeases(context: Context, report: ReportError): Promise<void> {
  const expired = await listExpired(context.db, toInstant(context.now()), batchSize)
  for (const delivery of expired) {
    await recover(context, delivery).catch((error: unknown) => report(error, `Delivery ${delivery.id} is stuck.`))
  }
}

async function recover(context: Context, delivery: Delivery): Promise<void> {
  const now = toInstant(context.now())
  const type = await findChannelType(context.db, delivery.channel)
  const { safeToRepeat } = chooseConnector({ type }, context.config)
  const manner = { leavesHark: leavesHark(type), safeToRepeat }
  await updateDelivery(context, delivery.id, (current) =>
    isLost(current, now) ? afterExpiredLease(current, manner, now) : null,
  )
}

import { findAnnouncement } from '../announcements/queries.ts'
import type { Actor } from '../audit/audit.ts'
import { hasConnector } from '../channels/channel.ts'
import { findChannelType } from '../channels/queries.ts'
import { findPersonIfAny } from '../people/queries.ts'
import type { Instant } from '../platform/clock.ts'
import { Invalid } from '../platform/errors.ts'
import type { Trx } from '../platform/transact.ts'
import type { Delivery } from './delivery.ts'
import type { SentInput } from './schema.ts'

/** What a person says of a post that is out. */
export interface Posted {
  externalId: string | null
  /** Who posted it; null where Hark sent it, and a person only found out that it arrived. */
  by: string | null
  /** When; null when they did not say, which means just now. */
  said: Instant | null
}

/** Reads what was entered about it. Throws Invalid when it cannot have been so. */
export async function postedAs(
  trx: Trx,
  { delivery, input, person, now }: { delivery: Delivery; input: SentInput; person: Actor; now: Instant },
): Promise<Posted> {
  const { sentAt, postedBy } = input
  const byHand = !hasConnector(await findChannelType(trx, delivery.channel))
  if (sentAt !== undefined && sentAt > now)
    throw new Invalid({ sentAt: 'It cannot have been posted in the future. Enter a time that has passed.' })
  const { createdAt } = await findAnnouncement(trx, delivery.announcement)
  if (sentAt !== undefined && sentAt < createdAt)
    throw new Invalid({ sentAt: 'It cannot have been posted before it was written. Check the date.' })
  if (postedBy !== undefined && (await findPersonIfAny(trx, postedBy)) === null)
    throw new Invalid({ postedBy: 'There is no such person. Choose someone from the list.' })
  return {
    externalId: input.url || input.externalId || null,
    by: postedBy ?? (byHand ? person.id : null),
    said: sentAt ?? null,
  }
}

import { listChannelNames, listChannels } from '../../../channels/queries.ts'
import { Invalid } from '../../../platform/errors.ts'
import type { Step } from '../transition.ts'
import type { LeftParts } from './left-parts.ts'

/**
 * Throws Invalid when parts that are to be booked again are on a channel that is out of use. They cannot be given another
 * channel, so the sentence says what can be done.
 */
export async function requireChannelsInUse({ calendar }: Step, { bookings }: LeftParts): Promise<void> {
  const present = new Map((await listChannels(calendar.trx)).map((channel) => [channel.key, channel]))
  for (const { channel: key } of bookings) {
    const channel = present.get(key)
    if (!channel) {
      const name = (await listChannelNames(calendar.trx)).get(key) ?? key
      throw new Invalid({
        at: `The channel ${name} was removed. Cancel what has not gone out yet, and write a new announcement for the other channels.`,
      })
    }
    if (!channel.enabled) throw new Invalid({ at: `${channel.name} is off. Ask an administrator to turn it on first.` })
  }
}

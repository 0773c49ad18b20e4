import { writeMail } from '../../mail/mail-folder.ts'
import { SECOND } from '../../platform/time-units.ts'
import type { Connector } from './connector.ts'
import { composeMail, noAddress } from './mail.ts'

/** Writes mails to the data folder if there is no mail server. A second copy of a delivery replaces the first. */
export const mailFile: Connector = {
  by: 'sending',
  safeToRepeat: true,
  patienceMillis: 10 * SECOND,
  async send(delivery, message, channel, context) {
    const { to } = channel.settings
    if (!to) return noAddress(channel)
    const { bytes } = await composeMail({ delivery, message, channel, to }, context)
    return writeMail(context.config, { id: delivery.id, attempt: delivery.attempts, bytes })
  },
}

import { transmit } from '../../mail/smtp-session.ts'
import { SECOND } from '../../platform/time-units.ts'
import type { Connector } from './connector.ts'
import { composeMail, noAddress } from './mail.ts'

/** Mail servers do not recognize a repeated mail, so one that may have been accepted is never sent again automatically. */
export const smtp: Connector = {
  by: 'sending',
  safeToRepeat: false,
  patienceMillis: 20 * SECOND,
  async send(delivery, message, channel, context) {
    const { to } = channel.settings
    if (!to) return noAddress(channel)
    const mail = await composeMail({ delivery, message, channel, to }, context)
    return transmit(mail, context)
  },
}

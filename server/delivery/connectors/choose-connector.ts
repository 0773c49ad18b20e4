import type { Channel } from '../../channels/channel.ts'
import type { Config } from '../../config.ts'
import type { DeliveryMethod } from './connector.ts'
import { mailFile } from './mail-file.ts'
import { byHand, ownPages } from './own-pages.ts'
import { smtp } from './smtp.ts'
import { webhook } from './webhook.ts'

/** How a channel's messages are delivered. */
export function chooseConnector({ type }: Pick<Channel, 'type'>, config: Config): DeliveryMethod {
  switch (type) {
    case 'notices':
      return ownPages
    case 'webhook':
      return webhook
    case 'email':
      return config.SMTP_URL === undefined ? mailFile : smtp
    default:
      return byHand
  }
}

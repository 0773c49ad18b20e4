import type { Finest } from '../audiences/reach.ts'
import type { Instant } from '../platform/clock.ts'

export const channelTypes = ['notices', 'email', 'webhook', 'facebook', 'x', 'sms', 'manual'] as const
export type ChannelType = (typeof channelTypes)[number]

/** What the connector needs. A webhook's secret is sealed apart from these and never read back. */
export interface ChannelSettings {
  /** Webhook: where messages are posted to. */
  url?: string
  /** E-mail: the address, usually of a list, that messages are sent to; null until somebody enters it. */
  to?: string | null
}

/** Where announcements go out. */
export interface Channel {
  key: string
  name: string
  type: ChannelType
  /** The smallest kind of area that it can target (docs/scheduling-rules.md#audience-and-reach). */
  finest: Finest
  /** The code of the area that it serves. */
  serves: string
  /** Replaces the limit that the type has of its own. */
  textLimit: number | null
  enabled: boolean
  settings: ChannelSettings
  createdAt: Instant
  revision: number
}

export const typeNames: Record<ChannelType, string> = {
  notices: 'Notice page',
  email: 'E-mail',
  webhook: 'Webhook',
  facebook: 'Facebook',
  x: 'X',
  sms: 'SMS',
  manual: 'By hand',
}

const connected: readonly ChannelType[] = ['notices', 'email', 'webhook']

/** False where a person posts the message and marks it as sent. */
export function hasConnector(type: ChannelType): boolean {
  return connected.includes(type)
}

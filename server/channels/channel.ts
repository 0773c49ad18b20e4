import type { Finest } from '../audiences/reach.ts'
import type { Instant } from '../platform/clock.ts'

export const channelTypes = [
  'notices',
  'email',
  'webhook',
  'facebook',
  'instagram',
  'nextdoor',
  'x',
  'sms',
  'manual',
] as const
export type ChannelType = (typeof channelTypes)[number]

/** What the connector needs. A webhook's secret is stored separately, sealed, and never shown again. */
export interface ChannelSettings {
  /** Webhook: the address that messages are posted to. */
  url?: string
  /** Email: the address that messages are sent to, usually a mailing list; null until somebody enters it. */
  to?: string | null
  /** Posted by hand: the ids of the people who do it. Nobody means every author of the team. */
  postedBy?: string[] | undefined
}

/** Where announcements go out. */
export interface Channel {
  key: string
  name: string
  type: ChannelType
  /** The finest level that it can target (docs/scheduling-rules.md#audience-and-reach). */
  finest: Finest
  /** The code of the area that it serves. */
  serves: string
  /** Replaces the type's default limit, in characters. */
  textLimit: number | null
  enabled: boolean
  settings: ChannelSettings
  createdAt: Instant
  revision: number
}

/** A post that is still to go out on a channel. Bookings belong to the calendar; a channel only lists them. */
export interface PostToCome {
  announcement: string
  headline: string
  at: Instant
  status: 'booked' | 'publishing' | 'held'
}

export const typeNames: Record<ChannelType, string> = {
  notices: 'Notice page',
  email: 'Email',
  webhook: 'Webhook',
  facebook: 'Facebook',
  instagram: 'Instagram',
  nextdoor: 'Nextdoor',
  x: 'X',
  sms: 'SMS',
  manual: 'Manual',
}

const connected: readonly ChannelType[] = ['notices', 'email', 'webhook']

/** False when a person posts the message and marks it as sent. */
export function hasConnector(type: ChannelType): boolean {
  return connected.includes(type)
}

/** Whether its messages go to another system. Otherwise Hark writes them itself, or a person posts them. */
export function leavesHark(type: ChannelType): boolean {
  return hasConnector(type) && type !== 'notices'
}

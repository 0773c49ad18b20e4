import type { ChannelType } from './channel.ts'

export const channelIcons: Readonly<Record<ChannelType, string>> = {
  notices: 'file-text',
  email: 'mail',
  webhook: 'webhook',
  facebook: 'megaphone',
  instagram: 'eye',
  nextdoor: 'users',
  x: 'at-sign',
  sms: 'message-square',
  manual: 'user',
}

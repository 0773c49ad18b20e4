import type { ChannelInput } from './schema.ts'

const common = { textLimit: null, enabled: true }

/** The channels of a new organization. Email stays off until somebody enters the address of a mailing list. */
export function firstChannels(country: string): ChannelInput[] {
  const everywhere = { ...common, serves: country }
  return [
    { ...everywhere, key: 'notices', name: 'Notice page', type: 'notices', finest: 'part', settings: {} },
    {
      ...everywhere,
      key: 'email',
      name: 'Email',
      type: 'email',
      finest: 'none',
      settings: { to: null },
      enabled: false,
    },
    { ...everywhere, key: 'facebook', name: 'Facebook', type: 'facebook', finest: 'town', settings: {} },
    { ...everywhere, key: 'x', name: 'X', type: 'x', finest: 'none', settings: {} },
    { ...everywhere, key: 'sms', name: 'SMS', type: 'sms', finest: 'part', settings: {} },
  ]
}

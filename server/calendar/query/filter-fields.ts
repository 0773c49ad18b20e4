import type { Channel } from '../../channels/channel.ts'
import type { Field } from '../../platform/pages/shared-props.ts'

/** Chooses one channel or all, on the pages that show the calendar. */
export function channelField(channels: readonly Channel[], value: string, error: string | undefined): Field {
  const options = channels.map(({ key, name }) => ({ value: key, label: name }))
  return {
    name: 'channel',
    label: 'Channel',
    control: 'select',
    value,
    error,
    options: [{ value: '', label: 'All channels' }, ...options],
  }
}

/** Chooses one team or both. */
export function teamField(value: string, error: string | undefined): Field {
  return {
    name: 'kind',
    label: 'Team',
    control: 'select',
    value,
    error,
    options: [
      { value: '', label: 'Both teams' },
      { value: 'service', label: 'Customer service' },
      { value: 'marketing', label: 'Marketing' },
    ],
  }
}

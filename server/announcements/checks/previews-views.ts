import type { Channel } from '../../channels/channel.ts'
import { measure, measureHeadline, withLink } from '../../channels/limits.ts'
import type { Content } from '../announcement.ts'
import { textFor } from '../content.ts'
import type { Previews } from './checks-props.ts'

/** What goes out on each chosen channel, and whether it fits. With `edit`, each preview links to the channel's own text. */
export function previews(
  content: Content,
  channels: readonly Channel[],
  { shown = '', edit = false }: { shown?: string; edit?: boolean } = {},
): Previews {
  const chosen = channels.filter(({ key }) => content.channels.includes(key))
  const first = chosen.find(({ key }) => key === shown) ?? chosen[0]
  return {
    previews: chosen.map((channel) => ({
      key: channel.key,
      label: channel.name,
      shown: channel === first,
      subject: measureHeadline(channel, content.headline) === null ? null : content.headline,
      text: withLink(textFor(content, channel.key), content.link),
      notes: notes(channel, content),
      edit: edit && channel.type !== 'notices' ? `#text:${channel.key}` : null,
    })),
  }
}

function notes(channel: Channel, content: Content): string[] {
  const text = measure(channel, textFor(content, channel.key), content.link)
  const headline = measureHeadline(channel, content.headline)
  const hasOwnText = content.texts[channel.key] !== undefined
  return [
    ...(channel.type === 'sms' ? [text.note === null ? 'GSM-7 alphabet' : 'UCS-2 alphabet'] : []),
    text.limit === null ? `${text.words}, no limit` : `${text.words}${channel.type === 'x' ? ', as X counts' : ''}`,
    ...(text.note === null ? [] : [text.note]),
    ...(headline === null ? [] : [`${channel.type === 'email' ? 'Subject' : 'Headline'} ${headline.words}`]),
    ...(hasOwnText ? ['Its own text, not the message above'] : []),
  ]
}

import type { Channel } from '../../channels/channel.ts'
import { measureHeadline, withLink } from '../../channels/limits.ts'
import { imagePath } from '../../images/image.ts'
import type { Content } from '../announcement.ts'
import { textFor } from '../content.ts'
import { withTimesFilled, zonesOf } from '../placeholders.ts'
import { longestOf } from '../readiness.ts'
import { titleInList } from '../status-words.ts'
import type { Assessment } from './assessment.ts'
import type { Previews } from './checks-props.ts'

/** What goes out on each chosen channel, and whether it fits. With `edit`, each preview links to the channel's own text. */
export function previews(
  content: Content,
  assessment: Assessment,
  { shown = '', edit = false }: { shown?: string; edit?: boolean } = {},
): Previews {
  const { now } = assessment
  const chosen = assessment.calendar.channels.filter(({ key }) => content.channels.includes(key))
  const first = chosen.find(({ key }) => key === shown) ?? chosen[0]
  return {
    previews: chosen.map((channel) => {
      const zones = zonesIn(assessment, channel.key)
      const filled = withTimesFilled(content, { zone: zones[0]!, now })
      return {
        key: channel.key,
        label: channel.name,
        shown: channel === first,
        subject: subjectOn(channel, filled, assessment),
        text: withLink(textFor(filled, channel.key), filled.link),
        pictures: carriesPictures(channel) ? content.images.map(({ id, alt }) => ({ src: imagePath(id), alt })) : [],
        notes: notes(channel, content, { zones, now }),
        edit: edit && channel.type !== 'notices' ? `#text:${channel.key}` : null,
      }
    }),
  }
}

/** The headline where it is shown separately. In a mailbox it says the stage. */
function subjectOn(channel: Channel, { headline, stage }: Content, { incident }: Assessment): string | null {
  if (measureHeadline(channel, headline) === null) return null
  return channel.type === 'email' ? titleInList({ headline, stage, status: incident?.status ?? null }) : headline
}

/** The zones in which what goes out on a channel is read, at least one. */
export function zonesIn({ tree, targets, candidate: { parts } }: Assessment, channel: string): string[] {
  return zonesOf(tree, { targets, parts }, channel)
}

/** A mail is plain text and names the notice page, a message of an SMS provider is text only. */
function carriesPictures({ type }: Channel): boolean {
  return type !== 'email' && type !== 'sms'
}

/** What readers, and whoever posts it, do not get to see. */
function pictureNotes(channel: Channel, { images }: Content): string[] {
  if (images.length === 0) return []
  if (!carriesPictures(channel)) return ['Goes out without the pictures']
  return images.map(({ alt }) => (alt === '' ? 'Picture without a description' : `Picture described as “${alt}”`))
}

function notes(channel: Channel, content: Content, read: Parameters<typeof longestOf>[2]): string[] {
  const { text, headline } = longestOf(content, channel, read)
  const hasOwnText = content.texts[channel.key] !== undefined
  return [
    ...(channel.type === 'sms' ? [text.note === null ? 'GSM-7 alphabet' : 'UCS-2 alphabet'] : []),
    text.limit === null ? `${text.words}, no limit` : `${text.words}${channel.type === 'x' ? ', as X counts' : ''}`,
    ...(text.note === null ? [] : [text.note]),
    ...(headline === null ? [] : [`${channel.type === 'email' ? 'Subject' : 'Headline'} ${headline.words}`]),
    ...(channel.type === 'email' ? ['Goes to everyone on the list'] : []),
    ...pictureNotes(channel, content),
    ...(hasOwnText ? ['Has its own text'] : []),
  ]
}

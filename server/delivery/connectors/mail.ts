import type { OutgoingMessage } from '../../announcements/outgoing-message.ts'
import { titleInList } from '../../announcements/status-words.ts'
import type { Channel } from '../../channels/channel.ts'
import { type Course, courseInWords } from '../../incidents/course.ts'
import { composer, type Mail, onOneLine, senderOf } from '../../mail/letter.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'
import type { SendingContext } from './connector.ts'

export interface MailRequest {
  delivery: Delivery
  message: OutgoingMessage
  channel: Channel
  /** The channel's address. */
  to: string
}

/**
 * Derives the Message-ID from the delivery's id, so that a second copy can be recognized, and so that the later mails of
 * a chain can refer to the first: mail programs then show them as one conversation.
 */
export async function composeMail(
  { delivery, message, channel, to }: MailRequest,
  context: SendingContext,
): Promise<Mail> {
  const { config, now, organisation, language, chainStart, isOnNoticePages, incidentStatus } = context
  const host = new URL(config.BASE_URL).hostname
  const { kind, severity, category, stage } = message
  const keywords = [kind, severity, category, stage].flatMap((word) =>
    word ? [onOneLine(word.replaceAll(',', ' '))] : [],
  )
  const page = isOnNoticePages ? `${config.BASE_URL}/notices/announcements/${message.announcement}` : null
  const { envelope, message: bytes } = await composer.sendMail({
    from: senderOf(config, organisation),
    to,
    subject: onOneLine(titleInList({ ...message, status: incidentStatus })),
    text: textOf(message, context, page),
    date: now().toJSDate(),
    messageId: `<${delivery.id}@${host}>`,
    ...(chainStart === null ? {} : { inReplyTo: `<${chainStart}@${host}>`, references: [`<${chainStart}@${host}>`] }),
    headers: {
      'List-Id': `<${channel.key}.${host}>`,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      Keywords: keywords.filter((word) => word !== '').join(', '),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { envelope: { from: envelope.from || '', to: envelope.to }, bytes: bytes as Buffer }
}

export function noAddress(channel: Channel): AttemptOutcome {
  return { type: 'failed', error: `${channel.name} has no address to send to. Add one on its page.`, again: false }
}

/** Times are those of the notice page of the town: in its zone, which is named, because a mail may go to several. */
function textOf(message: OutgoingMessage, { now, zone: ofOrganisation }: SendingContext, page: string | null): string {
  const { text, link, where, nextUpdateBy, zone } = message
  const time = (at: Instant) => dateAndTimeInWords(at, zone ?? ofOrganisation, toInstant(now()))
  const times = courseInWords(courseToTell(message)).map(({ term, at }) => `${term}: ${time(at)}.`)
  const promise = nextUpdateBy === null ? '' : `Next update by ${time(nextUpdateBy)}.`
  const notice = page === null ? '' : `This notice and later updates:\n${page}`
  const parts = [text, times.join('\n'), promise, link, where === '' ? '' : `For ${where}.`, notice]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** That of its incident. Plain information is about none and has a period of its own. */
function courseToTell({ course, kind, incident, began, expectedEnd }: OutgoingMessage): Course | null {
  if (kind === 'marketing' || incident !== null) return course
  // Messages of earlier versions have neither.
  return { planned: true, begins: began ?? null, ends: expectedEnd ?? null }
}

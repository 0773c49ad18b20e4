import { createTransport } from 'nodemailer'
import type { OutgoingMessage } from '../../announcements/outgoing-message.ts'
import type { Channel } from '../../channels/channel.ts'
import { timestampInWords } from '../../platform/time-words.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'
import type { SendingContext } from './connector.ts'

export interface Mail {
  envelope: { from: string; to: string[] }
  bytes: Buffer
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

export interface MailRequest {
  delivery: Delivery
  message: OutgoingMessage
  channel: Channel
  /** The channel's address. */
  to: string
}

/** Derives the Message-ID from the delivery's id, so that a second copy can be recognized. */
export async function composeMail(
  { delivery, message, channel, to }: MailRequest,
  { config, now, zone }: SendingContext,
): Promise<Mail> {
  const host = new URL(config.BASE_URL).hostname
  const { envelope, message: bytes } = await composer.sendMail({
    from: config.MAIL_FROM,
    to,
    // A line break in the headline would start a new header.
    subject: message.headline.replace(/\s+/g, ' ').trim(),
    text: textOf(message, zone),
    date: now().toJSDate(),
    messageId: `<${delivery.id}@${host}>`,
    headers: { 'List-Id': `<${channel.key}.${host}>`, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { envelope: { from: envelope.from || '', to: envelope.to }, bytes: bytes as Buffer }
}

export function noAddress(channel: Channel): AttemptOutcome {
  return { type: 'failed', error: `${channel.name} has no address to send to. Enter one on its page.`, again: false }
}

function textOf({ text, link, where, nextUpdateBy }: OutgoingMessage, zone: string): string {
  const promise = nextUpdateBy === null ? '' : `Next update by ${timestampInWords(nextUpdateBy, zone)}.`
  return [text, promise, link, where === '' ? '' : `For ${where}.`].filter((part) => part !== '').join('\n\n')
}

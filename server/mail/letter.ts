import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

/** An email as it goes over the wire. */
export interface Mail {
  envelope: { from: string; to: string[] }
  bytes: Buffer
}

/** What a person gets to read. */
export interface Letter {
  to: { name: string; address: string }
  subject: string
  text: string
}

export const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

interface Sender {
  /** The organization's name. */
  organisation: string
  /** Tells a second copy of the same email. */
  id: string
  date: Date
}

export async function composeLetter(
  { to, subject, text }: Letter,
  { organisation, id, date }: Sender,
  config: Config,
): Promise<Mail> {
  const host = new URL(config.BASE_URL).hostname
  const { envelope, message } = await composer.sendMail({
    from: senderOf(config, organisation),
    to,
    subject: onOneLine(subject),
    text,
    date,
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { envelope: { from: envelope.from || '', to: envelope.to }, bytes: message as Buffer }
}

/** A line break would start a new header. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The address of MAIL_FROM, with the name of the organization unless MAIL_FROM has one of its own. */
export function senderOf({ MAIL_FROM }: Config, organisation: string): { name: string; address: string } {
  const begin = MAIL_FROM.lastIndexOf('<')
  const end = MAIL_FROM.indexOf('>', begin)
  const address = begin === -1 || end === -1 ? MAIL_FROM : MAIL_FROM.slice(begin + 1, end)
  const name = begin === -1 ? '' : MAIL_FROM.slice(0, begin).trim().replaceAll('"', '')
  return { name: name === '' || name === 'Hark' ? onOneLine(organisation) : name, address: address.trim() }
}

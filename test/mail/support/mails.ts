import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { letterWriter } from '../../../server/letter-writer.ts'
import { sendNextMail } from '../../../server/mail/send-mail.ts'
import { startMailServer } from '../../delivery/support/mail-server.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import type { databases } from '../../support/databases.ts'

export interface ReadMail {
  to: string
  subject: string
  text: string
}

/** A folder for what the application writes, which is removed after the test. */
export function aDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hark-mails-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** An application that sends emails to a mail server. `sent` sends what is due, and returns what the server has got since. */
export async function startWithMail(
  open: (typeof databases)[number][1],
  behave?: Parameters<typeof startMailServer>[0],
): Promise<{ app: TestApp; sent: () => Promise<ReadMail[]> }> {
  const server = await startMailServer(behave)
  const env = { SMTP_URL: server.url, BASE_URL: 'https://hark.example.org', DATA_DIR: aDataFolder() }
  const app = await startApp({ open, env })
  onTestFinished(() => app.stop())
  const sent = async () => {
    await sendMails(app)
    return server.read.splice(0).map(readMail)
  }
  return { app, sent }
}

/** Sends every email that is due. */
export async function sendMails({ context }: TestApp, worker = 'worker'): Promise<void> {
  const report = (error: unknown) => {
    throw error
  }
  while (await sendNextMail(context, { worker, write: letterWriter(context), report, patienceMillis: 5000 }));
}

export function readMail(source: string): ReadMail {
  const [head, ...body] = source.split('\r\n\r\n')
  const headers = head!.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const header = (name: string) => headers.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
  const isQuoted = header('Content-Transfer-Encoding') === 'quoted-printable'
  const text = body.join('\r\n\r\n').replaceAll('\r\n', '\n')
  return { to: header('To'), subject: header('Subject'), text: isQuoted ? decoded(text) : text }
}

/** Undoes quoted-printable, in which nodemailer writes long lines. */
function decoded(text: string): string {
  const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

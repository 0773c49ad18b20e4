import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import type { AttemptOutcome } from '../delivery.ts'
import type { Connector } from './connector.ts'
import { composeMail, type Mail, noAddress } from './mail.ts'

/** In milliseconds. Shorter than a lease, so that no other worker takes over a mail that is still being sent. */
const limits = { connectionTimeout: 8000, greetingTimeout: 8000, socketTimeout: 10_000, dnsTimeout: 5000 }
const totalMillis = 25_000

/** Mail servers do not recognize a repeated mail, so one that may have been accepted is never sent again automatically. */
export const smtp: Connector = {
  by: 'sending',
  safeToRepeat: false,
  async send(delivery, message, channel, context) {
    const { to } = channel.settings
    if (!to) return noAddress(channel)
    const mail = await composeMail({ delivery, message, channel, to }, context)
    return transmit(mail, context.config.SMTP_URL!)
  },
}

/**
 * One SMTP session. It does not use nodemailer's transport, which cannot tell whether the server was already reading
 * the mail when the connection broke.
 */
function transmit(mail: Mail, url: string): Promise<AttemptOutcome> {
  const { options } = new SMTPTransport(url)
  const connection = new SMTPConnection({ ...options, ...limits })
  let reading = false
  const content = new Readable({
    read() {
      reading = true
      this.push(mail.bytes)
      this.push(null)
    },
  })
  return new Promise<AttemptOutcome>((resolve) => {
    const fail = (error: SmtpFailure) => {
      clearTimeout(timer)
      resolve(judge(error, reading))
      connection.close()
    }
    const accept = (response: string) => {
      clearTimeout(timer)
      resolve({ type: 'sent', externalId: response })
      connection.quit()
    }
    const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), totalMillis)
    const send = () =>
      connection.send({ ...mail.envelope, size: mail.bytes.length }, content, (error, info) =>
        error ? fail(error) : accept(info.response),
      )
    // Without a listener, a late socket error would end the process.
    connection.on('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      const { user, pass } = options.auth ?? {}
      if (!user || !connection.allowsAuth) return send()
      connection.login({ credentials: { user, pass: pass ?? '' } }, (refused) => (refused ? fail(refused) : send()))
    })
  })
}

interface SmtpFailure {
  code?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
}

function judge({ code, responseCode, response }: SmtpFailure, reading: boolean): AttemptOutcome {
  if (responseCode !== undefined && responseCode >= 400)
    return { type: 'failed', error: `The mail server refused it: ${response}`, again: responseCode < 500 }
  if (reading) return { type: 'unknown', error: `The mail server broke off after it had read the mail (${code}).` }
  return { type: 'failed', error: `The mail server could not be reached (${code}).`, again: true }
}

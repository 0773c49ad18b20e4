import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import type { Config } from '../config.ts'
import type { Mail } from './letter.ts'
import type { SendOutcome } from './queued-mail.ts'

/** In milliseconds, and bytes of one reply. The signal of the attempt limits the whole session. */
const limits = {
  connectionTimeout: 8000,
  greetingTimeout: 8000,
  socketTimeout: 10_000,
  dnsTimeout: 5000,
  maxResponseSize: 65_536,
}

/**
 * One SMTP session. It does not use nodemailer's transport, which cannot tell whether the server was already reading
 * the mail when the connection broke.
 */
export function transmit(
  mail: Mail,
  { config, signal }: { config: Config; signal: AbortSignal },
): Promise<SendOutcome> {
  const { options } = new SMTPTransport(config.SMTP_URL!)
  const { user, pass } = options.auth ?? {}
  // Otherwise anybody on the way could leave STARTTLS out of the server's reply, and read the password.
  const requireTLS = user !== undefined && config.SMTP_PLAIN === 'off'
  const connection = new SMTPConnection({ ...options, ...limits, requireTLS })
  let reading = false
  const content = new Readable({
    read() {
      reading = true
      this.push(mail.bytes)
      this.push(null)
    },
  })
  return new Promise<SendOutcome>((resolve) => {
    const fail = (error: SmtpFailure) => {
      resolve(judge(error, reading))
      connection.close()
    }
    const accept = (response: string) => {
      resolve({ type: 'sent', externalId: shortened(response) })
      connection.quit()
    }
    signal.addEventListener('abort', () => fail({ code: 'ETIMEDOUT' }), { once: true })
    const send = () =>
      connection.send({ ...mail.envelope, size: mail.bytes.length }, content, (error, info) =>
        error ? fail(error) : accept(info.response),
      )
    // Without a listener, a late socket error would end the process.
    connection.on('error', fail)
    connection.on('end', () => fail({ code: 'closed' }))
    connection.connect((error) => {
      if (error) return fail(error)
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

function judge({ code, responseCode, response = '' }: SmtpFailure, reading: boolean): SendOutcome {
  if (code === 'ETLS') {
    const error =
      'The mail server does not encrypt the connection, so the password is not sent to it. Use smtps://, or set SMTP_PLAIN=on to send it in the open.'
    return { type: 'failed', error, again: true }
  }
  if (responseCode !== undefined && responseCode >= 400)
    return { type: 'failed', error: `The mail server refused it: ${shortened(response)}`, again: responseCode < 500 }
  if (reading) return { type: 'unknown', error: `The mail server broke off after it had read the mail (${code}).` }
  return { type: 'failed', error: `The mail server could not be reached (${code}).`, again: true }
}

/** A server may say as much as it likes; pages show it. */
function shortened(response: string): string {
  return response.length > 300 ? `${response.slice(0, 300)}…` : response
}

import { type Instant, later, toInstant } from '../platform/clock.ts'
import { inTime } from '../platform/in-time.ts'
import { findOrganisation } from '../platform/organisation.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY, SECOND } from '../platform/time-units.ts'
import { composeLetter, type Letter, type Mail } from './letter.ts'
import { writeMail } from './mail-folder.ts'
import { beginSending, claimMail, deleteOldMails, endMail, isUntidy, recoverMails } from './queries.ts'
import { afterSending, type MailEnd, mailLeaseMillis, type QueuedMail, type SendOutcome } from './queued-mail.ts'
import { transmit } from './smtp-session.ts'

/** Writes the text of an email from what is true now; null when there is nothing left to tell this person. */
export type WriteLetter = (mail: QueuedMail) => Promise<Letter | null>

export interface MailWork {
  worker: string
  write: WriteLetter
  report: (error: unknown, what: string) => void
  /** How long the mail server may take. */
  patienceMillis?: number | undefined
}

const KEPT_FOR = 30 * DAY

/** Sends the next email that is due; false when there is none. Any number of processes may do this at once. */
export async function sendNextMail(platform: Platform, work: MailWork): Promise<boolean> {
  const { db } = platform
  const { worker } = work
  const now = () => toInstant(platform.now())
  const mail = await claimMail(db, { worker, now: now(), until: later(now(), mailLeaseMillis) })
  if (mail === null) return false
  const end = await attempt(platform, mail, work)
  if (end !== null) await endMail(db, mail, worker, { end, now: now() })
  return true
}

/** Takes over from workers that are gone, and forgets what ended long ago. */
export async function tidyMails({ db, config }: Platform, now: Instant): Promise<void> {
  const endedBefore = later(now, -KEPT_FOR)
  if (!(await isUntidy(db, { now, endedBefore }))) return
  await recoverMails(db, now, { safeToRepeat: config.SMTP_URL === undefined })
  await deleteOldMails(db, endedBefore)
}

/** How the attempt ended; null when another worker has taken over. */
async function attempt(platform: Platform, mail: QueuedMail, work: MailWork): Promise<MailEnd | null> {
  const { worker, write, report, patienceMillis = 20 * SECOND } = work
  const { db, config } = platform
  let isSending = false
  try {
    const letter = await write(mail)
    if (letter === null) return { status: 'dropped', error: null }
    const { name: organisation } = await findOrganisation(db)
    const date = platform.now().toJSDate()
    const bytes = await composeLetter(letter, { organisation, id: mail.id, date }, config)
    if (!(await beginSending(db, mail, worker))) return null
    isSending = true
    const outcome = await inTime(send(platform, mail, bytes, patienceMillis), patienceMillis + 2 * SECOND)
    return afterSending(mail, outcome, toInstant(platform.now()))
  } catch (error) {
    report(error, `Mail ${mail.id} ended unexpectedly.`)
    const why = 'Hark failed while sending this. The fault has been logged.'
    const outcome: SendOutcome = isSending
      ? { type: 'unknown', error: why }
      : { type: 'failed', error: why, again: true }
    return afterSending(mail, outcome, toInstant(platform.now()))
  }
}

function send({ config }: Platform, mail: QueuedMail, letter: Mail, patienceMillis: number): Promise<SendOutcome> {
  if (config.SMTP_URL === undefined) {
    return writeMail(config, { id: mail.id, attempt: mail.attempts, bytes: letter.bytes })
  }
  return transmit(letter, { config, signal: AbortSignal.timeout(patienceMillis) })
}

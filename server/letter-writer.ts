import { writeMailAbout } from './announcements/mails/write-mail.ts'
import type { Context } from './context.ts'
import { writeQuietMail } from './incidents/write-quiet-mail.ts'
import type { WriteLetter } from './mail/send-mail.ts'
import { writeInvitation } from './people/sign-in/write-invitation.ts'

/** Writes every kind of email to people who work with Hark. */
export function letterWriter(context: Context): WriteLetter {
  return async (mail) => {
    const { kind } = mail
    if (kind === 'invitation') return writeInvitation(context, mail.person)
    return kind === 'quiet' ? writeQuietMail(context, mail) : writeMailAbout(context, { ...mail, kind })
  }
}

import { writeMailAbout } from './announcements/mails/write-mail.ts'
import type { Context } from './context.ts'
import type { WriteLetter } from './mail/send-mail.ts'
import { writeInvitation } from './people/sign-in/write-invitation.ts'

/** Writes every kind of email to people who work with Hark. */
export function letterWriter(context: Context): WriteLetter {
  return async (mail) => {
    const { kind } = mail
    return kind === 'invitation' ? writeInvitation(context, mail.person) : writeMailAbout(context, { ...mail, kind })
  }
}

import { type MailKind, mailKinds } from '../mail/queued-mail.ts'
import { may, mayWriteIncidents, type Person } from './person.ts'

/** Whether this person gets emails of this kind. An invitation is not asked about. */
export function wantsMail({ noMail }: Pick<Person, 'noMail'>, kind: MailKind): boolean {
  return !noMail.some((one) => one === kind)
}

/** The emails that this person can choose: those for approvers only where they may approve, and those about incidents where they may report them. */
export function offeredMails(person: Person): (typeof mailKinds)[number][] {
  const mayApprove = may(person, 'approver') || may(person, 'duty_manager')
  return mailKinds.filter(
    (kind) => (kind !== 'waiting' || mayApprove) && (kind !== 'quiet' || mayWriteIncidents(person)),
  )
}

/** The kinds that are switched off when these are ticked. What was not offered stays as it is. */
export function mailsNotWanted(person: Person, ticked: readonly string[]): string[] {
  const offered = offeredMails(person)
  const kept = person.noMail.filter((kind) => !offered.some((one) => one === kind))
  return [...kept, ...offered.filter((kind) => !ticked.includes(kind))]
}

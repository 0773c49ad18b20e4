import type { Actor } from '../../audit/audit.ts'
import { queueMails } from '../../mail/queries.ts'
import type { MailKind } from '../../mail/queued-mail.ts'
import type { Person } from '../../people/person.ts'
import { listPeople } from '../../people/queries.ts'
import { wantsMail } from '../../people/wanted-mails.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { type Reviewed, whyNotApprove } from '../approval-policy.ts'
import { readReviewed } from '../review-queries.ts'

interface Happened {
  before: Announcement
  after: Announcement
  /** A transition, or another action such as `review`. */
  action: string
  actor: Actor
  now: Instant
}

/**
 * Queues the emails about what has just happened, in its transaction: to approvers when something waits for them, and to
 * authors when something becomes of theirs. Nobody is told what they did themselves.
 */
export async function tellPeople(trx: Trx, happened: Happened): Promise<void> {
  const { after, actor, now } = happened
  const toApprovers = beginsToWait(happened)
  const toAuthors = newsForAuthors(happened)
  if (!toApprovers && toAuthors === null) return
  const reviewed = await readReviewed(trx, after)
  const people = (await listPeople(trx)).filter(({ id, deactivatedAt }) => id !== actor.id && deactivatedAt === null)
  const tell = (kind: MailKind, isMeant: (person: Person) => boolean) => {
    const meant = people.filter((person) => isMeant(person) && wantsMail(person, kind))
    const ids = meant.map(({ id }) => id)
    return queueMails(trx, ids, { kind, about: after.id, now })
  }
  if (toApprovers) await tell('waiting', (person) => mayDecide(person, reviewed))
  if (toAuthors !== null) await tell(toAuthors, ({ id }) => reviewed.authors.includes(id))
}

/** Whether it is for this person to approve it, or to review it afterwards. */
export function mayDecide(person: Person, reviewed: Reviewed): boolean {
  return !reviewed.authors.includes(person.id) && whyNotApprove(person, reviewed) === null
}

function beginsToWait({ before, after }: Happened): boolean {
  const begins = (waits: (one: Announcement) => boolean) => waits(after) && !waits(before)
  return begins(({ status }) => status === 'in_review') || begins(({ reviewAfter }) => reviewAfter)
}

function newsForAuthors({ before, after, action }: Happened): MailKind | null {
  switch (action) {
    case 'approve':
      return after.status === 'in_review' ? null : 'approved'
    case 'return':
      return 'returned'
    case 'hold':
      return 'held'
    case 'retract':
      return 'retracted'
    case 'lapse':
      return 'missed'
    case 'finish':
      return after.status === 'failed' && before.status !== 'failed' ? 'failed' : null
    default:
      return null
  }
}

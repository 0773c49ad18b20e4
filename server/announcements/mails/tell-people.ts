import type { Actor } from '../../audit/audit.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
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
  const { after, action } = happened
  const toAuthors = newsForAuthors(happened)
  if (beginsToWait(happened)) await tell(trx, 'waiting', happened, mayDecide)
  if (toAuthors !== null) await tell(trx, toAuthors, happened, isAuthor)
  // The email that says it was approved says which part is on hold, too.
  if (action === 'approve' && (await isPartlyHeld(trx, after)))
    await tell(
      trx,
      'held',
      happened,
      (person, reviewed) => isAuthor(person, reviewed) && !wantsMail(person, 'approved'),
    )
}

/** The same for parts that failed or were missed, whatever becomes of the whole. */
export async function tellOfParts(
  trx: Trx,
  kinds: Iterable<'failed' | 'missed'>,
  happened: Pick<Happened, 'after' | 'actor' | 'now'>,
): Promise<void> {
  for (const kind of kinds) await tell(trx, kind, happened, isAuthor)
}

async function tell(
  trx: Trx,
  kind: MailKind,
  { after, actor, now }: Pick<Happened, 'after' | 'actor' | 'now'>,
  isMeant: (person: Person, reviewed: Reviewed) => boolean,
): Promise<void> {
  const reviewed = await readReviewed(trx, after)
  const meant = (await listPeople(trx)).filter(
    (person) =>
      person.id !== actor.id && person.deactivatedAt === null && isMeant(person, reviewed) && wantsMail(person, kind),
  )
  const ids = meant.map(({ id }) => id)
  await queueMails(trx, ids, { kind, about: after.id, now })
}

function isAuthor({ id }: Person, { authors }: Reviewed): boolean {
  return authors.includes(id)
}

async function isPartlyHeld(trx: Trx, { id }: Announcement): Promise<boolean> {
  return (await listBookingsOf(trx, id)).some(({ status }) => status === 'held')
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

import { queueMails } from '../mail/queries.ts'
import { mayWriteIncidents, type Person } from '../people/person.ts'
import { listPeople } from '../people/queries.ts'
import { wantsMail } from '../people/wanted-mails.ts'
import { toInstant } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { transact } from '../platform/transact.ts'
import type { Incident } from './incident.ts'
import { listUnasked, markAsked } from './quiet-queries.ts'

/**
 * Asks by email whether incidents that have been quiet for a week still go on, once for each quiet time: what marks it as
 * asked and what queues the email is one transaction.
 */
export async function askAboutQuiet({ db, now: clock }: Pick<Platform, 'db' | 'now'>): Promise<void> {
  const now = toInstant(clock())
  for (const id of await listUnasked(db, now))
    await transact(db, async (trx) => {
      const incident = await markAsked(trx, id, now)
      if (incident === null) return
      const asked = ownersOf(incident, await listPeople(trx)).filter((person) => wantsMail(person, 'quiet'))
      const ids = asked.map((person) => person.id)
      await queueMails(trx, ids, { kind: 'quiet', about: id, now })
    })
}

/** Whoever reported it. When that person is gone, or was Hark, everybody who may change incidents. */
function ownersOf({ createdBy }: Incident, people: readonly Person[]): Person[] {
  const may = people.filter(mayWriteIncidents)
  const owner = may.filter(({ id }) => id === createdBy)
  return owner.length > 0 ? owner : may
}

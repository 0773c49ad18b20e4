import { summarise } from '../audiences/summary.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../mail/letter.ts'
import type { QueuedMail } from '../mail/queued-mail.ts'
import { mayWriteIncidents } from '../people/person.ts'
import { findPerson } from '../people/queries.ts'
import { wantsMail } from '../people/wanted-mails.ts'
import { toInstant } from '../platform/clock.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { dateAndTimeInWords } from '../platform/time-words.ts'
import { findIncidentIfAny } from './queries.ts'
import { isQuietIncident } from './quiet-queries.ts'

/** Asks whether an incident still goes on. Null when somebody has answered, or for whoever may not or does not want to. */
export async function writeQuietMail(context: Context, mail: QueuedMail): Promise<Letter | null> {
  const { db, areas, config } = context
  const now = toInstant(context.now())
  const person = await findPerson(db, mail.person)
  const incident = await findIncidentIfAny(db, mail.about)
  if (incident === null || !mayWriteIncidents(person) || !wantsMail(person, 'quiet')) return null
  if (!(await isQuietIncident(db, incident.id, now))) return null

  const { name: organisation, zone } = await findOrganisation(db)
  const { id, title, began, expectedEnd, holds } = incident
  const when = (at: string) => dateAndTimeInWords(at, zone, now)
  const link = `${config.BASE_URL}/incidents/${id}`
  const text = [
    'Nothing was published or changed about this incident for a week, and it is still open.',
    [
      title,
      `Where: ${summarise(areas.tree, { include: [...incident.areas], exclude: [] })}`,
      `Since: ${when(began)}`,
      `Expected end: ${expectedEnd === null ? 'none given' : when(expectedEnd)}`,
      ...(holds ? ['Marketing posts are on hold there.'] : []),
    ].join('\n'),
    `Still going on: say so, or post an update.\n${link}#still`,
    `It is over: write the all-clear, which ends it.\n${link}#over`,
    `This email is from ${organisation}. Choose which emails you get:\n${config.BASE_URL}/account#emails`,
  ].join('\n\n')
  return { to: { name: person.name, address: person.email }, subject: `Is this still going on? ${title}`, text }
}

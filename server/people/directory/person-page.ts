import type { FastifyReply, FastifyRequest } from 'fastify'
import { toInstant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { type Entered, summaryOf } from '../../platform/http/forms.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Secret } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Platform } from '../../platform/platform.ts'
import { isConfirmed } from '../account/account-page.ts'
import { tokenRows } from '../account/views.ts'
import { currentPasswordField } from '../fields.ts'
import { may, type Person } from '../person.ts'
import { findPersonByEmail } from '../queries.ts'
import type { newPersonInput } from '../schema.ts'
import { listSessions } from '../session-queries.ts'
import { currentPerson, sessionLimits } from '../sessions.ts'
import { sendsMail } from '../sign-in/account-links.ts'
import { findLinkOf } from '../sign-in/link-queries.ts'
import { listTokens } from '../token-queries.ts'
import { personFields, type ShowPage, sessionRows, showPage } from './views.ts'

type EnteredPerson = Omit<Entered<typeof newPersonInput>, 'password'>

export function renderNew(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { entered, errors }: { entered: EnteredPerson; errors: FieldErrors },
): Promise<string> {
  reply.locals!.section = 'people'
  return reply.render('people/new', {
    fields: personFields(entered, errors),
    current: isConfirmed(platform, request) ? null : currentPasswordField('Your password', errors['current']),
    errors: summaryOf(errors),
  })
}

export interface ShownPerson {
  person: Person
  /** What the posted form contained, when it is shown again. */
  entered?: EnteredPerson
  revision?: string
  errors?: FieldErrors
  /** What is wrong with the administrator's own password, in either form. */
  personCurrentError?: string | undefined
  linkCurrentError?: string | undefined
  /** What is shown once. */
  secret?: Secret | null
}

export async function renderShow(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: ShownPerson,
): Promise<string> {
  const { person, errors = {}, personCurrentError, linkCurrentError, secret = null } = shown
  const { zone } = await findOrganisation(platform.db)
  reply.locals!.section = 'people'
  return reply.render('people/show', {
    ...showPage(person, zone),
    edit: may(currentPerson(request), 'administrator') ? await editOf(platform, request, shown, zone) : null,
    secret,
    errors: summaryOf({
      ...errors,
      ...(personCurrentError !== undefined && { 'person-current': personCurrentError }),
      ...(linkCurrentError !== undefined && { 'link-current': linkCurrentError }),
    }),
  })
}

async function editOf(
  platform: Platform,
  request: FastifyRequest,
  shown: ShownPerson,
  zone: string,
): Promise<NonNullable<ShowPage['edit']>> {
  const { person, entered, revision = String(person.revision), errors = {} } = shown
  const now = toInstant(platform.now())
  const link = await findLinkOf(platform.db, person.id, now)
  const own = (id: string, error: string | undefined) =>
    isConfirmed(platform, request) ? null : currentPasswordField('Your password', error, id)
  return {
    revision,
    fields: personFields(entered ?? { ...person, can: [...person.can] }, errors),
    current: own('person-current', shown.personCurrentError),
    // Everybody changes their own on their account page, with the current one.
    link:
      person.id === currentPerson(request).id || person.deactivatedAt !== null
        ? null
        : {
            isInvitation: (await findPersonByEmail(platform.db, person.email))?.passwordHash === null,
            until: link && timeIn(link.expiresAt, zone),
            mayMail: sendsMail(platform),
            current: own('link-current', shown.linkCurrentError),
          },
    sessions: sessionRows(await listSessions(platform.db, person.id, sessionLimits(now)), zone),
    tokens: tokenRows(await listTokens(platform.db, person.id, now), zone),
  }
}

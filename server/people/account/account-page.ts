import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressBlock } from '../../platform/address-block.ts'
import { toInstant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import { hashSecret } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { currentPasswordField, passwordField, passwordHint, permissionWords, teamWords } from '../fields.ts'
import { listSessions } from '../session-queries.ts'
import { currentPerson, sessionLimits, sessionSecret } from '../sessions.ts'
import { usualTokenDays } from '../token.ts'
import { listTokens } from '../token-queries.ts'
import { type Confirmation, isRecent } from './confirmation.ts'
import { type AccountPage, type EnteredToken, mailChoices, tokenFields, tokenRows } from './views.ts'

/** Who sends this request, for what needs their password again. */
export function confirmationOf(request: FastifyRequest, current: string): Confirmation {
  const person = currentPerson(request)
  return { person, signedInAt: request.session!.startedAt, current, address: addressBlock(request.ip) }
}

/** Whether this person signed in so recently that their password is not asked for. */
export function isConfirmed(platform: Platform, request: FastifyRequest): boolean {
  return request.session !== null && isRecent(request.session.startedAt, toInstant(platform.now()))
}

const newToken: EnteredToken = { name: '', scope: 'write', days: String(usualTokenDays), errors: {} }

export async function renderAccount(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    errors = {},
    token = newToken,
    madeToken = null,
  }: { errors?: FieldErrors; token?: EnteredToken; madeToken?: AccountPage['madeToken'] },
): Promise<string> {
  const person = currentPerson(request)
  const now = toInstant(platform.now())
  const { zone } = await findOrganisation(platform.db)
  const own = hashSecret(sessionSecret(platform, request) ?? '')
  const sessions = await listSessions(platform.db, person.id, sessionLimits(now))
  const { current: tokenCurrent, ...tokenErrors } = token.errors
  reply.locals!.section = 'account'
  return reply.render('people/account', {
    name: person.name,
    email: person.email,
    team: teamWords[person.team],
    permissions: person.can.map((permission) => permissionWords[permission]),
    current: currentPasswordField('Current password', errors['current']),
    password: { ...passwordField('New password', 'new-password', errors['password'], passwordHint), width: 'middle' },
    tokens: tokenRows(await listTokens(platform.db, person.id, now), zone),
    newToken: tokenFields(token, person, isConfirmed(platform, request) ? null : (tokenCurrent ?? '')),
    madeToken: madeToken && { name: madeToken.name, secret: madeToken.secret },
    otherSessions: sessions.filter(({ id }) => !own.startsWith(id)).length,
    mails: mailChoices(person),
    errors: summaryOf({ ...errors, ...tokenErrors, ...(tokenCurrent && { 'token-current': tokenCurrent }) }),
  })
}

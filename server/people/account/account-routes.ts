import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { toInstant } from '../../platform/clock.ts'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { hashSecret } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { passwordField, passwordHint, permissionWords, teamWords } from '../fields.ts'
import { passwordInput, tokenInput } from '../schema.ts'
import { countOtherSessions } from '../session-queries.ts'
import { currentPerson, sessionSecret } from '../sessions.ts'
import { listTokens } from '../token-queries.ts'
import { changePassword, signOutElsewhere } from './account-actions.ts'
import { createToken, revoke } from './token-actions.ts'
import { type AccountPage, tokenRows } from './views.ts'

const config = { access: 'person' as const }

/** The pages on which people manage their own account. */
export function accountRoutes(app: App, platform: Platform): void {
  app.get('/account', { config }, (request, reply) => renderAccount(platform, request, reply, {}))

  app.post('/account/password', { config }, async (request, reply) => {
    const form = readForm(passwordInput, formOf(request))
    if (!form.ok) return renderAccount(platform, request, reply.code(422), { errors: form.errors })
    const changed = await changePassword(
      platform,
      currentPerson(request),
      form.value,
      sessionSecret(platform, request),
    ).catch(refusal)
    if (changed instanceof Invalid) return renderAccount(platform, request, reply.code(422), { errors: changed.fields })
    reply.flash('good', 'Your password is changed. You are signed out everywhere else.')
    return reply.redirect('/account', 303)
  })

  app.post('/account/sessions/end', { config }, async (request, reply) => {
    await signOutElsewhere(platform, currentPerson(request), sessionSecret(platform, request) ?? '')
    reply.flash('good', 'You are signed out everywhere else.')
    return reply.redirect('/account', 303)
  })

  // No redirect: only the hash of the secret is stored, so only this response can show it.
  app.post('/account/tokens', { config }, async (request, reply) => {
    const form = readForm(tokenInput, formOf(request))
    if (!form.ok) {
      const tokenName = formOf(request).get('name') ?? ''
      return renderAccount(platform, request, reply.code(422), { errors: form.errors, tokenName })
    }
    const madeToken = await createToken(platform, currentPerson(request), form.value.name)
    reply.header('Cache-Control', 'no-store')
    return renderAccount(platform, request, reply, { madeToken })
  })

  const params = z.object({ id: z.string() })
  app.post('/account/tokens/:id/revoke', { config, schema: { params } }, async (request, reply) => {
    const name = await revoke(platform, currentPerson(request), request.params.id)
    reply.flash('good', `The token “${name}” no longer works.`)
    return reply.redirect('/account', 303)
  })
}

async function renderAccount(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    errors = {},
    tokenName = '',
    madeToken = null,
  }: { errors?: FieldErrors; tokenName?: string; madeToken?: AccountPage['madeToken'] },
): Promise<string> {
  const person = currentPerson(request)
  const { zone } = await findOrganisation(platform.db)
  const secret = sessionSecret(platform, request) ?? ''
  reply.locals!.section = 'account'
  return reply.render('people/account', {
    name: person.name,
    email: person.email,
    team: teamWords[person.team],
    permissions: person.can.map((permission) => permissionWords[permission]),
    current: {
      ...passwordField('Present password', 'current-password', errors['current']),
      name: 'current',
      width: 'middle',
    },
    password: { ...passwordField('New password', 'new-password', errors['password'], passwordHint), width: 'middle' },
    tokens: tokenRows(await listTokens(platform.db, person.id), zone),
    tokenName: {
      name: 'name',
      label: 'Name of the token',
      hint: 'After what uses it, such as “Outage system”.',
      value: tokenName,
      error: errors['name'],
      required: true,
      maxlength: 80,
      width: 'middle',
    },
    madeToken: madeToken && { name: madeToken.name, secret: madeToken.secret },
    otherSessions: await countOtherSessions(platform.db, person.id, hashSecret(secret), toInstant(platform.now())),
    errors: summaryOf(errors),
  })
}

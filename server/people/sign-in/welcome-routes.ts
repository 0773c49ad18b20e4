import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { passwordField, passwordHint } from '../fields.ts'
import type { Account } from '../queries.ts'
import { newPasswordInput, welcomeInput } from '../schema.ts'
import { giveSession } from '../sessions.ts'
import { openAccountLink, useAccountLink } from './account-links.ts'
import { rememberDevice } from './devices.ts'

const config = { access: 'public' as const, secretAddress: true }

/** The page behind an invitation, and behind a link to a new password. */
export function welcomeRoutes(app: App, platform: Platform): void {
  const params = z.object({ secret: z.string().max(200) })
  app.get('/welcome/:secret', { config, schema: { params } }, async (request, reply) => {
    const { secret } = request.params
    const account = await openAccountLink(platform, secret)
    return render(reply, { secret, account, name: account.name, errors: {} })
  })

  app.post('/welcome/:secret', { config, schema: { params } }, async (request, reply) => {
    const { secret } = request.params
    const account = await openAccountLink(platform, secret)
    const isNew = account.passwordHash === null
    const body = formOf(request)
    const shown = { secret, account, name: isNew ? (body.get('name') ?? '') : account.name }
    const form = isNew ? readForm(welcomeInput, body) : readForm(newPasswordInput, body)
    if (!form.ok) return render(reply.code(422), { ...shown, errors: form.errors })
    const input = { name: account.name, ...form.value }
    const used = await useAccountLink(platform, secret, input).catch(refusal)
    if (used instanceof Invalid) return render(reply.code(422), { ...shown, errors: used.fields })
    giveSession(reply, platform, used.session)
    rememberDevice(platform, request, reply, used.account)
    reply.flash('good', isNew ? `Welcome, ${used.account.name}.` : 'Your password is changed. You are signed in.')
    return reply.redirect('/', 303)
  })
}

interface Shown {
  secret: string
  account: Account
  name: string
  errors: FieldErrors
}

function render(reply: FastifyReply, { secret, account, name, errors }: Shown): Promise<string> {
  const isNew = account.passwordHash === null
  return reply.render('people/welcome', {
    action: `/welcome/${encodeURIComponent(secret)}`,
    isNew,
    email: account.email,
    name: isNew
      ? {
          name: 'name',
          label: 'Your name',
          value: name,
          error: errors['name'],
          required: true,
          maxlength: 80,
          autocomplete: 'name',
        }
      : null,
    password: passwordField(isNew ? 'Password' : 'New password', 'new-password', errors['password'], passwordHint),
    errors: summaryOf(errors),
  })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addressBlock } from '../../platform/address-block.ts'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { currentPasswordField, passwordField, passwordHint } from '../fields.ts'
import { passwordInput } from '../schema.ts'
import { currentPerson, sessionSecret } from '../sessions.ts'
import { rememberDevice } from '../sign-in/devices.ts'
import { localPath } from '../sign-in/sign-in-routes.ts'
import { changePassword } from './account-actions.ts'

const config = { access: 'person' as const, openBeforeOwnPassword: true as const }
const next = z.string().max(2000).default('/')
const ownPasswordInput = passwordInput.extend({ next })

/** The page that comes before all others while somebody else knows the person's password. */
export function ownPasswordRoutes(app: App, platform: Platform): void {
  const querystring = z.object({ next })
  app.get('/account/own-password', { config, schema: { querystring } }, (request, reply) =>
    render(request, reply, localPath(request.query.next), {}),
  )

  app.post('/account/own-password', { config }, async (request, reply) => {
    const form = readForm(ownPasswordInput, formOf(request))
    const onward = localPath(form.ok ? form.value.next : form.entered.next)
    if (!form.ok) return render(request, reply.code(422), onward, form.errors)
    const change = { ...form.value, address: addressBlock(request.ip), session: sessionSecret(platform, request) }
    const changed = await changePassword(platform, currentPerson(request), change).catch(refusal)
    if (changed instanceof Invalid) return render(request, reply.code(422), onward, changed.fields)
    rememberDevice(platform, request, reply, changed)
    reply.flash('good', 'Password changed. Only you know it now.')
    return reply.redirect(onward, 303)
  })
}

function render(request: FastifyRequest, reply: FastifyReply, onward: string, errors: FieldErrors): Promise<string> {
  return reply.render('people/own_password', {
    name: currentPerson(request).name,
    next: onward,
    current: currentPasswordField('Temporary password', errors['current']),
    password: passwordField('New password', 'new-password', errors['password'], passwordHint),
    errors: summaryOf(errors),
  })
}

import { z } from 'zod'
import { addressBlock } from '../../platform/address-block.ts'
import { Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { passwordInput, tokenForm } from '../schema.ts'
import { currentPerson, sessionSecret } from '../sessions.ts'
import { rememberDevice } from '../sign-in/devices.ts'
import { changePassword, chooseMails, signOutElsewhere } from './account-actions.ts'
import { confirmationOf, renderAccount } from './account-page.ts'
import { confirm } from './confirmation.ts'
import { ownPasswordRoutes } from './own-password-routes.ts'
import { createToken, revoke } from './token-actions.ts'

const config = { access: 'person' as const }

/** The pages on which people manage their own account. */
export function accountRoutes(app: App, platform: Platform): void {
  ownPasswordRoutes(app, platform)

  app.get('/account', { config }, (request, reply) => renderAccount(platform, request, reply, {}))

  app.post('/account/password', { config }, async (request, reply) => {
    const form = readForm(passwordInput, formOf(request))
    if (!form.ok) return renderAccount(platform, request, reply.code(422), { errors: form.errors })
    const change = { ...form.value, address: addressBlock(request.ip), session: sessionSecret(platform, request) }
    const changed = await changePassword(platform, currentPerson(request), change).catch(refusal)
    if (changed instanceof Invalid) return renderAccount(platform, request, reply.code(422), { errors: changed.fields })
    rememberDevice(platform, request, reply, changed)
    reply.flash('good', 'Password changed. You are signed out everywhere else, and your tokens are revoked.')
    return reply.redirect('/account', 303)
  })

  app.post('/account/emails', { config }, async (request, reply) => {
    await chooseMails(platform, currentPerson(request), formOf(request).getAll('mail'))
    reply.flash('good', 'Email settings saved.')
    return reply.redirect('/account#emails', 303)
  })

  app.post('/account/sessions/end', { config }, async (request, reply) => {
    await signOutElsewhere(platform, currentPerson(request), sessionSecret(platform, request) ?? '')
    reply.flash('good', 'Signed out everywhere else.')
    return reply.redirect('/account', 303)
  })

  // No redirect: only the hash of the secret is stored, so only this response can show it.
  app.post('/account/tokens', { config }, async (request, reply) => {
    const person = currentPerson(request)
    const form = readForm(tokenForm, formOf(request))
    const made = form.ok
      ? await confirm(platform, confirmationOf(request, form.value.current))
          .then(() => createToken(platform, { ...form.value, personId: person.id, actor: person }))
          .catch(refusal)
      : new Invalid(form.errors)
    if (made instanceof Invalid) {
      const { name, scope, days } = form.ok ? form.value : form.entered
      const token = { name, scope, days: String(days), errors: made.fields }
      return renderAccount(platform, request, reply.code(422), { token })
    }
    reply.header('Cache-Control', 'no-store')
    return renderAccount(platform, request, reply, { madeToken: made })
  })

  const params = z.object({ id: z.string() })
  app.post('/account/tokens/:id/revoke', { config, schema: { params } }, async (request, reply) => {
    const person = currentPerson(request)
    const name = await revoke(platform, { personId: person.id, tokenId: request.params.id, actor: person })
    reply.flash('good', `The token “${name}” no longer works.`)
    return reply.redirect('/account', 303)
  })
}

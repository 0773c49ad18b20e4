import { z } from 'zod'
import { Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { endSessions, replacePassword } from '../account/account-actions.ts'
import { confirmationOf } from '../account/account-page.ts'
import { confirm } from '../account/confirmation.ts'
import { revoke } from '../account/token-actions.ts'
import { findPerson } from '../queries.ts'
import { newPasswordForm } from '../schema.ts'
import { currentPerson } from '../sessions.ts'
import { renderShow } from './person-page.ts'

const config = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

/** The ways in that a person has: administrators replace the password, and end sessions and tokens. */
export function accessRoutes(app: App, platform: Platform): void {
  app.post('/people/:id/password', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = readForm(newPasswordForm, formOf(request))
    const replaced = form.ok
      ? await confirm(platform, confirmationOf(request, form.value.current))
          .then(() => replacePassword(platform, id, form.value.password, currentPerson(request)))
          .catch(refusal)
      : new Invalid(form.errors)
    if (replaced instanceof Invalid) {
      const person = await findPerson(platform.db, id)
      const { current, ...errors } = replaced.fields
      return renderShow(platform, request, reply.code(422), { person, errors, passwordCurrentError: current })
    }
    reply.flash('good', `${replaced.name} has a new password and is signed out everywhere. Their tokens are revoked.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  const session = z.object({ id: z.string(), session: z.string() })
  app.post('/people/:id/sessions/:session/end', { config, schema: { params: session } }, async (request, reply) => {
    const { id, session: sessionId } = request.params
    const { name } = await endSessions(platform, { personId: id, sessionId, actor: currentPerson(request) })
    reply.flash('good', `One session of ${name} is ended.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/sessions/end', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const { name } = await endSessions(platform, { personId: id, actor: currentPerson(request) })
    reply.flash('good', `${name} is signed out everywhere.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  const token = z.object({ id: z.string(), token: z.string() })
  app.post('/people/:id/tokens/:token/revoke', { config, schema: { params: token } }, async (request, reply) => {
    const { id, token: tokenId } = request.params
    const name = await revoke(platform, { personId: id, tokenId, actor: currentPerson(request) })
    reply.flash('good', `The token “${name}” no longer works.`)
    return reply.redirect(`/people/${id}`, 303)
  })
}

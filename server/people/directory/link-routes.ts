import { z } from 'zod'
import { Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { confirmationOf } from '../account/account-page.ts'
import { confirm } from '../account/confirmation.ts'
import { findPerson } from '../queries.ts'
import { confirmationForm } from '../schema.ts'
import { currentPerson } from '../sessions.ts'
import { linkDays, mailAccountLink, makeAccountLink, revokeAccountLinks } from '../sign-in/account-links.ts'
import { makeDeviceLink } from '../sign-in/device-link.ts'
import { renderShow } from './person-page.ts'

const config = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

/** Links with which a person gets in: an invitation, a link to a new password, and one for whoever strangers keep out. */
export function linkRoutes(app: App, platform: Platform): void {
  // No redirect: only the hash of a link is stored, so only this response can show it.
  app.post('/people/:id/link', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const actor = currentPerson(request)
    const form = readForm(confirmationForm, formOf(request))
    const isMail = formOf(request).get('do') === 'mail'
    const made = form.ok
      ? await confirm(platform, confirmationOf(request, form.value.current))
          .then(async () =>
            isMail ? await mailAccountLink(platform, id, actor) : await makeAccountLink(platform, id, actor),
          )
          .catch(refusal)
      : new Invalid(form.errors)
    const person = await findPerson(platform.db, id)
    if (made instanceof Invalid) {
      return renderShow(platform, request, reply.code(422), { person, linkCurrentError: made.message })
    }
    if (made === undefined) {
      reply.flash('good', `Hark is sending ${person.name} a link.`)
      return reply.redirect(`/people/${id}`, 303)
    }
    reply.header('Cache-Control', 'no-store')
    const note = `Send it to ${person.name} yourself: Hark cannot show it again. It works once, within ${linkDays} days.`
    return renderShow(platform, request, reply, {
      person,
      secret: { title: 'The link is ready.', note, label: 'Link', text: made },
    })
  })

  app.post('/people/:id/link/revoke', { config, schema: { params } }, async (request, reply) => {
    const { name } = await revokeAccountLinks(platform, request.params.id, currentPerson(request))
    reply.flash('good', `The link of ${name} no longer works.`)
    return reply.redirect(`/people/${request.params.id}`, 303)
  })

  app.post('/people/:id/sign-in-link', { config, schema: { params } }, async (request, reply) => {
    const person = await findPerson(platform.db, request.params.id)
    const text = await makeDeviceLink(platform, person.email, currentPerson(request))
    const note = `Send it to ${person.name} yourself. It works for a day. The password is still needed.`
    reply.header('Cache-Control', 'no-store')
    return renderShow(platform, request, reply, {
      person,
      secret: { title: 'The sign-in link is ready.', note, label: 'Sign-in link', text },
    })
  })
}

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal, refusalOrConflict } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Secret } from '../../platform/pages/shared-props.ts'
import type { Platform } from '../../platform/platform.ts'
import { confirmationOf } from '../account/account-page.ts'
import { accountRoutes } from '../account/account-routes.ts'
import { confirm } from '../account/confirmation.ts'
import { changePerson, createPerson, deactivatePerson, type PersonChange, reactivatePerson } from '../actions.ts'
import { may } from '../person.ts'
import { findPerson, listPeople } from '../queries.ts'
import { changePersonForm, newPersonForm, personInput } from '../schema.ts'
import { currentPerson } from '../sessions.ts'
import { linkDays, mailAccountLink, makeAccountLink, sendsMail } from '../sign-in/account-links.ts'
import { signInRoutes } from '../sign-in/sign-in-routes.ts'
import { accessRoutes } from './access-routes.ts'
import { renderNew, renderShow } from './person-page.ts'
import { indexPage } from './views.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

export function peopleRoutes(app: App, platform: Platform): void {
  signInRoutes(app, platform)
  accountRoutes(app, platform)
  accessRoutes(app, platform)

  app.get('/people', { config: reading }, async (request, reply) => {
    reply.locals!.section = 'people'
    return reply.render(
      'people/index',
      indexPage(await listPeople(platform.db), may(currentPerson(request), 'administrator')),
    )
  })

  app.get('/people/new', { config: changing }, (request, reply) =>
    renderNew(platform, request, reply, {
      entered: { name: '', email: '', team: 'service', can: ['author'] },
      errors: {},
    }),
  )

  // Who can add people or permissions keeps a way in, so a session alone is not enough.
  app.post('/people', { config: changing }, async (request, reply) => {
    const form = readForm(newPersonForm, formOf(request))
    if (!form.ok) return renderNew(platform, request, reply.code(422), { entered: form.entered, errors: form.errors })
    const { current, ...input } = form.value
    const person = await confirm(platform, confirmationOf(request, current))
      .then(() => createPerson(platform, input, currentPerson(request)))
      .catch(refusalOrConflict)
    if (person instanceof Invalid)
      return renderNew(platform, request, reply.code(422), { entered: input, errors: person.fields })
    if (person instanceof Conflict)
      return renderNew(platform, request, reply.code(409), { entered: input, errors: { email: person.message } })
    if (form.value.password !== undefined) {
      reply.flash('good', `${person.name} can sign in with ${person.email} and the password that you chose.`)
    } else if (sendsMail(platform)) {
      await mailAccountLink(platform, person.id, currentPerson(request))
      reply.flash('good', `Hark is sending ${person.name} an invitation to ${person.email}.`)
    } else {
      const link = await makeAccountLink(platform, person.id, currentPerson(request))
      reply.header('Cache-Control', 'no-store')
      return renderShow(platform, request, reply, { person, secret: invitation(person.name, link) })
    }
    return reply.redirect('/people', 303)
  })

  app.get('/people/:id', { config: reading, schema: { params } }, async (request, reply) => {
    const person = await findPerson(platform.db, request.params.id)
    return renderShow(platform, request, reply, { person })
  })

  app.post('/people/:id', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = readForm(changePersonForm, formOf(request))
    const { revision, current, ...entered } = form.ok ? form.value : form.entered
    const changed = form.ok
      ? await confirm(platform, confirmationOf(request, current))
          .then(() =>
            changePerson(platform, {
              ...by(request),
              input: personInput.parse(entered),
              revision: form.value.revision,
            }),
          )
          .catch(refusal)
      : new Invalid(form.errors)
    if (changed instanceof Invalid) {
      const person = await findPerson(platform.db, id)
      const { current: currentError, ...errors } = changed.fields
      const shown = { person, entered, revision: String(revision), errors, personCurrentError: currentError }
      return renderShow(platform, request, reply.code(422), shown)
    }
    reply.flash('good', `${changed.name} is changed.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/deactivate', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, name } = await deactivatePerson(platform, by(request))
    reply.flash('good', `${name} is deactivated and signed out everywhere. Their tokens are revoked.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/reactivate', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, name } = await reactivatePerson(platform, by(request))
    reply.flash('good', `${name} can sign in again and needs new tokens.`)
    return reply.redirect(`/people/${id}`, 303)
  })
}

function by(request: FastifyRequest<{ Params: { id: string } }>): PersonChange {
  return { id: request.params.id, actor: currentPerson(request) }
}

/** Shown once: Hark cannot send it, because no mail server is set up. */
function invitation(name: string, text: string): Secret {
  const note = `Send them this link, with which they choose a password. Hark cannot show it again. It works once, within ${linkDays} days.`
  return { title: `${name} is added.`, note, label: 'Invitation link', text }
}

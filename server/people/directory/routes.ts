import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { type Entered, formOf, readForm, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { replacePassword } from '../account/account-actions.ts'
import { accountRoutes } from '../account/account-routes.ts'
import { changePerson, createPerson, deactivatePerson, type PersonChange, reactivatePerson } from '../actions.ts'
import { passwordField, passwordHint } from '../fields.ts'
import { may, type Person } from '../person.ts'
import { findPerson, listPeople } from '../queries.ts'
import { changePersonForm, newPasswordInput, newPersonInput, personInput } from '../schema.ts'
import { currentPerson } from '../sessions.ts'
import { signInRoutes } from '../sign-in/sign-in-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { indexPage, personFields, showPage } from './views.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

function by(request: FastifyRequest<{ Params: { id: string } }>): PersonChange {
  return { id: request.params.id, actor: currentPerson(request) }
}

/** Somebody else may just have got the address that was typed. */
function refusalOrConflict(error: unknown): Invalid | Conflict {
  return error instanceof Conflict ? error : refusal(error)
}

export function peopleRoutes(app: App, platform: Platform): void {
  signInRoutes(app, platform)
  accountRoutes(app, platform)
  organisationRoutes(app, platform)

  app.get('/people', { config: reading }, async (request, reply) => {
    reply.locals!.section = 'people'
    return reply.render(
      'people/index',
      indexPage(await listPeople(platform.db), may(currentPerson(request), 'administrator')),
    )
  })

  app.get('/people/new', { config: changing }, (_request, reply) =>
    renderNew(reply, { name: '', email: '', team: 'service', can: ['author'] }, {}),
  )

  app.post('/people', { config: changing }, async (request, reply) => {
    const form = readForm(newPersonInput, formOf(request))
    if (!form.ok) return renderNew(reply.code(422), form.entered, form.errors)
    const person = await createPerson(platform, form.value, currentPerson(request)).catch(refusalOrConflict)
    if (person instanceof Invalid) return renderNew(reply.code(422), form.value, person.fields)
    if (person instanceof Conflict) return renderNew(reply.code(409), form.value, { email: person.message })
    reply.flash('good', `${person.name} can sign in now, with ${person.email} and the password you chose.`)
    return reply.redirect('/people', 303)
  })

  app.get('/people/:id', { config: reading, schema: { params } }, async (request, reply) => {
    const person = await findPerson(platform.db, request.params.id)
    return renderShow(platform, request, reply, { person })
  })

  app.post('/people/:id', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = readForm(changePersonForm, formOf(request))
    const { revision, ...entered } = form.ok ? form.value : form.entered
    const changed = form.ok
      ? await changePerson(platform, {
          id,
          input: personInput.parse(entered),
          actor: currentPerson(request),
          revision: form.value.revision,
        }).catch(refusal)
      : new Invalid(form.errors)
    if (changed instanceof Invalid) {
      const person = await findPerson(platform.db, id)
      const { fields: errors } = changed
      const shown = { person, entered, revision: String(revision), errors }
      return renderShow(platform, request, reply.code(422), shown)
    }
    reply.flash('good', `${changed.name} is changed.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/password', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = readForm(newPasswordInput, formOf(request))
    if (!form.ok) {
      const person = await findPerson(platform.db, id)
      return renderShow(platform, request, reply.code(422), { person, errors: form.errors })
    }
    const person = await replacePassword(platform, id, form.value.password, currentPerson(request))
    reply.flash('good', `${person.name} has the new password and is signed out everywhere.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/deactivate', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, name } = await deactivatePerson(platform, by(request))
    reply.flash('good', `${name} is deactivated and signed out everywhere. Their tokens stopped working.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/reactivate', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, name } = await reactivatePerson(platform, by(request))
    reply.flash('good', `${name} can sign in again.`)
    return reply.redirect(`/people/${id}`, 303)
  })
}

type EnteredPerson = Omit<Entered<typeof newPersonInput>, 'password'>

function renderNew(reply: FastifyReply, entered: EnteredPerson, errors: FieldErrors): Promise<string> {
  reply.locals!.section = 'people'
  return reply.render('people/new', {
    fields: personFields(entered, errors),
    password: passwordField(
      'First password',
      'new-password',
      errors['password'],
      'At least 12 characters. Tell it to them yourself; they can change it on their account page.',
    ),
    errors: summaryOf(errors),
  })
}

interface ShownPerson {
  person: Person
  /** What the posted form contained, when it is shown again. */
  entered?: EnteredPerson
  revision?: string
  errors?: FieldErrors
}

async function renderShow(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, entered, revision = String(person.revision), errors = {} }: ShownPerson,
): Promise<string> {
  const { zone } = await findOrganisation(platform.db)
  reply.locals!.section = 'people'
  return reply.render('people/show', {
    ...showPage(person, zone),
    edit: may(currentPerson(request), 'administrator')
      ? {
          revision,
          fields: personFields(entered ?? { ...person, can: [...person.can] }, errors),
          password: passwordField('New password', 'new-password', errors['password'], passwordHint),
        }
      : null,
    errors: summaryOf(errors),
  })
}

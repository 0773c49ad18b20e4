import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { FieldErrors } from '../../platform/errors.ts'
import { type Entered, formOf, readForm, summaryOf } from '../../platform/http/forms.ts'
import { revisionGiven } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { timeZones, zoneNamed } from '../../platform/time/zone-names.ts'
import { withAnswer } from '../../platform/transact.ts'
import { currentPerson } from '../sessions.ts'
import { changeOrganisation, organisationChange, organisationForm } from './organisation-actions.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }

/** The organization's name and the zone in which its pages show times. */
export function organisationRoutes(app: App, platform: Platform): void {
  app.get('/organisation', { config: changing }, async (_request, reply) =>
    renderOrganisation(reply, await findOrganisation(platform.db), {}),
  )

  app.post('/organisation', { config: changing }, async (request, reply) => {
    const form = readForm(organisationForm, formOf(request))
    if (!form.ok) return renderOrganisation(reply.code(422), form.entered, form.errors)
    const { revision, ...input } = form.value
    await changeOrganisation(platform, input, currentPerson(request), revision)
    reply.flash('good', `The organisation is ${input.name}, and times are shown for ${input.zone}.`)
    return reply.redirect('/organisation', 303)
  })
}

export function organisationApi(app: App, platform: Platform): void {
  const response = { 200: z.object({ name: z.string(), zone: z.string(), language: z.string(), revision: z.number() }) }

  app.get('/api/v1/organisation', { config: reading, schema: { response } }, () => findOrganisation(platform.db))

  app.patch('/api/v1/organisation', { config: changing, schema: { body: organisationChange, response } }, (request) =>
    withAnswer(platform, async (inside) => {
      await changeOrganisation(inside, request.body, currentPerson(request), revisionGiven(request))
      return findOrganisation(inside.db)
    }),
  )
}

function renderOrganisation(
  reply: FastifyReply,
  {
    name,
    zone,
    language,
    revision,
  }: Pick<Entered<typeof organisationForm>, 'name' | 'zone' | 'language'> & { revision: string | number },
  errors: FieldErrors,
): Promise<string> {
  reply.locals!.section = 'organisation'
  return reply.render('people/organisation', {
    revision: String(revision),
    name: {
      name: 'name',
      label: 'Name',
      hint: 'Residents read it on the notice pages and in mails.',
      value: name,
      error: errors['name'],
      required: true,
      maxlength: 80,
    },
    zone: {
      name: 'zone',
      label: 'Time zone',
      hint: 'The calendar and these pages are read in it. Rules and notices keep to the zone of each place.',
      control: 'select',
      value: zoneNamed(zone) ?? zone,
      error: errors['zone'],
      options: timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
    language: {
      name: 'language',
      label: 'Language of your announcements',
      hint: 'A tag such as en or es. It tells screen readers and mail programs how to read them. These pages stay English.',
      value: language,
      error: errors['language'],
      required: true,
      maxlength: 35,
      width: 'narrow',
    },
    errors: summaryOf(errors),
  })
}

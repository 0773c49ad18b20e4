import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { FieldErrors } from '../../platform/errors.ts'
import { type Entered, formOf, readForm, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { currentPerson } from '../sessions.ts'
import { changeOrganisation, organisationInput, timeZones } from './organisation-actions.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }

/** The organization's name and the zone in which its pages show times. */
export function organisationRoutes(app: App, platform: Platform): void {
  app.get('/organisation', { config: changing }, async (_request, reply) =>
    renderOrganisation(reply, await findOrganisation(platform.db), {}),
  )

  app.post('/organisation', { config: changing }, async (request, reply) => {
    const form = readForm(organisationInput, formOf(request))
    if (!form.ok) return renderOrganisation(reply.code(422), form.entered, form.errors)
    await changeOrganisation(platform, form.value, currentPerson(request))
    reply.flash('good', `The organisation is ${form.value.name}, and times are shown for ${form.value.zone}.`)
    return reply.redirect('/organisation', 303)
  })
}

export function organisationApi(app: App, platform: Platform): void {
  const response = { 200: z.object({ name: z.string(), zone: z.string(), revision: z.number() }) }

  app.get('/api/v1/organisation', { config: reading, schema: { response } }, () => findOrganisation(platform.db))

  const body = organisationInput.partial()
  app.patch('/api/v1/organisation', { config: changing, schema: { body, response } }, async (request) => {
    const { name, zone } = await findOrganisation(platform.db)
    await changeOrganisation(platform, organisationInput.parse({ name, zone, ...request.body }), currentPerson(request))
    return findOrganisation(platform.db)
  })
}

function renderOrganisation(
  reply: FastifyReply,
  { name, zone }: Entered<typeof organisationInput>,
  errors: FieldErrors,
): Promise<string> {
  reply.locals!.section = 'organisation'
  return reply.render('people/organisation', {
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
      value: zone,
      error: errors['zone'],
      options: timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
    errors: summaryOf(errors),
  })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findPlaces, readPickerForm } from '../audiences/picker/picking.ts'
import { foundAreas } from '../audiences/picker/views.ts'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import { Invalid } from '../platform/errors.ts'
import { formOf } from '../platform/http/forms.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import {
  errorsOf,
  formOfStored,
  pressed,
  readOrganisationForm,
  type ShownOrganisation,
  saveEntered,
  savesOrganisation,
  shown,
} from './form.ts'
import { logoRoutes } from './logo-routes.ts'
import { settledStep, settleStep } from './settle-step.ts'
import { firstPage, settingsPage } from './views.ts'

const changing = { access: 'administrator' as const }
/** Every button but one only shows the form again. */
const longQuestion = (request: FastifyRequest) => !savesOrganisation(formOf(request))

/** The settings of the organization, and the page that asks a new one for them. */
export function organisationRoutes(app: App, context: Context): void {
  logoRoutes(app, context)
  const now = () => toInstant(context.now())

  const renderSettings = async (reply: FastifyReply, form: ShownOrganisation) => {
    const { logo } = await findOrganisation(context.db)
    reply.locals!.section = 'organisation'
    return reply.render('organisation/show', settingsPage(context.areas.tree, form, { now: now(), logo }))
  }
  const renderFirst = (reply: FastifyReply, form: ShownOrganisation) => {
    reply.locals!.section = 'organisation'
    return reply.render('organisation/first', firstPage(context.areas.tree, form, now()))
  }

  for (const { url, all, render, done } of [
    { url: '/organisation', all: true, render: renderSettings, done: '/organisation' },
    { url: '/organisation/first', all: false, render: renderFirst, done: '/organisation/first/logo' },
  ]) {
    app.get(url, { config: changing }, async (_request, reply) =>
      render(reply, shown(context, formOfStored(await findOrganisation(context.db)))),
    )

    app.post(url, { config: { ...changing, longQuestion } }, async (request, reply) => {
      const body = formOf(request)
      const form = readOrganisationForm(body)
      const button = body.get('do') ?? 'check'
      if (!savesOrganisation(body)) {
        return render(button === 'save' ? reply.code(422) : reply, pressed(context, form, button))
      }
      const saved = await saveEntered(context, form, currentPerson(request), { all })
      if (saved instanceof Invalid) return render(reply.code(422), shown(context, form, errorsOf(saved)))
      if (saved instanceof Error) throw saved
      if (all) reply.flash('good', 'Settings saved.')
      return reply.redirect(done, 303)
    })
  }

  app.post('/organisation/first-steps', { config: changing }, async (request, reply) => {
    const step = settledStep.safeParse(formOf(request).get('step'))
    if (!step.success) throw new Invalid({ step: 'Choose one of the first steps.' })
    await settleStep(context, step.data, currentPerson(request))
    return reply.redirect('/', 303)
  })

  const search = z.object({ for: z.enum(['/organisation', '/organisation/first']).catch('/organisation') })
  app.post('/organisation/areas', { config: changing, schema: { querystring: search } }, async (request, reply) => {
    const form = readPickerForm(formOf(request))
    return reply.render('audiences/picker/_area_results', {
      results: foundAreas(
        { tree: context.areas.tree, action: request.query.for },
        form,
        findPlaces(context.areas.search, form).found,
      ),
    })
  })
}

import type { FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import { readPicture, tooLarge, UPLOAD_BYTES } from '../images/read-picture.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import { Invalid } from '../platform/errors.ts'
import { formOf, refusal } from '../platform/http/forms.ts'
import { type Upload, withUploads } from '../platform/http/uploads.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { changeLogo } from './actions.ts'
import { formOfStored, shown } from './form.ts'
import { logoForm, settingsPage } from './views.ts'

const changing = { access: 'administrator' as const }

/** Twice the largest size at which pages show it, for sharp displays. */
const LARGEST = { width: 640, height: 160 }
/** Where a new organization uploads its logo. */
const first = '/organisation/first/logo'

export function logoRoutes(app: App, context: Context): void {
  const render = async (reply: FastifyReply, next: string, error: string | null = null) => {
    const organisation = await findOrganisation(context.db)
    const { name, logo } = organisation
    reply.locals!.section = 'organisation'
    if (next === first) {
      return reply.render('organisation/first_logo', { name, upload: logoForm(logo, first, error) })
    }
    const page = { now: toInstant(context.now()), logo, logoError: error }
    return reply.render(
      'organisation/show',
      settingsPage(context.areas.tree, shown(context, formOfStored(organisation)), page),
    )
  }

  app.get(first, { config: changing }, (_request, reply) => render(reply, first))

  withUploads(app, { bytes: UPLOAD_BYTES }, (scope) => {
    scope.post('/organisation/logo', { config: changing }, async (request, reply) => {
      const next = formOf(request).get('next') === first ? first : '/organisation'
      const person = currentPerson(request)
      const picture = await readLogo(person.id, request.uploads?.get('logo')).catch(refusal)
      if (picture instanceof Invalid) return render(reply.code(422), next, picture.message)
      await changeLogo(context, picture, person)
      reply.flash('good', 'Logo saved. It now appears on all pages, including the public ones.')
      return reply.redirect(next === first ? '/' : next, 303)
    })
  })

  app.post('/organisation/logo/remove', { config: changing }, async (request, reply) => {
    await changeLogo(context, null, currentPerson(request))
    reply.flash('good', 'Logo removed.')
    return reply.redirect('/organisation', 303)
  })
}

function readLogo(who: string, upload: Upload | undefined) {
  if (upload === undefined) return Promise.reject(new Invalid('Choose a file first.'))
  if (upload.isTooLarge) return Promise.reject(tooLarge())
  return readPicture(who, upload.bytes, LARGEST)
}

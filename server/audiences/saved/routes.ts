import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Invalid } from '../../platform/errors.ts'
import { fieldErrors, formOf, refusal, refusalOrConflict } from '../../platform/http/forms.ts'
import { rowsOnPage } from '../../platform/http/paging.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findPlaces, readPickerForm } from '../picker/picking.ts'
import { foundAreas } from '../picker/views.ts'
import { changeSavedAudience, deleteSavedAudience, saveAudience } from './actions.ts'
import { readSaved } from './page-queries.ts'
import { findSaved, findSavedIfAny, listSavedNames } from './queries.ts'
import {
  errorsOf,
  inputOf,
  leftInSearch,
  pressed,
  readEntered,
  refused,
  renderNew,
  renderShow,
  savesAudience,
} from './saved-audience-page.ts'
import { newSavedAudience, savedAudienceChange } from './schema.ts'
import { indexPage } from './views.ts'

/** Each may have thousands of areas. */
const ON_A_PAGE = 20
const paged = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })
const params = z.object({ id: z.string().max(60) })
const reading = { access: 'person', longQuestion: true } as const
const writing = { access: 'author' } as const
/** An audience may have thousands of areas, and every button but one only shows them again. */
const longQuestion = (request: FastifyRequest) => !savesAudience(formOf(request))
/** The action decides: an administrator who writes no announcements may change a shared one. */
const changing = { access: 'person' } as const

function isOf({ id }: { id: string }): (saved: { owner: string }) => boolean {
  return ({ owner }) => owner === id
}

export function savedAudienceRoutes(app: App, context: Context): void {
  app.get('/audiences', { config: reading, schema: { querystring: paged } }, async (request, reply) => {
    const person = currentPerson(request)
    const all = await listSavedNames(context.db, person)
    const ownFirst = [...all.filter(isOf(person)), ...all.filter((one) => !isOf(person)(one))]
    const rows = rowsOnPage(request.query.page, all.length, ON_A_PAGE)
    const saved = await readSaved(context.db, person, ownFirst.slice(rows.start, rows.end))
    const names = await listNames(context.db)
    const who = { reader: person.id, names, mayWrite: may(person, 'author') }
    reply.locals!.section = 'audiences'
    return reply.render(
      'audiences/saved/index',
      indexPage(context.areas.tree, { saved, rows, total: all.length, ...who }),
    )
  })

  const like = z.object({ like: z.string().max(60).default('').describe('The saved audience to copy.') })
  app.get(
    '/audiences/new',
    { config: { ...writing, longQuestion: true }, schema: { querystring: like } },
    async (request, reply) => {
      const copied = await findSavedIfAny(context.db, request.query.like, currentPerson(request))
      const marks = copied?.audience ?? { include: [], exclude: [] }
      return renderNew(context, reply, { form: { name: '', shared: false, place: '', names: '', ...marks } })
    },
  )

  app.post('/audiences', { config: { ...writing, longQuestion } }, async (request, reply) => {
    const body = formOf(request)
    const entered = readEntered(body)
    const { form } = entered
    if (!savesAudience(body)) return renderNew(context, reply, pressed(context, reply, entered))
    const left = leftInSearch(context, form)
    if (left !== null) return renderNew(context, reply.code(422), left)
    const parsed = newSavedAudience.safeParse(inputOf(form))
    const saved = parsed.success
      ? await saveAudience(context, parsed.data, currentPerson(request)).catch(refusalOrConflict)
      : new Invalid(fieldErrors(parsed.error))
    if (saved instanceof Error) return renderNew(context, refused(reply, saved), { form, errors: errorsOf(saved) })
    reply.flash('good', `“${saved.name}” is saved. Whoever uses it copies its areas.`)
    return reply.redirect(`/audiences/${saved.id}`, 303)
  })

  // A POST, because an audience of many places is too long for an address.
  const search = z.object({ for: z.string().max(100).default('') })
  app.post(
    '/audiences/areas',
    { config: { access: 'person' }, schema: { querystring: search } },
    async (request, reply) => {
      const { tree, search: areas } = context.areas
      const form = readPickerForm(formOf(request))
      const [, id] = /^\/audiences\/([\w-]+)$/.exec(request.query.for) ?? []
      const action = id === undefined ? '/audiences' : `/audiences/${id}`
      return reply.render('audiences/picker/_area_results', {
        results: foundAreas({ tree, action }, form, findPlaces(areas, form).found),
      })
    },
  )

  app.get('/audiences/:id', { config: reading, schema: { params } }, async (request, reply) => {
    const person = currentPerson(request)
    return renderShow(context, reply, person, { saved: await findSaved(context.db, request.params.id, person) })
  })

  app.post('/audiences/:id', { config: { ...changing, longQuestion }, schema: { params } }, async (request, reply) => {
    const person = currentPerson(request)
    const saved = await findSaved(context.db, request.params.id, person)
    const body = formOf(request)
    const entered = readEntered(body)
    const { form, revision } = entered
    if (!savesAudience(body))
      return renderShow(context, reply, person, { saved, ...pressed(context, reply, entered), revision })
    const left = leftInSearch(context, form)
    if (left !== null) return renderShow(context, reply.code(422), person, { saved, ...left, revision })
    const { shared: _, ...input } = inputOf(form)
    const parsed = savedAudienceChange.safeParse(input)
    const changed = parsed.success
      ? await changeSavedAudience(context, { id: saved.id, revision }, parsed.data, person).catch(refusalOrConflict)
      : new Invalid(fieldErrors(parsed.error))
    if (changed instanceof Invalid)
      return renderShow(context, refused(reply, changed), person, { saved, form, errors: errorsOf(changed), revision })
    if (changed instanceof Error) {
      const text = `${changed.message} What you typed is still here; if you save again, it replaces theirs.`
      reply.locals!.banner = { tone: 'bad', text }
      return renderShow(context, refused(reply, changed), person, { saved, form })
    }
    reply.flash('good', `“${changed.name}” is changed. What was made with it keeps the areas it was made with.`)
    return reply.redirect(`/audiences/${saved.id}`, 303)
  })

  for (const shared of [true, false]) {
    const address = `/audiences/:id/${shared ? 'share' : 'unshare'}`
    app.post(address, { config: changing, schema: { params } }, async (request, reply) => {
      const person = currentPerson(request)
      const { id } = request.params
      const known = { id, revision: revisionIn(formOf(request)) }
      const changed = await changeSavedAudience(context, known, { shared }, person).catch(refusal)
      if (changed instanceof Invalid) {
        const saved = await findSaved(context.db, id, person)
        return renderShow(context, refused(reply, changed), person, { saved, errors: errorsOf(changed) })
      }
      reply.flash('good', shared ? `Everyone can use “${changed.name}” now.` : `“${changed.name}” is no longer shared.`)
      return reply.redirect(changed.owner === person.id ? `/audiences/${id}` : '/audiences', 303)
    })
  }

  app.post('/audiences/:id/delete', { config: changing, schema: { params } }, async (request, reply) => {
    const known = { id: request.params.id, revision: revisionIn(formOf(request)) }
    const { name } = await deleteSavedAudience(context, known, currentPerson(request))
    reply.flash('good', `“${name}” is deleted. What was made with it stays as it is.`)
    return reply.redirect('/audiences', 303)
  })
}

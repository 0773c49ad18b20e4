import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findPlaces, readPickerForm } from '../../audiences/picker/picking.ts'
import { foundAreas } from '../../audiences/picker/views.ts'
import type { Context } from '../../context.ts'
import { UPLOAD_BYTES } from '../../images/read-picture.ts'
import { currentPerson } from '../../people/sessions.ts'
import { NotFound } from '../../platform/errors.ts'
import { formOf } from '../../platform/http/forms.ts'
import { withUploads } from '../../platform/http/uploads.ts'
import type { App } from '../../platform/http/zod.ts'
import { newId } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { type Announcement, can, requireMayPerform } from '../announcement.ts'
import { applyCommand } from '../form/composer-commands.ts'
import { formOfContent, readKnown } from '../form/composer-form.ts'
import { seenOf } from '../form/merging.ts'
import { formOfLink, type NewAnnouncementQuery, newAnnouncementQuery } from '../form/new-announcement.ts'
import { findDeleter } from '../keeping/deleted.ts'
import type { PageRequest } from '../page-request.ts'
import { findAnnouncement, findAnnouncementIfAny, listThread } from '../queries.ts'
import { statusWord } from '../status-words.ts'
import { firstInWords, firstToCome, writingHref } from '../thread/next-steps.ts'
import { answerCheck, answerCommand, savesSomething } from './answer-page.ts'
import { answerDeleted, answerDeletedCheck, composerState, showComposer } from './composer-page.ts'
import { hrefOf } from './fields.ts'
import { addPicture } from './pictures/add-picture-page.ts'

const params = z.object({ id: z.string().max(60) })
const author = { access: 'author' } as const
const reading = { ...author, longQuestion: true } as const
const command = {
  ...author,
  explains: true,
  longQuestion: (request: FastifyRequest) => !savesSomething(formOf(request)),
} as const

/** As much text as any form has, and a picture. */
const uploadLimits = { bytes: UPLOAD_BYTES, fields: 20_000, characters: 100_000, allCharacters: 1024 * 1024 }

interface Sent {
  page: PageRequest
  request: FastifyRequest
}

/** The address of a new form, with the id that it will be saved under. */
function withDraft(url: string): string {
  const query = new URLSearchParams(url.split('?')[1])
  query.set('draft', newId())
  return `/announcements/new?${query}`
}

/** An update is asked for, but its incident has a first notice that is not out yet: another one would tell it twice. */
async function firstInstead(
  { db }: Context,
  { incident, like }: Pick<NewAnnouncementQuery, 'incident' | 'like'>,
): Promise<Announcement | null> {
  return incident === '' || like !== '' ? null : firstToCome(await listThread(db, incident))
}

/** The composer is one form with many buttons. All but `save`, `submit`, `publish` and `save-audience` only change the form and show it again. */
export function composerRoutes(app: App, context: Context): void {
  const pageFor = (request: FastifyRequest, reply: FastifyReply): PageRequest => {
    return { context, reply, person: currentPerson(request) }
  }

  /** Answers a form with what is stored of it: null while it is new. Another answer has one that was deleted meanwhile. */
  function answering(
    answer: (sent: Sent, stored: Announcement | null) => Promise<FastifyReply | string>,
    whenDeleted: (sent: Sent, by: string) => Promise<FastifyReply | string> = answerDeleted,
  ) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const sent = { page: pageFor(request, reply), request }
      const { revision, draft } = readKnown(formOf(request))
      const { id } = request.params as { id?: string }
      const known = id ?? draft
      // A form that was new when it was opened may have saved itself since.
      const isSaved = id !== undefined || revision > 0
      const stored = known !== null && isSaved ? await findAnnouncementIfAny(context.db, known) : null
      const by = stored !== null || known === null ? null : await findDeleter(context.db, known, sent.page.person)
      if (by !== null) return whenDeleted(sent, by)
      if (id !== undefined && stored === null) throw new NotFound('There is no such announcement.')
      if (stored !== null) requireMayPerform(sent.page.person, stored, 'edit')
      return answer(sent, stored)
    }
  }

  const answerEdit = ({ page, request }: Sent, stored: Announcement | null) =>
    answerCheck(page, formOf(request), stored)

  app.get(
    '/announcements/new',
    { config: reading, schema: { querystring: newAnnouncementQuery } },
    async (request, reply) => {
      const page = pageFor(request, reply)
      const { at, draft } = request.query
      const earlier = draft === undefined ? null : await findAnnouncementIfAny(context.db, draft)
      // Whoever comes back to the address of a new form is to go on with the draft, and not to make a second one.
      if (earlier?.createdBy === page.person.id) return reply.redirect(`${hrefOf(earlier.id)}/edit`, 303)
      const first = draft === undefined ? await firstInstead(context, request.query) : null
      if (first !== null) {
        reply.flash('caution', `${firstInWords(first)} There is nothing to update yet.`)
        return reply.redirect(writingHref(first), 303)
      }
      const isTaken =
        earlier !== null || (draft !== undefined && (await findDeleter(context.db, draft, page.person)) !== null)
      if (draft === undefined || isTaken) return reply.redirect(withDraft(request.url), 303)
      const form = { ...(await formOfLink(context, page.person, request.query)), draft }
      const state = await composerState(page, form, null)
      if (at === undefined) return showComposer(page, state, null)
      const { form: timed } = applyCommand(context, form, `at:${at}`, state.assessment)
      return showComposer(page, await composerState(page, timed, null), null)
    },
  )

  app.post('/announcements', { config: command }, answering(answerCommand))

  app.get('/announcements/:id/edit', { config: reading, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    const page = pageFor(request, reply)
    if (!can(announcement, 'edit')) {
      reply.flash('caution', `It is ${statusWord(announcement.status)}, so it can no longer be changed.`)
      return reply.redirect(hrefOf(announcement.id), 303)
    }
    requireMayPerform(page.person, announcement, 'edit')
    const { zone } = await findOrganisation(context.db)
    const form = { ...formOfContent(announcement, announcement.revision, zone), seen: seenOf(announcement) }
    return showComposer(page, await composerState(page, form, announcement), announcement)
  })

  app.post('/announcements/:id', { config: command, schema: { params } }, answering(answerCommand))

  withUploads(app, uploadLimits, (scope) => {
    const adding = { ...author, explains: true } as const
    scope.post('/announcements/pictures', { config: adding }, answering(addPicture))
    scope.post('/announcements/:id/pictures', { config: adding, schema: { params } }, answering(addPicture))
  })

  app.post('/announcements/check', { config: reading }, answering(answerEdit, answerDeletedCheck))
  app.post(
    '/announcements/:id/check',
    { config: reading, schema: { params } },
    answering(answerEdit, answerDeletedCheck),
  )

  // A POST, because an audience of many places is too long for a URL.
  const search = z.object({ for: z.string().max(60).default('') })
  app.post('/announcements/areas', { config: author, schema: { querystring: search } }, async (request, reply) => {
    const { tree, search: areas } = context.areas
    const form = readPickerForm(formOf(request))
    const { found } = findPlaces(areas, form)
    const action = hrefOf(request.query.for === '' ? null : encodeURIComponent(request.query.for))
    return reply.render('audiences/picker/_area_results', {
      results: foundAreas({ tree, action }, form, found),
    })
  })
}

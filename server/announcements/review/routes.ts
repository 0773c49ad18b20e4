import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { formOf, readForm } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Announcement } from '../announcement.ts'
import { readOverrides } from '../checks/override-fields.ts'
import { hrefOf } from '../composer/composer-views.ts'
import { findAnnouncement } from '../queries.ts'
import { returnInput } from '../schema.ts'
import { showAnnouncement } from '../show/show-page.ts'
import { statusWord } from '../status-views.ts'
import { approveAnnouncement, returnAnnouncement, reviewAfterwards } from '../workflow/review-actions.ts'
import { showReview } from './review-page.ts'

const params = z.object({ id: z.string().max(60) })
const approver = { access: 'approver' } as const
// A duty manager who is no approver may publish a critical one alone: the action decides.
const person = { access: 'person' } as const

export function reviewRoutes(app: App, context: Context): void {
  app.get('/announcements/:id/review', { config: person, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    if (waits(announcement)) return showReview(context, reply, announcement, currentPerson(request), null)
    reply.flash('caution', `It is ${statusWord(announcement.status)}, so there is nothing to decide.`)
    return reply.redirect(hrefOf(announcement.id), 303)
  })

  app.post('/announcements/:id/approve', { config: person, schema: { params } }, async (request, reply) => {
    const form = formOf(request)
    const input = { comment: (form.get('comment') ?? '').trim().slice(0, 2000), overrides: readOverrides(form) }
    return decide(context, reply, request.params.id, form, currentPerson(request), async (id, revision) => {
      const { announcement, check } = await approveAnnouncement(context, id, revision, input, currentPerson(request))
      if (check !== null)
        reply.flash('caution', 'Approved, but not booked: its time is not free. Choose another below.')
      else reply.flash('good', approvedWords[announcement.status] ?? 'Approved.')
    })
  })

  app.post('/announcements/:id/return', { config: approver, schema: { params } }, async (request, reply) => {
    const form = formOf(request)
    return decide(context, reply, request.params.id, form, currentPerson(request), async (id, revision) => {
      const read = readForm(returnInput, form)
      if (!read.ok) throw new Invalid(read.errors)
      await returnAnnouncement(context, id, revision, read.value.comment, currentPerson(request))
      reply.flash('good', 'Sent back to its author, with your reason.')
    })
  })

  app.post('/announcements/:id/review', { config: approver, schema: { params } }, async (request, reply) =>
    decide(context, reply, request.params.id, formOf(request), currentPerson(request), async (id, revision) => {
      await reviewAfterwards(context, id, revision, currentPerson(request))
      reply.flash('good', 'You have looked at it. It is off the list.')
    }),
  )
}

const approvedWords: Partial<Record<Announcement['status'], string>> = {
  in_review: 'Approved. It needs another approval.',
  approved: 'Approved. It needs a time before it can go out.',
  scheduled: 'Approved and scheduled.',
}

function waits({ status, reviewAfter }: Announcement): boolean {
  return status === 'in_review' || reviewAfter
}

/** Makes a decision; what is refused is shown with the page as it is now, and what was typed. */
async function decide(
  context: Context,
  reply: FastifyReply,
  id: string,
  form: URLSearchParams,
  who: Person,
  decision: (id: string, revision: number) => Promise<void>,
): Promise<FastifyReply | string> {
  try {
    await decision(id, Number.parseInt(form.get('revision') ?? '', 10) || 0)
    return reply.redirect(hrefOf(id), 303)
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof Conflict)) throw error
    const announcement = await findAnnouncement(context.db, id)
    reply.code(error.status)
    const known = error instanceof Invalid && Object.keys(error.fields).every((field) => field === 'comment')
    if (!known) reply.locals!.banner = { tone: 'bad', text: error.message }
    const errors = error instanceof Invalid && known ? error.fields : {}
    return waits(announcement)
      ? showReview(context, reply, announcement, who, { form, errors })
      : showAnnouncement(context, reply, announcement, who, null)
  }
}

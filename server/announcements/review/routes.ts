import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { firstBlocking, type Refusal } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Invalid } from '../../platform/errors.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { type Failure, failureFrom, formOf, readForm } from '../../platform/http/forms.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Announcement } from '../announcement.ts'
import { isOverride, missingReasons, readOverrides } from '../checks/override-fields.ts'
import { hrefOf } from '../composer/fields.ts'
import { findAnnouncement } from '../queries.ts'
import { returnInput } from '../schema.ts'
import { type ShowRequest, showAnnouncement } from '../show/show-page.ts'
import { statusWord } from '../status-words.ts'
import type { Outbox } from '../under-way.ts'
import { approveAnnouncement, returnAnnouncement, reviewAfterwards } from '../workflow/review-actions.ts'
import type { Known } from '../workflow/transition.ts'
import { showReview } from './review-page.ts'

const params = z.object({ id: z.string().max(60) })
const approver = { access: 'approver', explains: true } as const
// A duty manager who is not an approver may publish a critical announcement alone, so the action decides.
const person = { access: 'person', explains: true } as const

export function reviewRoutes(app: App, context: Context, outbox: Outbox): void {
  const pageFor = (request: FastifyRequest, reply: FastifyReply): ShowRequest => {
    return { context, outbox, reply, person: currentPerson(request) }
  }

  app.get(
    '/announcements/:id/review',
    { config: { access: 'person', longQuestion: true }, schema: { params } },
    async (request, reply) => {
      const announcement = await findAnnouncement(context.db, request.params.id)
      if (isWaiting(announcement)) return showReview(pageFor(request, reply), announcement, null)
      reply.flash('caution', `This is ${statusWord(announcement.status)}, so there is nothing to review.`)
      return reply.redirect(hrefOf(announcement.id), 303)
    },
  )

  app.post('/announcements/:id/approve', { config: person, schema: { params } }, async (request, reply) => {
    const page = pageFor(request, reply)
    const form = formOf(request)
    const reasonsMissing = form.get('do') === 'override' ? missingReasons(form) : {}
    const input = { comment: (form.get('comment') ?? '').trim().slice(0, 2000), overrides: readOverrides(form) }
    return decide({ page, request }, request.params.id, async (known) => {
      if (Object.keys(reasonsMissing).length > 0) throw new Invalid(reasonsMissing)
      const { announcement, refusal } = await approveAnnouncement(context, known, input, page.person)
      if (refusal === null) reply.flash('good', approvedWords[announcement.status] ?? 'Approved.')
      else if (announcement.status === 'scheduled')
        reply.flash('caution', `Approved. Part of it is on hold until someone resumes it. ${announcement.reason ?? ''}`)
      else reply.flash('caution', unscheduledWords(refusal))
    })
  })

  app.post('/announcements/:id/return', { config: approver, schema: { params } }, async (request, reply) => {
    const page = pageFor(request, reply)
    const form = formOf(request)
    return decide({ page, request }, request.params.id, async (known) => {
      const read = readForm(returnInput, form)
      if (!read.ok) throw new Invalid(read.errors)
      await returnAnnouncement(context, known, read.value.comment, page.person)
      reply.flash('good', 'Sent back to the author with your reason.')
    })
  })

  app.post('/announcements/:id/review', { config: approver, schema: { params } }, async (request, reply) => {
    const page = pageFor(request, reply)
    return decide({ page, request }, request.params.id, async (known) => {
      await reviewAfterwards(context, known, page.person)
      reply.flash('good', 'Marked as reviewed.')
    })
  })
}

const approvedWords: Partial<Record<Announcement['status'], string>> = {
  in_review: 'Approved. One more approval is needed.',
  approved: 'Approved. It needs a time before it can go out.',
  scheduled: 'Approved and scheduled.',
}

function unscheduledWords({ findings }: Refusal): string {
  const why = firstBlocking(findings) ?? 'Its time is not free.'
  return `Approved, but not scheduled. ${why} Nothing goes out until it has another time: choose one below.`
}

function isWaiting({ status, reviewAfter }: Announcement): boolean {
  return status === 'in_review' || reviewAfter
}

/** Runs a decision. A refusal is shown on the current page, with what was entered. */
function decide(
  { page, request }: { page: ShowRequest; request: FastifyRequest },
  id: string,
  decision: (known: Known) => Promise<void>,
): Promise<FastifyReply | string> {
  const { context, reply } = page
  const form = formOf(request)
  return explaining<FastifyReply | string, Failure>(request, reply, {
    async attempt() {
      try {
        await decision({ id, revision: revisionIn(form) })
        return { answer: reply.redirect(hrefOf(id), 303) }
      } catch (error) {
        return { refused: failureFrom(error) }
      }
    },
    async explain({ status, message, fields }) {
      const announcement = await findAnnouncement(context.db, id)
      reply.code(status)
      const isInForm = fields !== null && Object.keys(fields).every((name) => name === 'comment' || isOverride(name))
      if (!isInForm) reply.locals!.banner = { tone: 'bad', text: message }
      const errors = isInForm ? fields : {}
      return isWaiting(announcement)
        ? showReview(page, announcement, { form, errors })
        : showAnnouncement(page, announcement, null)
    },
  })
}

import { z } from 'zod'
import { instantInput } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { pageOf, pagingQuery } from '../../platform/http/paging.ts'
import { revisionOf } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findAnnouncement, listRevisions } from '../queries.ts'
import {
  announcementChange,
  announcementOutput,
  approveInput,
  moveInput,
  newAnnouncement,
  noInput,
  reasonInput,
  returnInput,
  revisionOutput,
  scheduleInput,
} from '../schema.ts'
import { createAnnouncement, deleteDraft, editAnnouncement } from '../workflow/draft-actions.ts'
import {
  approveAnnouncement,
  returnAnnouncement,
  reviewAfterwards,
  submitAnnouncement,
  withdrawAnnouncement,
} from '../workflow/review-actions.ts'
import {
  cancelAnnouncement,
  holdAnnouncement,
  moveAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
} from '../workflow/schedule-actions.ts'
import { present, presentAll, presentContent } from './api-output.ts'
import { pageOfAnnouncements, readStatuses } from './list-page.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/announcements'
const person = { access: 'person' } as const
const author = { access: 'author' } as const
const approver = { access: 'approver' } as const

const listQuery = z.strictObject({
  ...pagingQuery,
  status: z.string().optional().describe('One or more, separated by commas.'),
  kind: z.enum(kinds).optional(),
  from: instantInput.optional().describe('Only with a booking at or after this.'),
  to: instantInput.optional().describe('Only with a booking before this.'),
  area: z.string().max(200).optional().describe('Only where the audience has a place in this area.'),
  channel: z.string().max(60).optional(),
  q: z.string().trim().max(200).optional(),
})

export function announcementApi(app: App, context: Context): void {
  const { db } = context

  app.get(
    base,
    { config: person, schema: { querystring: listQuery, response: { 200: pageOf(announcementOutput) } } },
    async (request) => {
      const { limit, cursor, status, area, q, ...filter } = request.query
      const { items, next } = await pageOfAnnouncements(
        context,
        { ...filter, q: q || undefined, statuses: readStatuses(status) },
        area,
        limit,
        cursor,
      )
      return { items: await presentAll(context, items), next }
    },
  )

  app.post(
    base,
    { config: author, schema: { body: newAnnouncement, response: { 201: announcementOutput } } },
    async (request, reply) => {
      const announcement = await createAnnouncement(context, request.body, currentPerson(request))
      reply.code(201).header('Location', `${base}/${announcement.id}`)
      return present(context, announcement)
    },
  )

  app.get(
    `${base}/:id`,
    { config: person, schema: { params, response: { 200: announcementOutput } } },
    async (request, reply) => {
      const announcement = await findAnnouncement(db, request.params.id)
      reply.header('ETag', `"${announcement.revision}"`)
      return present(context, announcement)
    },
  )

  app.patch(
    `${base}/:id`,
    { config: author, schema: { params, body: announcementChange, response: { 200: announcementOutput } } },
    async (request) => {
      return present(
        context,
        await editAnnouncement(context, request.params.id, revisionOf(request), request.body, currentPerson(request)),
      )
    },
  )

  app.delete(`${base}/:id`, { config: author, schema: { params } }, async (request, reply) => {
    await deleteDraft(context, request.params.id, revisionOf(request), currentPerson(request))
    return reply.code(204).send()
  })

  const response = { 200: announcementOutput }

  app.post(`${base}/:id/submit`, { config: author, schema: { params, body: noInput, response } }, async (request) =>
    present(context, await submitAnnouncement(context, request.params.id, revisionOf(request), currentPerson(request))),
  )

  app.post(`${base}/:id/withdraw`, { config: author, schema: { params, body: noInput, response } }, async (request) =>
    present(
      context,
      await withdrawAnnouncement(context, request.params.id, revisionOf(request), currentPerson(request)),
    ),
  )

  // A duty manager who is no approver may publish a critical one alone: the action decides.
  app.post(
    `${base}/:id/approve`,
    { config: person, schema: { params, body: approveInput.nullish(), response } },
    async (request) => {
      const input = request.body ?? { comment: '', overrides: [] }
      const { announcement, check } = await approveAnnouncement(
        context,
        request.params.id,
        revisionOf(request),
        input,
        currentPerson(request),
      )
      return present(context, announcement, check)
    },
  )

  app.post(
    `${base}/:id/return`,
    { config: approver, schema: { params, body: returnInput, response } },
    async (request) =>
      present(
        context,
        await returnAnnouncement(
          context,
          request.params.id,
          revisionOf(request),
          request.body.comment,
          currentPerson(request),
        ),
      ),
  )

  app.post(`${base}/:id/review`, { config: approver, schema: { params, body: noInput, response } }, async (request) =>
    present(context, await reviewAfterwards(context, request.params.id, revisionOf(request), currentPerson(request))),
  )

  app.post(
    `${base}/:id/schedule`,
    { config: person, schema: { params, body: scheduleInput.nullish(), response } },
    async (request) =>
      present(
        context,
        await scheduleAnnouncement(
          context,
          request.params.id,
          revisionOf(request),
          request.body ?? { overrides: [] },
          currentPerson(request),
        ),
      ),
  )

  app.post(`${base}/:id/move`, { config: author, schema: { params, body: moveInput, response } }, async (request) =>
    present(
      context,
      await moveAnnouncement(context, request.params.id, revisionOf(request), request.body, currentPerson(request)),
    ),
  )

  app.post(
    `${base}/:id/resume`,
    { config: person, schema: { params, body: scheduleInput.nullish(), response } },
    async (request) =>
      present(
        context,
        await resumeAnnouncement(
          context,
          request.params.id,
          revisionOf(request),
          request.body ?? { overrides: [] },
          currentPerson(request),
        ),
      ),
  )

  app.post(`${base}/:id/hold`, { config: approver, schema: { params, body: reasonInput, response } }, async (request) =>
    present(
      context,
      await holdAnnouncement(
        context,
        request.params.id,
        revisionOf(request),
        request.body.reason,
        currentPerson(request),
      ),
    ),
  )

  app.post(`${base}/:id/cancel`, { config: person, schema: { params, body: reasonInput, response } }, async (request) =>
    present(
      context,
      await cancelAnnouncement(
        context,
        request.params.id,
        revisionOf(request),
        request.body.reason,
        currentPerson(request),
      ),
    ),
  )

  app.get(
    `${base}/:id/revisions`,
    { config: person, schema: { params, response: { 200: pageOf(revisionOutput) } } },
    async (request) => {
      const announcement = await findAnnouncement(db, request.params.id)
      const items = await listRevisions(db, announcement.id)
      return {
        items: items.map(({ revision, author: by, at, move, content }) => ({
          revision,
          by,
          at,
          move,
          content: presentContent(content),
        })),
        next: null,
      }
    },
  )
}

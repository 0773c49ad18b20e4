import { z } from 'zod'
import { overlaps } from '../areas/intervals.ts'
import { aim, wholeReach } from '../calendar/aim.ts'
import { listBookingsOfMany } from '../calendar/bookings/queries.ts'
import type { ReportOutput } from '../calendar/check-schema.ts'
import { type At, instantInput, isMoment } from '../calendar/time.ts'
import { listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { whoAsks } from '../people/sessions.ts'
import { kinds } from '../planning/schema.ts'
import type { Db } from '../platform/db/transact.ts'
import { Unreadable } from '../platform/errors.ts'
import { cutPage, pageOf, pagingQuery, readCursor } from '../platform/http/paging.ts'
import { revisionOf } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { type Announcement, statuses } from './announcement.ts'
import { createAnnouncement, deleteDraft, editAnnouncement } from './draft-actions.ts'
import { approvalsNeeded } from './policy.ts'
import { findAnnouncement, listAnnouncements, listApprovals, listRevisions } from './queries.ts'
import {
  approveAnnouncement,
  returnAnnouncement,
  reviewAfterwards,
  submitAnnouncement,
  withdrawAnnouncement,
} from './review-actions.ts'
import {
  cancelAnnouncement,
  holdAnnouncement,
  moveAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
} from './schedule-actions.ts'
import {
  announcementChange,
  announcementOutput,
  approveInput,
  moveInput,
  newAnnouncement,
  noInput,
  reasonInput,
  returnInput,
  scheduleInput,
} from './schema.ts'

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

type Output = z.input<typeof announcementOutput>

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
      return { items: await presentAll(context, db, items), next }
    },
  )

  app.post(
    base,
    { config: author, schema: { body: newAnnouncement, response: { 201: announcementOutput } } },
    async (request, reply) => {
      const announcement = await createAnnouncement(context, request.body, whoAsks(request))
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
        await editAnnouncement(context, request.params.id, revisionOf(request), request.body, whoAsks(request)),
      )
    },
  )

  app.delete(`${base}/:id`, { config: author, schema: { params } }, async (request, reply) => {
    await deleteDraft(context, request.params.id, revisionOf(request), whoAsks(request))
    return reply.code(204).send()
  })

  const response = { 200: announcementOutput }

  app.post(`${base}/:id/submit`, { config: author, schema: { params, body: noInput, response } }, async (request) =>
    present(context, await submitAnnouncement(context, request.params.id, revisionOf(request), whoAsks(request))),
  )

  app.post(`${base}/:id/withdraw`, { config: author, schema: { params, body: noInput, response } }, async (request) =>
    present(context, await withdrawAnnouncement(context, request.params.id, revisionOf(request), whoAsks(request))),
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
        whoAsks(request),
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
          whoAsks(request),
        ),
      ),
  )

  app.post(`${base}/:id/review`, { config: approver, schema: { params, body: noInput, response } }, async (request) =>
    present(context, await reviewAfterwards(context, request.params.id, revisionOf(request), whoAsks(request))),
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
          whoAsks(request),
        ),
      ),
  )

  app.post(`${base}/:id/move`, { config: author, schema: { params, body: moveInput, response } }, async (request) =>
    present(
      context,
      await moveAnnouncement(context, request.params.id, revisionOf(request), request.body, whoAsks(request)),
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
          whoAsks(request),
        ),
      ),
  )

  app.post(`${base}/:id/hold`, { config: approver, schema: { params, body: reasonInput, response } }, async (request) =>
    present(
      context,
      await holdAnnouncement(context, request.params.id, revisionOf(request), request.body.reason, whoAsks(request)),
    ),
  )

  app.post(`${base}/:id/cancel`, { config: person, schema: { params, body: reasonInput, response } }, async (request) =>
    present(
      context,
      await cancelAnnouncement(context, request.params.id, revisionOf(request), request.body.reason, whoAsks(request)),
    ),
  )

  app.get(`${base}/:id/revisions`, { config: person, schema: { params } }, async (request) => {
    const announcement = await findAnnouncement(db, request.params.id)
    const items = await listRevisions(db, announcement.id)
    return {
      items: items.map(({ revision, author: by, at, move, content }) => ({
        revision,
        by,
        at,
        move,
        content: { ...content, ...timesOf(content) },
      })),
      next: null,
    }
  })
}

/** One announcement as the API shows it. */
export async function present(
  context: Context,
  announcement: Announcement,
  check: ReportOutput | null = null,
): Promise<Output> {
  const [output] = await presentAll(context, context.db, [announcement])
  return check === null ? output! : { ...output!, check }
}

async function presentAll(context: Context, db: Db, announcements: readonly Announcement[]): Promise<Output[]> {
  const ids = announcements.map(({ id }) => id)
  const bookings = await listBookingsOfMany(db, ids)
  const approvals = await listApprovals(db, ids)
  const channels = await listChannels(db)
  const { tree } = context.areas
  return announcements.map((announcement) => {
    const { submittedAt: _s, approvedAt: _a, publishedAt: _p, reviewAfter: _r, ...rest } = announcement
    return {
      ...rest,
      ...timesOf(announcement),
      channels: [...announcement.channels],
      audience: { include: [...announcement.audience.include], exclude: [...announcement.audience.exclude] },
      approvals: (approvals.get(announcement.id) ?? []).map(({ by, at, revision, decision, comment }) => ({
        by,
        at,
        revision,
        decision,
        comment,
      })),
      approvalsNeeded: approvalsNeeded(tree, wholeReach(aim(tree, channels, announcement))),
      bookings: (bookings.get(announcement.id) ?? []).map(({ id, channel, zone, at, status }) => ({
        id,
        channel,
        zone,
        at,
        status,
      })),
    }
  })
}

function timesOf({ at, atByChannel }: Pick<Announcement, 'at' | 'atByChannel'>) {
  const time = (one: At) => (isMoment(one) ? one.at : one)
  return {
    at: time(at),
    atByChannel: Object.fromEntries(Object.entries(atByChannel).map(([channel, one]) => [channel, time(one)!])),
  }
}

function readStatuses(status: string | undefined): (typeof statuses)[number][] | undefined {
  if (status === undefined || status === '') return undefined
  const wanted = status.split(',').map((one) => one.trim())
  const unknown = wanted.find((one) => !(statuses as readonly string[]).includes(one))
  if (unknown !== undefined) throw new Unreadable(`status: ${unknown} is none of ${statuses.join(', ')}.`)
  return wanted as (typeof statuses)[number][]
}

/** Audiences are code sets, so those of an area are found here and not by SQL: pages are read until one is full. */
async function pageOfAnnouncements(
  context: Context,
  filter: Parameters<typeof listAnnouncements>[1],
  area: string | undefined,
  limit: number,
  cursor: string | undefined,
) {
  const [updatedAt, id] = readCursor(cursor) ?? []
  let before = updatedAt === undefined ? undefined : { updatedAt: String(updatedAt), id: String(id) }
  const found: Announcement[] = []
  const concerns = area === undefined ? () => true : concerning(context, area, await listChannels(context.db))
  for (;;) {
    const batch = await listAnnouncements(context.db, { ...filter, before }, limit + 1)
    found.push(...batch.filter(concerns))
    const last = batch.at(-1)
    if (found.length > limit || batch.length <= limit || !last) break
    before = { updatedAt: last.updatedAt, id: last.id }
  }
  return cutPage(found, limit, (last) => [last.updatedAt, last.id])
}

function concerning(
  context: Context,
  code: string,
  channels: Parameters<typeof aim>[1],
): (announcement: Announcement) => boolean {
  const { tree } = context.areas
  const area = tree.area(code)
  if (!area) throw new Unreadable(`area: there is no area ${code}.`)
  return (announcement) => overlaps(aim(tree, channels, announcement).places, [area.lo, area.hi])
}

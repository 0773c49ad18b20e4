import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { withAnswer } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import {
  announcementOutput,
  approveInput,
  moveInput,
  noInput,
  reasonInput,
  returnInput,
  scheduleInput,
} from '../schema.ts'
import type { Outbox } from '../under-way.ts'
import {
  approveAnnouncement,
  returnAnnouncement,
  reviewAfterwards,
  submitAnnouncement,
  withdrawAnnouncement,
} from '../workflow/review-actions.ts'
import { rescheduleAnnouncement, resumeAnnouncement, scheduleAnnouncement } from '../workflow/schedule-actions.ts'
import { cancelAnnouncement, holdAnnouncement, type Stopped } from '../workflow/stop-actions.ts'
import { presentAnnouncement } from './api-output.ts'
import { acted, answerExplained } from './explained-refusal.ts'
import { knownFrom } from './known.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/announcements/:id'
const response = { 200: announcementOutput }
const person = { access: 'person' } as const
const author = { access: 'author' } as const
const approver = { access: 'approver' } as const
/** The rules may refuse it. */
const explains = true
const noOverrides = { overrides: [] as [] }

/** One route for each transition that a person can perform. The actions check who exactly may. */
export function transitionsApi(app: App, context: Context, outbox: Outbox): void {
  /** Answers with the announcement after the action. */
  const answer = (act: (inside: Context) => Promise<Announcement>) =>
    withAnswer(context, async (inside) => presentAnnouncement(inside, await act(inside)))
  /** Also names the posts that collide because it no longer counts. */
  const answerStopped = (act: (inside: Context) => Promise<Stopped>) =>
    withAnswer(context, async (inside) => {
      const { announcement, over } = await act(inside)
      return { ...(await presentAnnouncement(inside, announcement)), over: [...over] }
    })
  const who = (request: FastifyRequest) => currentPerson(request)

  app.post(`${base}/submit`, { config: author, schema: { params, body: noInput, response } }, (request) =>
    answer((inside) => submitAnnouncement(inside, knownFrom(request), who(request))),
  )

  app.post(`${base}/withdraw`, { config: author, schema: { params, body: noInput, response } }, (request) =>
    answer((inside) => withdrawAnnouncement(inside, knownFrom(request), who(request))),
  )

  // A duty manager who is not an approver may publish a critical announcement alone, so the action decides.
  app.post(
    `${base}/approve`,
    { config: { ...person, explains }, schema: { params, body: approveInput.nullish(), response } },
    (request, reply) => {
      const input = request.body ?? { comment: '', ...noOverrides }
      return answerExplained(context, { request, reply }, () =>
        withAnswer(context, async (inside) => {
          const { announcement, refusal } = await approveAnnouncement(inside, knownFrom(request), input, who(request))
          return { answer: await presentAnnouncement(inside, announcement), refusal }
        }),
      )
    },
  )

  app.post(`${base}/return`, { config: approver, schema: { params, body: returnInput, response } }, (request) =>
    answer((inside) => returnAnnouncement(inside, knownFrom(request), request.body.comment, who(request))),
  )

  app.post(`${base}/review`, { config: approver, schema: { params, body: noInput, response } }, (request) =>
    answer((inside) => reviewAfterwards(inside, knownFrom(request), who(request))),
  )

  app.post(
    `${base}/schedule`,
    { config: { ...person, explains }, schema: { params, body: scheduleInput.nullish(), response } },
    (request, reply) =>
      answerExplained(context, { request, reply }, () =>
        acted(
          answer((inside) =>
            scheduleAnnouncement(inside, knownFrom(request), request.body ?? noOverrides, who(request)),
          ),
        ),
      ),
  )

  app.post(
    `${base}/move`,
    { config: { ...author, explains }, schema: { params, body: moveInput, response } },
    (request, reply) =>
      answerExplained(context, { request, reply }, () =>
        acted(
          answerStopped((inside) => rescheduleAnnouncement(inside, knownFrom(request), request.body, who(request))),
        ),
      ),
  )

  app.post(
    `${base}/resume`,
    { config: { ...person, explains }, schema: { params, body: scheduleInput.nullish(), response } },
    (request, reply) =>
      answerExplained(context, { request, reply }, () =>
        acted(
          answer((inside) => resumeAnnouncement(inside, knownFrom(request), request.body ?? noOverrides, who(request))),
        ),
      ),
  )

  app.post(`${base}/hold`, { config: approver, schema: { params, body: reasonInput, response } }, (request) =>
    answerStopped((inside) => holdAnnouncement(inside, knownFrom(request), { ...request.body, outbox }, who(request))),
  )

  app.post(`${base}/cancel`, { config: person, schema: { params, body: reasonInput, response } }, (request) =>
    answerStopped((inside) =>
      cancelAnnouncement(inside, knownFrom(request), { ...request.body, outbox }, who(request)),
    ),
  )
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withOver } from '../../announcements/over-words.ts'
import { listCorrectionsOf } from '../../announcements/queries.ts'
import { findBooking } from '../../calendar/booking-queries.ts'
import { findHands } from '../../channels/by-hand/queries.ts'
import { listChannelNames, listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { listNames } from '../../people/queries.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { fieldErrors, formOf, refusalOrConflict } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { timestampInWords } from '../../platform/time-words.ts'
import type { Db } from '../../platform/transact.ts'
import { type Marked, markNotSent, markSent } from '../actions.ts'
import type { Delivery } from '../delivery.ts'
import { ownerOf } from '../owners.ts'
import { findDelivery, findDeliveryOf, listDeliveriesOf } from '../queries.ts'
import { notSentInput, sentInput } from '../schema.ts'
import type { PostPageData } from './page-data.ts'
import { postPage } from './views.ts'

const params = z.object({ id: z.string().max(60) })
const querystring = z.object({ to: z.enum(['deliveries', 'announcement', 'post']).default('deliveries') })
const person = { access: 'person' } as const
type To = z.output<typeof querystring>['to']

/** The page on which a person posts one message by hand, and what they say became of it. The actions check who may say so. */
export function byHandRoutes(app: App, context: Context): void {
  const { db } = context

  app.get('/deliveries/:id', { config: person, schema: { params } }, async (request, reply) =>
    renderPost(context, request, reply, { delivery: await findDelivery(db, request.params.id), refused: null }),
  )

  app.get('/bookings/:id/delivery', { config: person, schema: { params } }, async (request, reply) =>
    reply.redirect(`/deliveries/${(await findDeliveryOf(db, request.params.id)).id}`, 303),
  )

  app.post('/deliveries/:id/sent', { config: person, schema: { params, querystring } }, async (request, reply) => {
    const { id } = request.params
    const { to } = request.query
    const form = formOf(request)
    const input = sentInput.safeParse(await enteredIn(context, form))
    if (!input.success) return refuse(context, request, reply, { id, errors: fieldErrors(input.error) })
    const marked = await markSent(context, id, currentPerson(request), input.data).catch(refusalOrConflict)
    if (marked instanceof Invalid) return refuse(context, request, reply, { id, errors: marked.fields, why: marked })
    if (marked instanceof Conflict) return tellWhy(context, request, reply, { id, to, why: marked })
    const { delivery, over, allClear } = marked
    const rest = allClear === null ? '' : ' Its incident is over, and this is the all-clear for those who got it.'
    reply.flash(toneOf(marked), withOver(`“${delivery.message.headline}” is marked as posted.${rest}`, over))
    return reply.redirect(allClear === null ? pageAfter(delivery, to) : `/announcements/${allClear}`, 303)
  })

  app.post('/deliveries/:id/not-sent', { config: person, schema: { params, querystring } }, async (request, reply) => {
    const { id } = request.params
    const { to } = request.query
    const input = notSentInput.safeParse({ reason: formOf(request).get('reason') ?? undefined })
    if (!input.success) return refuse(context, request, reply, { id, errors: fieldErrors(input.error) })
    const marked = await markNotSent(context, id, currentPerson(request), input.data.reason).catch(refusalOrConflict)
    if (marked instanceof Invalid) return refuse(context, request, reply, { id, errors: marked.fields, why: marked })
    if (marked instanceof Conflict) return tellWhy(context, request, reply, { id, to, why: marked })
    const { delivery, over } = marked
    const done = delivery.status === 'cancelled' ? 'is given up' : 'is marked as not sent'
    reply.flash(toneOf(marked), withOver(`“${delivery.message.headline}” ${done}.`, over))
    return reply.redirect(pageAfter(delivery, to), 303)
  })
}

function toneOf({ over }: Marked): 'good' | 'caution' {
  return over.length > 0 ? 'caution' : 'good'
}

/** A form has text only: an empty field was left out, and a time is one of the organization's zone. */
async function enteredIn({ db }: Context, form: URLSearchParams): Promise<Record<string, unknown>> {
  const text = (name: string) => form.get(name)?.trim() || undefined
  const wall = text('sentAt')
  const { zone } = await findOrganisation(db)
  return {
    url: text('url'),
    externalId: text('externalId'),
    postedBy: text('postedBy'),
    sentAt: wall && { wall, zone, offset: text('offset') ?? null },
  }
}

/** The page again, with what was entered and what is wrong with it. */
async function refuse(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, errors, why }: { id: string; errors: FieldErrors; why?: Invalid },
): Promise<string> {
  if (why && Object.keys(errors).length === 0) reply.locals!.banner = { tone: 'bad', text: why.message }
  const delivery = await findDelivery(context.db, id)
  return renderPost(context, request, reply.code(422), { delivery, refused: { form: formOf(request), errors } })
}

/** Somebody else was faster, or the same button was pressed twice: what became of it, where it can be decided anew. */
async function tellWhy(
  { db }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, to, why }: { id: string; to: To; why: Conflict },
): Promise<FastifyReply> {
  const delivery = await findDelivery(db, id)
  const { status, postedBy, sentAt } = delivery
  if (status === 'sent' && postedBy !== null && sentAt !== null) {
    const { zone } = await findOrganisation(db)
    const isOwn = postedBy === currentPerson(request).id
    const who = isOwn ? 'You' : ((await listNames(db)).get(postedBy) ?? 'Someone')
    reply.flash(isOwn ? 'good' : 'caution', `${who} posted this already, ${timestampInWords(sentAt, zone)}.`)
  } else reply.flash('bad', why.message)
  return reply.redirect(pageAfter(delivery, to), 303)
}

export function pageAfter({ id, announcement }: Delivery, to: To): string {
  if (to === 'post') return `/deliveries/${id}`
  return to === 'deliveries' ? '/deliveries' : `/announcements/${announcement}`
}

/** Where what corrects it since is posted, while it waits. */
async function correctionOf(db: Db, { status, announcement, channel }: Delivery): Promise<string | null> {
  if (status !== 'waiting') return null
  const id = (await listCorrectionsOf(db, [announcement])).get(announcement)
  if (id === undefined) return null
  const own = (await listDeliveriesOf(db, id)).find((one) => one.channel === channel && one.status === 'waiting')
  return own === undefined ? `/announcements/${id}` : `/deliveries/${own.id}`
}

async function renderPost(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { delivery, refused }: { delivery: Delivery; refused: PostPageData['refused'] },
): Promise<string> {
  const { db, areas } = context
  const owner = await ownerOf(db, delivery)
  const channels = await listChannels(db)
  reply.locals!.section = 'deliveries'
  return reply.render(
    'delivery/post',
    postPage({
      delivery: { ...delivery, owner },
      channel: channels.find(({ key }) => key === delivery.channel) ?? null,
      channelName: (await listChannelNames(db)).get(delivery.channel) ?? delivery.channel,
      correction: await correctionOf(db, delivery),
      reach: (await findBooking(db, delivery.booking)).reach,
      hands: await findHands(db),
      names: await listNames(db),
      person: currentPerson(request),
      tree: areas.tree,
      zone: (await findOrganisation(db)).zone,
      now: toInstant(context.now()),
      refused,
    }),
  )
}

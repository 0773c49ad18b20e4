import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { withOver } from '../announcements/over-words.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import { reasonIn, showFailedTransition } from '../announcements/show/transition-routes.ts'
import { hasConnector } from '../channels/channel.ts'
import { mailWarning } from '../channels/mail-warning.ts'
import { listChannelNames, listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { failureFrom, formOf, refusalOrConflict } from '../platform/http/forms.ts'
import { revisionIn } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { sendAgain } from './actions.ts'
import type { Delivery } from './delivery.ts'
import { withOwners } from './owners.ts'
import { findDelivery, listByStatus, listStoppedByHand } from './queries.ts'
import { retractAnnouncement } from './retraction.ts'
import { outbox } from './stops.ts'
import { indexPage } from './views.ts'

const params = z.object({ id: z.string().max(60) })
const querystring = z.object({ to: z.enum(['deliveries', 'announcement']).default('deliveries') })
const person = { access: 'person' } as const
const maxOpen = 500
const maxFailed = 50

export function deliveryRoutes(app: App, context: Context): void {
  const { db } = context

  const goBack = async (
    { params: { id }, query: { to } }: { params: { id: string }; query: { to: 'deliveries' | 'announcement' } },
    reply: FastifyReply,
    { message }: Conflict | Invalid,
  ) => {
    reply.flash('bad', message)
    return reply.redirect(pageAfter(await findDelivery(db, id), to), 303)
  }

  app.get('/deliveries', { config: person }, async (request, reply) => {
    // Two queries, so that old failures cannot crowd out open work.
    const open = await listByStatus(db, ['waiting', 'unknown', 'queued', 'sending'], maxOpen)
    const ended = await listByStatus(db, ['failed', 'missed'], maxFailed)
    const channels = await listChannels(db)
    const connected = channels.filter(({ type }) => hasConnector(type)).map(({ key }) => key)
    const stopped = await listStoppedByHand(db, connected, maxFailed)
    const { zone } = await findOrganisation(db)
    const mails = channels.some(({ type, enabled }) => type === 'email' && enabled)
    reply.locals!.section = 'deliveries'
    return reply.render('delivery/index', {
      ...indexPage(
        await withOwners(db, [...open, ...ended, ...stopped]),
        await listChannelNames(db),
        zone,
        currentPerson(request),
      ),
      warning: mails ? mailWarning(context.config) : null,
    })
  })

  app.post('/deliveries/:id/retry', { config: person, schema: { params, querystring } }, async (request, reply) => {
    const delivery = await sendAgain(context, request.params.id, currentPerson(request)).catch(refusalOrConflict)
    if (isRefusal(delivery)) return goBack(request, reply, delivery)
    reply.flash('good', `“${delivery.message.headline}” is sent again now.`)
    return reply.redirect(pageAfter(delivery, request.query.to), 303)
  })

  app.post('/announcements/:id/retract', { config: person, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = formOf(request)
    const page = { context, outbox, reply, person: currentPerson(request) }
    try {
      const reason = reasonIn(form)
      const known = { id, revision: revisionIn(form) }
      const { announcement, over } = await retractAnnouncement(context, known, reason, page.person)
      reply.flash(toneOf(over), withOver(`“${announcement.headline}” is retracted.`, over))
      return reply.redirect(`/announcements/${id}`, 303)
    } catch (error) {
      const failure = failureFrom(error)
      return showFailedTransition(page, await findAnnouncement(db, id), { name: 'retract', form, failure })
    }
  })
}

function toneOf(over: readonly unknown[]): 'good' | 'caution' {
  return over.length > 0 ? 'caution' : 'good'
}

/** Somebody else was faster, or a rule refuses it: a sentence on the page with the buttons, where it can be decided anew. */
function isRefusal<T>(result: T | Conflict | Invalid): result is Conflict | Invalid {
  return result instanceof Conflict || result instanceof Invalid
}

function pageAfter({ announcement }: Delivery, to: 'deliveries' | 'announcement'): string {
  return to === 'deliveries' ? '/deliveries' : `/announcements/${announcement}`
}

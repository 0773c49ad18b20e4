import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readAreaInput } from '../areas/area-input.ts'
import type { Context } from '../context.ts'
import { may } from '../people/person.ts'
import { listPeople } from '../people/queries.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import { type FieldErrors, Invalid } from '../platform/errors.ts'
import { formatCount, pluralForm } from '../platform/format.ts'
import { fieldErrors, formOf, refusal } from '../platform/http/forms.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import type { Time } from '../platform/pages/shared-props.ts'
import { timeIn } from '../platform/pages/times.ts'
import { addChannel, changeChannel, removeChannel, renewSecret } from './actions.ts'
import { type Channel, type ChannelType, channelTypes, hasConnector } from './channel.ts'
import { confirmPage } from './confirm-page.ts'
import { channelFields, formOfChannel, posterChoices } from './fields.ts'
import { mailWarning } from './mail-warning.ts'
import { type ChannelTransaction, type Consent, type Held, StillToCome } from './posts-to-come.ts'
import { findChannel, listChannels } from './queries.ts'
import { overlapEnd } from './rotation.ts'
import { channelInput } from './schema.ts'
import { findSecrets } from './secret-queries.ts'
import { indexPage, newPage, showPage, summary, typesPage } from './views.ts'

const reading = { access: 'person' } as const
const changing = { access: 'administrator' } as const
const params = z.object({ key: z.string() })
const chosenType = z.object({ type: z.enum(channelTypes, 'is not a type of channel.').optional() })

export function channelRoutes(app: App, context: Context, transaction: ChannelTransaction): void {
  app.get('/channels', { config: reading }, async (request, reply) => {
    const channels = await listChannels(context.db)
    reply.locals!.section = 'channels'
    return reply.render(
      'channels/index',
      indexPage(context.areas.tree, channels, may(currentPerson(request), 'administrator')),
    )
  })

  app.get('/channels/new', { config: changing, schema: { querystring: chosenType } }, async (request, reply) => {
    const { type } = request.query
    reply.locals!.section = 'channels'
    if (type === undefined) return reply.render('channels/types', typesPage())
    return reply.render('channels/new', newPage(type, await listPeople(context.db), firstForm(context, type), {}))
  })

  app.post('/channels', { config: changing }, async (request, reply) => {
    const form = formOf(request)
    const type = channelTypes.find((known) => known === form.get('type')) ?? 'manual'
    const { fields, errors } = readFields(context, type, form)
    const parsed = channelInput.safeParse({ ...fields, type, key: form.get('key')?.trim() ?? '' })
    const refused = { ...(parsed.success ? {} : fieldErrors(parsed.error)), ...errors }
    const saved =
      parsed.success && Object.keys(errors).length === 0
        ? await addChannel(context, parsed.data, currentPerson(request)).catch(refusal)
        : new Invalid(refused)
    if (saved instanceof Invalid) {
      reply.locals!.section = 'channels'
      return reply.code(422).render('channels/new', newPage(type, await listPeople(context.db), form, saved.fields))
    }
    // No redirect: the secret is stored sealed, so only this response can show it.
    const { channel, secret } = saved
    if (secret !== null) return renderShow(context, request, reply, { channel, madeSecret: secret })
    reply.flash('good', `${channel.name} is ready to use.`)
    return reply.redirect('/channels', 303)
  })

  app.get('/channels/:key', { config: reading, schema: { params } }, async (request, reply) =>
    renderShow(context, request, reply, { channel: await findChannel(context.db, request.params.key) }),
  )

  app.post('/channels/:key', { config: changing, schema: { params } }, async (request, reply) => {
    const { key } = request.params
    const form = formOf(request)
    const channel = await findChannel(context.db, key)
    const { fields, errors } = readFields(context, channel.type, form)
    const changed =
      Object.keys(errors).length === 0
        ? await changeChannel(context, {
            key,
            patch: fields,
            actor: currentPerson(request),
            revision: Number(form.get('revision')),
          }).catch(refusal)
        : new Invalid(errors)
    if (changed instanceof Invalid) {
      return renderShow(context, request, reply.code(422), { channel, form, errors: changed.fields })
    }
    reply.flash('good', `${changed.channel.name} is changed. Posts already scheduled keep their reach.`)
    return reply.redirect(`/channels/${key}`, 303)
  })

  app.post('/channels/:key/switch-on', { config: changing, schema: { params } }, async (request, reply) => {
    const { key } = request.params
    const edit = { key, patch: { enabled: true }, actor: currentPerson(request) }
    const changed = await changeChannel(context, edit).catch(refusal)
    if (changed instanceof Invalid) {
      const channel = await findChannel(context.db, key)
      return renderShow(context, request, reply.code(422), { channel, errors: changed.fields })
    }
    const { name } = changed.channel
    reply.flash('good', `${name} is on. Posts on hold stay on hold until someone resumes them.`)
    return reply.redirect(`/channels/${key}`, 303)
  })

  app.post('/channels/:key/switch-off', { config: changing, schema: { params } }, async (request, reply) => {
    const { key } = request.params
    const edit = { key, patch: { enabled: false }, actor: currentPerson(request), consent: consentIn(request) }
    const changed = await changeChannel(context, edit, transaction).catch(stillToCome)
    if (changed instanceof StillToCome)
      return renderConfirm(context, request, reply, { what: 'switch-off', key, error: changed })
    const { channel, held } = changed
    tellHeld(reply, `${channel.name} is off. Nobody can choose it.`, held)
    return reply.redirect(`/channels/${key}`, 303)
  })

  app.post('/channels/:key/secret', { config: changing, schema: { params } }, async (request, reply) => {
    const renewal = { endsOld: formOf(request).has('endOld'), actor: currentPerson(request) }
    const { channel, secret } = await renewSecret(context, request.params.key, renewal)
    return renderShow(context, request, reply, { channel, madeSecret: secret, isRenewal: true })
  })

  app.post('/channels/:key/remove', { config: changing, schema: { params } }, async (request, reply) => {
    const { key } = request.params
    const { name } = await findChannel(context.db, key)
    const edit = { key, actor: currentPerson(request), consent: consentIn(request) }
    const held = await removeChannel(context, edit, transaction).catch(stillToCome)
    if (held instanceof StillToCome) return renderConfirm(context, request, reply, { what: 'remove', key, error: held })
    tellHeld(reply, `${name} is removed. What went out on it stays on record.`, held)
    return reply.redirect('/channels', 303)
  })
}

/** The posts that the person saw when they confirmed. */
function consentIn(request: FastifyRequest): Consent | undefined {
  const seen = formOf(request).get('seen')
  return seen === null ? undefined : { seen }
}

function stillToCome(error: unknown): StillToCome {
  if (error instanceof StillToCome) return error
  throw error
}

/** Says what was done to the channel, and how many of its posts somebody has to decide about. */
function tellHeld(reply: FastifyReply, done: string, { posts }: Held): void {
  if (posts === 0) {
    reply.flash('good', done)
    return
  }
  const onHold = `${formatCount(posts, 'post')} on it ${pluralForm(posts, 'is', 'are')} on hold until someone decides.`
  reply.flash('caution', `${done} ${onHold}`, { href: '/#attention', label: 'See them on Today' })
}

/** Lists what is still to go out before the channel goes out of use, and asks for a second press of the button. */
async function renderConfirm(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { what, key, error }: { what: 'switch-off' | 'remove'; key: string; error: StillToCome },
): Promise<string> {
  const channel = await findChannel(context.db, key)
  const { zone } = await findOrganisation(context.db)
  reply.locals!.section = 'channels'
  const isChanged = consentIn(request) !== undefined
  return reply
    .code(409)
    .render('channels/confirm', confirmPage(channel, { what, zone, isChanged, toCome: error.toCome }))
}

/** Converts the text of the form, which may give the area by name. */
function readFields(context: Context, type: ChannelType, form: URLSearchParams) {
  const errors: FieldErrors = {}
  const text = (name: string) => form.get(name)?.trim() ?? ''
  const area = text('serves') === '' ? null : readAreaInput(context.areas, text('serves'))
  if (typeof area === 'string') errors['serves'] = area
  const fields = {
    name: text('name'),
    finest: (type === 'email' ? 'none' : (form.get('finest') ?? 'none')) as Channel['finest'],
    serves: area === null || typeof area === 'string' ? text('serves') : area.code,
    textLimit: text('textLimit') === '' ? null : Number(text('textLimit')),
    settings: settingsOf(type, form),
  }
  return { fields, errors }
}

function settingsOf(type: ChannelType, form: URLSearchParams): Record<string, unknown> {
  const text = (name: string) => form.get(name)?.trim() ?? ''
  if (!hasConnector(type)) return { postedBy: form.getAll('postedBy') }
  if (type === 'webhook') return { url: text('url') }
  return type === 'email' ? { to: text('to') === '' ? null : text('to') } : {}
}

function firstForm(context: Context, type: ChannelType): URLSearchParams {
  const targets = ['notices', 'facebook', 'nextdoor', 'sms'].includes(type)
  return new URLSearchParams({
    serves: context.areas.tree.roots[0]?.code ?? '',
    finest: targets ? 'part' : 'none',
  })
}

/** What the page says about the secret: until when an old one signs too. */
async function secretPart(context: Context, key: string): Promise<{ oldUntil: Time | null }> {
  const until = overlapEnd(await findSecrets(context.db, key), toInstant(context.now()))
  const { zone } = await findOrganisation(context.db)
  return { oldUntil: until === null ? null : timeIn(until, zone) }
}

interface ShownChannel {
  channel: Channel
  /** The posted form, when it is shown again with errors. */
  form?: URLSearchParams
  errors?: FieldErrors
  madeSecret?: string | null
  /** Whether the secret that was made replaced another. */
  isRenewal?: boolean
}

async function renderShow(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { channel, form, errors = {}, madeSecret = null, isRenewal = false }: ShownChannel,
): Promise<string> {
  reply.locals!.section = 'channels'
  if (madeSecret !== null) reply.header('Cache-Control', 'no-store')
  const people = await listPeople(context.db)
  const entered = form ?? formOfChannel(channel)
  const secret = channel.type === 'webhook' ? await secretPart(context, channel.key) : null
  return reply.render('channels/show', {
    ...showPage(context.areas.tree, channel, { warning: mailWarning(context.config), people }),
    edit: may(currentPerson(request), 'administrator')
      ? {
          revision: form?.get('revision') ?? String(channel.revision),
          fields: channelFields(channel.type, entered, errors),
          posters: posterChoices(channel.type, people, entered, errors),
          secret,
        }
      : null,
    madeSecret: madeSecret === null ? null : { secret: madeSecret, replaced: isRenewal ? secret : null },
    errors: summary(errors),
  })
}

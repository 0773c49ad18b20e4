import type { Actor } from '../audit/audit.ts'
import { record } from '../audit/queries.ts'
import type { Context } from '../context.ts'
import { toInstant } from '../platform/clock.ts'
import { type Trx, transact } from '../platform/db/transact.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { formatCount, pluralForm } from '../platform/format.ts'
import { fieldErrors } from '../platform/http/forms.ts'
import type { Channel, ChannelSettings } from './channel.ts'
import {
  countPostsToCome,
  findChannel,
  insertChannel,
  isKeyTaken,
  removeChannel as markRemoved,
  saveChannel,
} from './queries.ts'
import { type ChannelInput, type ChannelPatch, channelInput } from './schema.ts'
import { newWebhookSecret } from './secret.ts'

/** `secret` is the one that Hark made: it is in this answer and nowhere else. */
export interface Saved {
  channel: Channel
  secret: string | null
}

export function addChannel(context: Context, input: ChannelInput, actor: Actor): Promise<Saved> {
  return transact(context.db, (trx) => addChannelIn(trx, context, input, actor))
}

/** The same inside a transaction of the caller. */
export async function addChannelIn(trx: Trx, context: Context, input: ChannelInput, actor: Actor): Promise<Saved> {
  needArea(context, input.serves)
  const { settings, given } = splitSecret(input)
  const made = input.type === 'webhook' && given === null ? newWebhookSecret() : null
  const secret = given ?? made
  const { key, name, type, finest, serves, textLimit, enabled } = input
  const createdAt = toInstant(context.now())
  const channel: Channel = { key, name, type, finest, serves, textLimit, enabled, settings, createdAt, revision: 1 }
  const taken = await isKeyTaken(trx, key)
  if (taken === 'before') throw new Invalid({ key: `${key} named a channel that was removed. Choose another key.` })
  if (taken === 'now' || !(await insertChannel(trx, channel, secret === null ? null : context.secrets.seal(secret)))) {
    throw new Invalid({ key: `There is a channel ${key} already. Choose another key.` })
  }
  await log(trx, context, actor, 'create', null, channel)
  return { channel, secret: made }
}

/** `revision` is the one that the change was decided on, where the caller says it. */
export function changeChannel(
  context: Context,
  key: string,
  patch: ChannelPatch,
  actor: Actor,
  revision: number | null = null,
): Promise<Channel> {
  return transact(context.db, async (trx) => {
    const before = await findAt(trx, key, revision)
    const { createdAt, revision: present, ...fields } = before
    keepsSame(before, patch)
    const parsed = channelInput.safeParse({ ...fields, ...patch })
    if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
    if (parsed.data.serves !== before.serves) needArea(context, parsed.data.serves)
    const { settings, given } = splitSecret(parsed.data)
    const decided: Channel = { ...parsed.data, settings, createdAt, revision: present }
    const after = await saveChannel(trx, decided, given === null ? null : context.secrets.seal(given))
    await log(trx, context, actor, actionOf(before, after), before, after, given !== null)
    return after
  })
}

/** Makes a new secret at once; what is signed with the old one is no longer sent. */
export function renewSecret(context: Context, key: string, actor: Actor): Promise<Saved> {
  return transact(context.db, async (trx) => {
    const before = await findChannel(trx, key)
    if (before.type !== 'webhook') throw new Conflict(`${before.name} is no webhook, so it has no secret.`)
    const secret = newWebhookSecret()
    const channel = await saveChannel(trx, before, context.secrets.seal(secret))
    await log(trx, context, actor, 'renew_secret', before, channel, true)
    return { channel, secret }
  })
}

/** For good: the key is not used again. What went out on the channel stays in history. */
export function removeChannel(context: Context, key: string, actor: Actor, revision: number | null = null) {
  return transact(context.db, async (trx) => {
    const before = await findAt(trx, key, revision)
    const posts = await countPostsToCome(trx, key)
    if (posts > 0) {
      const are = `${formatCount(posts, 'post')} ${pluralForm(posts, 'is', 'are')}`
      throw new Conflict(`${are} still to go out on ${before.name}. Cancel them first, or take the channel off them.`)
    }
    await markRemoved(trx, before, toInstant(context.now()))
    await log(trx, context, actor, 'remove', before, null)
  })
}

async function findAt(trx: Trx, key: string, revision: number | null): Promise<Channel> {
  const channel = await findChannel(trx, key)
  if (revision !== null && revision !== channel.revision) {
    throw new Conflict('Somebody else changed this channel. Look at it again first.')
  }
  return channel
}

function keepsSame(channel: Channel, patch: ChannelPatch): void {
  if (patch.key !== undefined && patch.key !== channel.key) {
    throw new Invalid({ key: `A key stays. ${channel.name} is ${channel.key}; add another channel instead.` })
  }
  if (patch.type !== undefined && patch.type !== channel.type) {
    throw new Invalid({ type: `A type stays. ${channel.name} is ${channel.type}; add another channel instead.` })
  }
}

function needArea(context: Context, code: string): void {
  const area = context.areas.tree.area(code)
  if (!area) throw new Invalid({ serves: `There is no area ${code}.` })
  if (area.retiredAt !== null) {
    throw new Invalid({ serves: `${area.name} (${code}) is no longer in the gazetteer. Choose another area.` })
  }
}

function splitSecret({ settings }: ChannelInput): { settings: ChannelSettings; given: string | null } {
  if (!('url' in settings)) return { settings, given: null }
  return { settings: { url: settings.url }, given: settings.secret ?? null }
}

function actionOf(before: Channel, after: Channel): string {
  if (before.enabled === after.enabled) return 'change'
  return after.enabled ? 'switch_on' : 'switch_off'
}

async function log(
  trx: Trx,
  context: Context,
  actor: Actor,
  action: string,
  before: Channel | null,
  after: Channel | null,
  secretReplaced = false,
): Promise<void> {
  await record(trx, {
    at: toInstant(context.now()),
    actor,
    action,
    subject: { type: 'channel', id: (after ?? before)!.key },
    before: before && shown(before),
    after: after && { ...shown(after), ...(secretReplaced && { secret: 'replaced' }) },
    revision: after?.revision ?? null,
  })
}

function shown({ createdAt: _, revision: __, ...fields }: Channel) {
  return fields
}

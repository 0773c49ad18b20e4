import type { Tree } from '../areas/tree/tree.ts'
import { type Locked, underLock } from '../areas/under-lock.ts'
import type { Actor } from '../audit/audit.ts'
import { type AuditedType, recordChange } from '../audit/record-change.ts'
import type { Context } from '../context.ts'
import { may } from '../people/person.ts'
import { listPeople } from '../people/queries.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { fieldErrors } from '../platform/http/forms.ts'
import type { Trx } from '../platform/transact.ts'
import type { Channel, ChannelSettings } from './channel.ts'
import {
  type ChannelTransaction,
  type Consent,
  endUse,
  type Held,
  holdingNothing,
  holdsNothing,
} from './posts-to-come.ts'
import { findChannel, insertChannel, isKeyTaken, markChannelRemoved, saveChannel } from './queries.ts'
import { afterRotation } from './rotation.ts'
import { type ChannelInput, type ChannelPatch, channelInput } from './schema.ts'
import { newWebhookSecret } from './secret.ts'
import { findSecrets, saveSecrets } from './secret-queries.ts'
import { refusalOfAddress } from './webhook-address.ts'

export interface Saved {
  channel: Channel
  /** A secret that Hark generated: returned once, and after that only stored sealed. */
  secret: string | null
}

export interface ChannelEdit {
  key: string
  patch: ChannelPatch
  actor: Actor
  /** The revision that the edit is based on; null skips the check. */
  revision?: number | null
  /** Given when switching it off may hold what is still to go out. */
  consent?: Consent | undefined
}

/** A channel that was changed, with what is held because it was switched off. */
export interface Changed {
  channel: Channel
  held: Held
}

export function addChannel(context: Context, input: ChannelInput, actor: Actor): Promise<Saved> {
  return underLock(context, (locked) => addChannelIn(locked, context, input, actor))
}

/** For a caller that already holds the lock. */
export async function addChannelIn(
  { trx, tree }: Locked,
  context: Context,
  input: ChannelInput,
  actor: Actor,
): Promise<Saved> {
  requireArea(tree, input.serves)
  requireAddress(context, input.settings)
  await requirePosters(trx, input.settings)
  const { settings, given } = splitSecret(input)
  const generated = input.type === 'webhook' && given === null ? newWebhookSecret() : null
  const secret = given ?? generated
  const { key, name, type, finest, serves, textLimit, enabled } = input
  const createdAt = toInstant(context.now())
  const channel: Channel = { key, name, type, finest, serves, textLimit, enabled, settings, createdAt, revision: 1 }
  const taken = await isKeyTaken(trx, key)
  if (taken === 'before')
    throw new Invalid({ key: `${key} belonged to a channel that was removed. Choose another key.` })
  if (taken === 'now' || !(await insertChannel(trx, channel, secret === null ? null : context.secrets.seal(secret)))) {
    throw new Invalid({ key: `There is already a channel ${key}. Choose another key.` })
  }
  await recordChange(trx, audited, { at: createdAt, actor, action: 'create', before: null, after: channel })
  return { channel, secret: generated }
}

export function changeChannel(
  context: Context,
  { key, patch, actor, revision = null, consent }: ChannelEdit,
  transaction: ChannelTransaction = holdingNothing,
): Promise<Changed> {
  return transaction(context, async (locked, hold) => {
    const { trx, tree } = locked
    const before = await findAt(trx, key, revision)
    const { createdAt, revision: current, ...fields } = before
    refuseNewKeyOrType(before, patch)
    const parsed = channelInput.safeParse({ ...fields, ...patch })
    if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
    if (parsed.data.serves !== before.serves) requireArea(tree, parsed.data.serves)
    requireAddress(context, parsed.data.settings, before.settings.url)
    await requirePosters(trx, parsed.data.settings, before.settings)
    const { settings, given } = splitSecret(parsed.data)
    const decided: Channel = { ...parsed.data, settings, createdAt, revision: current }
    const channel = await saveChannel(trx, decided)
    const now = toInstant(context.now())
    if (given !== null) await replaceSecret(trx, context, { key, secret: given, endsOld: false, now })
    await recordChange(trx, audited, {
      at: now,
      actor,
      action: actionOf(before, channel),
      before,
      after: given === null ? channel : { ...channel, secret: 'replaced' },
    })
    const isEnding = before.enabled && !channel.enabled
    const ending = { channel, how: 'switched off', consent, actor, now } as const
    return { channel, held: isEnding ? await endUse(locked, hold, ending) : holdsNothing }
  })
}

/**
 * Makes a new secret. The old one signs beside it for a day, so that the receiver can be changed without losing a
 * message; with `endsOld` it ends at once.
 */
export function renewSecret(
  context: Context,
  key: string,
  { endsOld, actor }: { endsOld: boolean; actor: Actor },
): Promise<Saved> {
  return underLock(context, async ({ trx }) => {
    const before = await findChannel(trx, key)
    if (before.type !== 'webhook') throw new Conflict(`${before.name} is not a webhook, so it has no secret.`)
    const secret = newWebhookSecret()
    const channel = await saveChannel(trx, before)
    const at = toInstant(context.now())
    await replaceSecret(trx, context, { key, secret, endsOld, now: at })
    const after = { ...channel, secret: endsOld ? 'replaced at once' : 'replaced' } as const
    await recordChange(trx, audited, { at, actor, action: 'renew_secret', before, after })
    return { channel, secret }
  })
}

async function replaceSecret(
  trx: Trx,
  context: Context,
  { key, secret, endsOld, now }: { key: string; secret: string; endsOld: boolean; now: Instant },
): Promise<void> {
  const sealed = context.secrets.seal(secret)
  await saveSecrets(trx, key, afterRotation(await findSecrets(trx, key), sealed, { now, endsOld }))
}

/** Permanently: the key is never used again. What went out on the channel stays in the history. */
export function removeChannel(
  context: Context,
  { key, actor, revision = null, consent }: Omit<ChannelEdit, 'patch'>,
  transaction: ChannelTransaction,
): Promise<Held> {
  return transaction(context, async (locked, hold) => {
    const { trx } = locked
    const channel = await findAt(trx, key, revision)
    const now = toInstant(context.now())
    const held = await endUse(locked, hold, { channel, how: 'removed', consent, actor, now })
    await markChannelRemoved(trx, channel, now)
    await recordChange(trx, audited, { at: now, actor, action: 'remove', before: channel, after: null })
    return held
  })
}

async function findAt(trx: Trx, key: string, revision: number | null): Promise<Channel> {
  const channel = await findChannel(trx, key)
  if (revision !== null && revision !== channel.revision) {
    throw new Conflict('Someone else changed this channel. Reload the page and try again.')
  }
  return channel
}

function refuseNewKeyOrType(channel: Channel, patch: ChannelPatch): void {
  if (patch.key !== undefined && patch.key !== channel.key) {
    throw new Invalid({
      key: `A channel’s key cannot change. ${channel.name} is ${channel.key}; add another channel instead.`,
    })
  }
  if (patch.type !== undefined && patch.type !== channel.type) {
    throw new Invalid({
      type: `A channel’s type cannot change. ${channel.name} is ${channel.type}; add another channel instead.`,
    })
  }
}

function requireArea(tree: Tree, code: string): void {
  const area = tree.area(code)
  if (!area) throw new Invalid({ serves: `There is no area ${code}.` })
  if (area.retiredAt !== null) {
    throw new Invalid({ serves: `${area.name} (${code}) is no longer in the gazetteer. Choose another area.` })
  }
}

/** An address that was entered before the settings changed stays until somebody changes it; nothing is sent to it. */
function requireAddress({ config }: Context, settings: ChannelSettings, before?: string): void {
  if (settings.url === undefined || settings.url === before) return
  const refusal = refusalOfAddress(settings.url, config)
  if (refusal !== null) throw new Invalid({ 'settings.url': refusal })
}

/** Whoever was chosen before may have left since; nobody new is chosen who cannot post. */
async function requirePosters(trx: Trx, settings: ChannelSettings, before: ChannelSettings = {}): Promise<void> {
  const chosen = settings.postedBy ?? []
  if (chosen.length === 0) return
  const people = new Map((await listPeople(trx)).map((person) => [person.id, person]))
  for (const id of chosen) {
    if (before.postedBy?.includes(id)) continue
    const person = people.get(id)
    if (!person) throw new Invalid({ 'settings.postedBy': `There is no person ${id}.` })
    if (may(person, 'author') || may(person, 'approver')) continue
    throw new Invalid({ 'settings.postedBy': `${person.name} cannot post: only authors and approvers can.` })
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

/** The secret itself is never in a snapshot, only that it was replaced. */
type AuditedChannel = Channel & { secret?: 'replaced' | 'replaced at once' }

const audited: AuditedType<AuditedChannel> = {
  type: 'channel',
  idOf: ({ key }) => key,
  snapshotOf: ({ createdAt: _, revision: __, ...fields }) => fields,
}

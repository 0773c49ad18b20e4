import { createHash } from 'node:crypto'
import { type Locked, underLock } from '../areas/under-lock.ts'
import type { Actor } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict } from '../platform/errors.ts'
import { formatCount, pluralForm } from '../platform/format.ts'
import type { Db } from '../platform/transact.ts'
import type { Channel, PostToCome } from './channel.ts'
import { countHeldOn, listBookingIdsToCome, listPostsToCome } from './queries.ts'

/** What is still to go out on a channel. */
export interface PostsToCome {
  count: number
  /** The first of them by time. */
  posts: readonly PostToCome[]
  /** Names exactly these posts, so that a person confirms what they saw. */
  seen: string
}

const listedAtMost = 50

async function postsToCome(db: Db, key: string): Promise<PostsToCome> {
  const ids = await listBookingIdsToCome(db, key)
  const seen = createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16)
  return { count: ids.length, posts: await listPostsToCome(db, key, listedAtMost), seen }
}

/** Posts are still to go out on a channel that somebody wants to switch off or remove, and they have not confirmed it. */
export class StillToCome extends Conflict {
  readonly toCome: PostsToCome

  constructor(message: string, toCome: PostsToCome) {
    super(message, { posts: toCome.posts, postCount: toCome.count })
    this.toCome = toCome
  }
}

/** Whether to hold what is still to go out: all of it, or exactly the posts that were seen. */
export type Consent = 'hold' | { seen: string }

/** Holds what is still to go out on a channel, and returns the ids of the announcements. */
export type HoldPosts = (channel: Channel, stop: { reason: string; actor: Actor; now: Instant }) => Promise<string[]>

/**
 * Opens the transaction in which a channel changes. Announcements stand on channels, so they are not known here: how they
 * are held is passed in (server/delivery/channel-holds.ts). Without it, a channel with posts to come stays as it is.
 */
export type ChannelTransaction = <R>(
  context: Context,
  work: (locked: Locked, hold: HoldPosts | null) => Promise<R>,
) => Promise<R>

export const holdingNothing: ChannelTransaction = (context, work) => underLock(context, (locked) => work(locked, null))

/** What is on hold because a channel went out of use: the announcements that were put on hold, and all posts of the channel. */
export interface Held {
  announcements: readonly string[]
  posts: number
}

export const holdsNothing: Held = { announcements: [], posts: 0 }

export interface Ending {
  channel: Channel
  how: 'switched off' | 'removed'
  consent: Consent | undefined
  actor: Actor
  now: Instant
}

/**
 * Holds the posts that are still to go out on a channel that goes out of use, with the reason. Throws StillToCome unless
 * that was confirmed for what is there now.
 */
export async function endUse(
  { trx }: Locked,
  hold: HoldPosts | null,
  { channel, how, consent, actor, now }: Ending,
): Promise<Held> {
  const toCome = await postsToCome(trx, channel.key)
  if (toCome.count === 0) return holdsNothing
  const isSeen = consent === 'hold' || consent?.seen === toCome.seen
  if (hold === null || !isSeen) {
    const are = `${formatCount(toCome.count, 'post')} ${pluralForm(toCome.count, 'is', 'are')}`
    throw new StillToCome(
      `${are} still to go out on ${channel.name}. If it is ${how}, they are put on hold until someone decides. Confirm that, or remove the channel from them first.`,
      toCome,
    )
  }
  const announcements = await hold(channel, { reason: `The channel “${channel.name}” was ${how}.`, actor, now })
  return { announcements, posts: await countHeldOn(trx, channel.key) }
}

import type { Actor } from '../../audit/audit.ts'
import type { Slot } from '../../calendar/booking.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { insertTentative } from '../../calendar/place-bookings.ts'
import { partsOf, resolveTargets, slotsOf } from '../../calendar/targets.ts'
import type { Channel } from '../../channels/channel.ts'
import { keepChannels } from '../../channels/queries.ts'
import type { Part } from '../../planning/model/message.ts'
import type { Instant } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Trx } from '../../platform/transact.ts'
import { type Announcement, bookingBase, type Content } from '../announcement.ts'
import { insertAnnouncement } from '../queries.ts'
import { recordCreated } from './transition.ts'

/** Where a draft comes from. The reason is shown at the top of it. */
export interface Origin {
  actor: Actor
  now: Instant
  reason: string | null
  /** That of the form it was written in; a new one when left out. */
  id?: string | null
  /** Whether it saves itself. */
  byItself?: boolean
}

export async function insertDraft(
  trx: Trx,
  { content, slots }: PlacedDraft,
  { actor, now, reason, id, byItself }: Origin,
): Promise<Announcement> {
  const announcement: Announcement = {
    ...content,
    id: id ?? newId(),
    revision: 1,
    status: 'draft',
    reason,
    createdBy: actor.id,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    approvedAt: null,
    publishedAt: null,
    passes: [],
    reviewAfter: false,
  }
  await insertAnnouncement(trx, announcement)
  await insertTentative(trx, { base: bookingBase(announcement), slots, now })
  await recordCreated(trx, announcement, { actor, byItself })
  return announcement
}

/** What is written, and where it stands on the calendar as far as it has places and times. It blocks nothing. */
export interface PlacedDraft {
  content: Content
  /** All that exist. None of them goes away before the draft is saved. */
  channels: readonly Channel[]
  parts: readonly Part[]
  slots: readonly Slot[]
}

export async function placeDraft(
  { trx, tree }: Pick<LockedCalendar, 'trx' | 'tree'>,
  content: Content,
): Promise<PlacedDraft> {
  const channels = await keepChannels(trx)
  const targets = resolveTargets(tree, channels, content)
  const parts = partsOf(tree, targets, content, null)
  return { content, channels, parts, slots: slotsOf(tree, parts, targets) }
}

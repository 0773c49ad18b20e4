import type { DateTime } from 'luxon'
import type { Announcement, Content } from '../announcements/announcement.ts'
import { createAnnouncement } from '../announcements/workflow/draft-actions.ts'
import { approveAnnouncement, submitAnnouncement } from '../announcements/workflow/review-actions.ts'
import type { Context } from '../context.ts'
import { markSent } from '../delivery/actions.ts'
import { listByStatus } from '../delivery/queries.ts'
import { tick } from '../delivery/worker/tick.ts'
import { toInstant } from '../platform/clock.ts'
import type { Cast } from './cast.ts'
import type { DemoPost } from './demo-post.ts'

/** A context with a clock that can be set, to create posts in the past. */
export interface DemoContext {
  context: Context
  setClock(time: DateTime): void
}

/** Takes one post through Hark's own actions: written, submitted, approved, and sent if it is due. */
export async function runPost(
  { context, setClock }: DemoContext,
  cast: Cast,
  post: DemoPost,
  now: DateTime,
): Promise<Announcement> {
  const isPast = post.at <= now
  const written = isPast ? post.at.minus({ hours: 5 }) : earlier(now.minus({ hours: 2 }), post.at.minus({ hours: 6 }))
  setClock(written)
  const at = { at: toInstant(post.at), wall: post.at.toFormat("yyyy-MM-dd'T'HH:mm"), zone: post.at.zoneName }
  const input = { ...post.content, at } as Partial<Content> & Pick<Content, 'kind'>
  let announcement = await createAnnouncement(context, input as never, cast[post.by])
  if (post.until === 'draft') return announcement
  setClock(written.plus({ minutes: 20 }))
  announcement = await submitAnnouncement(context, announcement, cast[post.by])
  for (const [index, approver] of post.approvedBy.entries()) {
    if (announcement.status !== 'in_review') break
    setClock(written.plus({ minutes: 40 + index * 10 }))
    const approval = { comment: '', overrides: [] }
    announcement = (await approveAnnouncement(context, announcement, approval, cast[approver])).announcement
  }
  if (isPast) await sendAt({ context, setClock }, post.at, cast)
  return announcement
}

/** Sends everything due by `time`. With `byHand`, also marks what is posted by hand as sent 4 minutes later. */
export async function sendAt(
  { context, setClock }: DemoContext,
  time: DateTime,
  cast: Cast,
  { byHand = true } = {},
): Promise<void> {
  setClock(time)
  await tick(context, 'demo')
  if (!byHand) return
  setClock(time.plus({ minutes: 4 }))
  for (const delivery of await listByStatus(context.db, ['waiting'], 50))
    await markSent(context, delivery.id, cast.dana)
}

function earlier(a: DateTime, b: DateTime): DateTime {
  return a < b ? a : b
}

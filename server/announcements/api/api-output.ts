import type { z } from 'zod'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import { resolveTargets, totalReach } from '../../calendar/targets.ts'
import { type At, isMoment } from '../../calendar/time-input.ts'
import { isByHand } from '../../channels/by-hand/posters.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement, Content } from '../announcement.ts'
import { approvalsNeeded } from '../approval-policy.ts'
import { contentOf } from '../content.ts'
import { listApprovals } from '../review-queries.ts'
import type { announcementOutput, revisionOutput } from '../schema.ts'

type Output = z.input<typeof announcementOutput>

/** One announcement as the API returns it. */
export async function presentAnnouncement(context: Context, announcement: Announcement): Promise<Output> {
  const [output] = await presentAll(context, [announcement])
  return output!
}

/** Many announcements at once, with three queries in all. */
export async function presentAll(context: Context, announcements: readonly Announcement[]): Promise<Output[]> {
  const { db } = context
  const ids = announcements.map(({ id }) => id)
  const bookings = await listBookingsOfMany(db, ids)
  const approvals = await listApprovals(db, ids)
  const channels = await listChannels(db)
  const byHand = new Set(channels.filter(isByHand).map(({ key }) => key))
  const { tree } = context.areas
  const { bypassNeedsSecondApproval } = await findOrganisation(db)
  return announcements.map((announcement) => {
    const { submittedAt: _s, approvedAt: _a, publishedAt: _p, reviewAfter: _r, ...rest } = announcement
    return {
      ...rest,
      ...presentContent(announcement),
      passes: [...announcement.passes],
      approvals: (approvals.get(announcement.id) ?? []).map(({ by, at, revision, decision, comment }) => ({
        by,
        at,
        revision,
        decision,
        comment,
      })),
      approvalsNeeded: approvalsNeeded(tree, {
        reach: totalReach(resolveTargets(tree, channels, announcement)),
        bypasses: bypassNeedsSecondApproval && announcement.passes.length > 0,
      }),
      bookings: (bookings.get(announcement.id) ?? []).map(({ id, channel, zone, at, status, reason }) => ({
        id,
        channel,
        zone,
        at,
        status,
        reason,
        byHand: byHand.has(channel),
      })),
    }
  })
}

/** The content as the API returns it: times are instants, without the wall times they were entered as. */
export function presentContent(content: Content): z.input<typeof revisionOutput>['content'] {
  const { audience, channels, at, atByChannel, images, ...rest } = contentOf(content)
  const timeOutput = (time: At) => (isMoment(time) ? time.at : time)
  return {
    ...rest,
    audience: { include: [...audience.include], exclude: [...audience.exclude] },
    channels: [...channels],
    images: [...images],
    at: timeOutput(at),
    atByChannel: Object.fromEntries(Object.entries(atByChannel).map(([channel, time]) => [channel, timeOutput(time)!])),
  }
}

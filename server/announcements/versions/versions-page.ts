import { listChannelNames } from '../../channels/queries.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { listNames } from '../../people/queries.ts'
import { toInstant } from '../../platform/clock.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import type { PageRequest } from '../page-request.ts'
import { listRevisions } from '../review-queries.ts'
import { versionsPage } from './versions-views.ts'

/** Everything that an announcement has said, and who changed what. */
export async function showVersions(
  { context, reply }: PageRequest,
  announcement: Announcement,
  page: number,
): Promise<string> {
  const { db } = context
  const { zone } = await findOrganisation(db)
  const channelNames = await listChannelNames(db)
  const incidents = new Map((await listIncidents(db)).map(({ id, title }) => [id, title]))
  reply.locals!.section = 'announcements'
  return reply.render(
    'announcements/versions/versions',
    versionsPage({
      announcement,
      page,
      revisions: await listRevisions(db, announcement.id),
      names: await listNames(db),
      tree: context.areas.tree,
      zone,
      now: toInstant(context.now()),
      channelName: (key) => channelNames.get(key) ?? key,
      incidentTitle: (id) => incidents.get(id) ?? 'an incident',
    }),
  )
}

import { readEnteredArea } from '../../areas/area-input.ts'
import { readSavedFilter } from '../../audiences/saved/saved-filter.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import { findHands } from '../../channels/by-hand/queries.ts'
import { listChannelNames, listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Db } from '../../platform/transact.ts'
import { countMatching } from '../list-queries.ts'
import { countByStatus } from '../queries.ts'
import { statuses } from '../status.ts'
import { indexQuery } from './index-query.ts'
import { indexPage, tabs } from './index-views.ts'
import { readListPage } from './list-page.ts'

export function indexRoutes(app: App, context: Context): void {
  app.get(
    '/announcements',
    { config: { access: 'person', longQuestion: true }, schema: { querystring: indexQuery } },
    async (request, reply) => {
      const { db, areas } = context
      const { query } = request
      const tab = tabs.find(({ value }) => value === query.status) ?? tabs[0]!
      // Announcements may still name an area that was retired.
      const retired = areas.tree.area(query.area)
      const entered = query.area === '' || retired ? null : readEnteredArea(areas, query.area)
      const area = retired ?? entered?.area ?? null
      const filter = {
        statuses: tab.statuses,
        parts: tab.parts && { statuses: tab.parts },
        kind: query.kind || undefined,
        channel: query.channel || undefined,
        q: query.q || undefined,
      }
      const saved = await readSavedFilter(context, currentPerson(request), query.audience)
      const isUnreadable = (entered !== null && area === null) || saved.error !== null
      const within = [
        ...(area === null ? [] : [{ include: [area.code], exclude: [] }]),
        ...(saved.limit ? [saved.limit.audience] : []),
      ]
      const page = isUnreadable
        ? { found: [], previous: null, next: null }
        : await readListPage(context, { filter, within, sort: query.sort }, query)
      const { zone } = await findOrganisation(db)
      reply.locals!.section = 'announcements'
      return reply.render(
        'announcements/index',
        indexPage({
          query,
          page,
          entered,
          savedField: saved.field,
          counts: await countByTab(db),
          channels: await listChannels(db),
          channelNames: await listChannelNames(db),
          hands: await findHands(db),
          bookings: await listBookingsOfMany(
            db,
            page.found.map(({ announcement }) => announcement.id),
          ),
          tree: areas.tree,
          zone,
          now: toInstant(context.now()),
          mayWrite: may(currentPerson(request), 'author'),
        }),
      )
    },
  )
}

/** By the value of the tab. */
async function countByTab(db: Db): Promise<Map<string, number>> {
  const counts = await countByStatus(db)
  const counted = tabs.map(async ({ value, statuses: of = statuses, parts }) => {
    const whole = of.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
    return [value, parts ? await countMatching(db, { statuses: of, parts: { statuses: parts } }) : whole] as const
  })
  return new Map(await Promise.all(counted))
}

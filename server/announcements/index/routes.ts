import { readEnteredArea } from '../../areas/area-input.ts'
import { readSavedFilter } from '../../audiences/saved/saved-filter.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import { listChannelNames, listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { findAnnouncements } from '../find-announcements.ts'
import { countByStatus } from '../queries.ts'
import { indexQuery, PAGE } from './index-query.ts'
import { indexPage, tabs } from './index-views.ts'

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
        kind: query.kind || undefined,
        channel: query.channel || undefined,
        q: query.q || undefined,
      }
      const saved = await readSavedFilter(context, currentPerson(request), query.audience)
      const upTo = query.page * PAGE
      const isUnreadable = (entered !== null && area === null) || saved.error !== null
      const within = [
        ...(area === null ? [] : [{ include: [area.code], exclude: [] }]),
        ...(saved.limit ? [saved.limit.audience] : []),
      ]
      const all = isUnreadable ? [] : await findAnnouncements(context, filter, within, upTo + 1)
      const found = all.slice(upTo - PAGE, upTo)
      const { zone } = await findOrganisation(db)
      reply.locals!.section = 'announcements'
      return reply.render(
        'announcements/index',
        indexPage({
          query,
          found,
          more: all.length > upTo,
          entered,
          savedField: saved.field,
          counts: await countByStatus(db),
          channels: await listChannels(db),
          channelNames: await listChannelNames(db),
          bookings: await listBookingsOfMany(
            db,
            found.map((announcement) => announcement.id),
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

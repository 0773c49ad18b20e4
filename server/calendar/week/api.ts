import type { z } from 'zod'
import { intersection } from '../../areas/tree/intervals.ts'
import { requireSavedLimit } from '../../audiences/saved/saved-filter.ts'
import { listChannelNames } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { cutPage } from '../../platform/http/paging.ts'
import type { App } from '../../platform/http/zod.ts'
import type { PlannedBooking } from '../booking.ts'
import { readArea, readPosition, readTimeRange, requireChannel } from '../query/params.ts'
import { findPlanned, shownStatuses } from './posts.ts'
import { calendarApiQuery, calendarOutput } from './schema.ts'

const person = { access: 'person', longQuestion: true } as const

/** The calendar as JSON, one item for each booking. */
export function calendarApi(app: App, context: Context): void {
  const { db } = context

  app.get(
    '/api/v1/calendar',
    { config: person, schema: { querystring: calendarApiQuery, response: { 200: calendarOutput } } },
    async (request) => {
      const { query } = request
      const { tree } = context.areas
      const { limit, cursor, channel, kinds, area: code, status } = query
      const range = readTimeRange(query, context.now())
      const area = code === undefined ? null : readArea(tree, 'area', code)
      const saved = await requireSavedLimit(context, currentPerson(request), query.audience)
      const inArea = area && ([area.lo, area.hi] as const)
      if (channel !== undefined) requireChannel(await listChannelNames(db), channel)
      const rows = await findPlanned(db, tree, {
        ...range,
        channel,
        kinds,
        statuses: status ?? shownStatuses,
        after: readPosition(cursor),
        places: saved && inArea ? intersection(saved.places, inArea) : (saved?.places ?? inArea),
        limit: limit + 1,
      })
      const { items, next } = cutPage(rows, limit, (last) => [last.at, last.id])
      return { items: items.map(present), next }
    },
  )
}

function present(booking: PlannedBooking): z.input<typeof calendarOutput>['items'][number] {
  const { id, announcement, headline, kind, severity, channel, at, status, audience } = booking
  return { booking: id, announcement, headline, kind, severity, channel, at, status, audience }
}

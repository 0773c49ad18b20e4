import { requireSavedLimit } from '../../audiences/saved/saved-filter.ts'
import { listChannelNames } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toMillis } from '../../platform/clock.ts'
import { cutPage, positions, readCursor } from '../../platform/http/paging.ts'
import type { App } from '../../platform/http/zod.ts'
import { readCalendarState } from '../calendar-state.ts'
import { readArea, readTimeRange, requireChannel } from '../query/params.ts'
import { type Exposed, exposedAreas, levelAmong, levelBelow } from './exposure.ts'
import { exposureApiQuery, exposureOutput } from './schema.ts'

const person = { access: 'person', longQuestion: true } as const

/** For each area, the messages at its most reached place; the most reached area comes first. */
export function exposureApi(app: App, context: Context): void {
  app.get(
    '/api/v1/exposure',
    { config: person, schema: { querystring: exposureApiQuery, response: { 200: exposureOutput } } },
    async (request) => {
      const { query } = request
      const { world, tree } = await readCalendarState(context)
      const { limit, cursor, channel, kinds } = query
      const { from, to } = readTimeRange(query, context.now())
      const under = query.under === undefined ? null : readArea(tree, 'under', query.under)
      if (channel !== undefined) requireChannel(await listChannelNames(context.db), channel)
      const saved = await requireSavedLimit(context, currentPerson(request), query.audience)
      const places = saved?.places ?? null
      const level = query.level ?? (under === null && places !== null ? levelAmong(tree, places) : levelBelow(under))
      const question = { from: toMillis(from), to: toMillis(to), channel, kinds, under, places, level }
      const rows = after(exposedAreas(tree, world, question), cursor)
      const { items, next } = cutPage(rows.slice(0, limit + 1), limit, (last) => [last.messages, last.area.code])
      return { items: items.map(present), next }
    },
  )
}

/** The rows after the cursor. Counts may have changed since, so it compares values instead of searching for the row. */
function after(rows: Exposed[], cursor: string | undefined): Exposed[] {
  const [messages, code] = readCursor(cursor, positions.afterCount) ?? []
  if (messages === undefined || code === undefined) return rows
  return rows.filter((row) => row.messages < messages || (row.messages === messages && row.area.code > code))
}

function present({ area, messages, worstPlace, limitShare }: Exposed) {
  return { code: area.code, name: area.name, messages, worstPlace: worstPlace?.code ?? null, limitShare }
}

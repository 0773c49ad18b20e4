import { z } from 'zod'
import type { Context } from '../context.ts'
import { Unreadable } from '../platform/errors.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../platform/http/paging.ts'
import type { App } from '../platform/http/zod.ts'
import { areaItem } from './area-output.ts'
import type { Areas } from './directory.ts'
import { areaOutput, areaQuery, foundArea } from './schema.ts'
import type { Match } from './search/area-search.ts'
import type { Area } from './tree/area.ts'
import { findArea } from './tree/tree.ts'

const params = z.object({ code: z.string().max(200) })
const read = { access: 'person' } as const
const paging = z.strictObject(pagingQuery)

export function areaApi(app: App, { areas }: Context): void {
  app.get(
    '/api/v1/areas',
    { config: read, schema: { querystring: areaQuery, response: { 200: pageSchema(foundArea) } } },
    async ({ query }) =>
      page(listed(areas, query), query, ({ area, ...how }) => ({ ...areaItem(areas.tree, area), ...how })),
  )

  app.get(
    '/api/v1/areas/:code/children',
    { config: read, schema: { params, querystring: paging, response: { 200: pageSchema(areaOutput) } } },
    async ({ params, query }) =>
      page(areas.tree.children(findArea(areas.tree, params.code).code), query, (area) => areaItem(areas.tree, area)),
  )
}

/** The search results, best first; without a query, all areas in tree order. */
function listed({ tree, search }: Areas, { q, kind, under }: z.output<typeof areaQuery>): readonly Match[] {
  const scope = under === undefined ? null : tree.area(under)
  if (scope === undefined) throw new Unreadable(`under: there is no area ${under}.`)
  const kinds = kind === undefined ? undefined : [kind].flat()
  if (q !== undefined && q.trim() !== '') return search.matches(q, { kinds, under, limit: undefined })
  return tree.areas
    .filter(
      (area) =>
        area.retiredAt === null &&
        (!kinds || kinds.includes(area.kind)) &&
        (!scope || (scope.lo <= area.lo && area.hi <= scope.hi && area !== scope)),
    )
    .map(asNamed)
}

function asNamed(area: Area): Match {
  return { area, understood: null, share: null }
}

function page<T, Item>(found: readonly T[], { limit, cursor }: z.output<typeof paging>, output: (one: T) => Item) {
  const [start = 0] = readCursor(cursor, positions.afterNumber) ?? []
  const { items, next } = cutPage(found.slice(start, start + limit + 1), limit, () => [start + limit])
  return { items: items.map(output), next }
}

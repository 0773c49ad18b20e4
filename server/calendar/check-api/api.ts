import { z } from 'zod'
import type { Context } from '../../context.ts'
import { check } from '../../planning/findings/check.ts'
import { freeTimes } from '../../planning/forbidden/free-times.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import type { App } from '../../platform/http/zod.ts'
import { readWorld } from '../calendar-state.ts'
import { aimAt, candidateFor } from './candidate.ts'
import { presentReport } from './report-output.ts'
import { checkInput, freeTimesInput, freeTimesOutput, reportOutput } from './schema.ts'

const person = { access: 'person' } as const
const longestHorizon = 92 * 86_400_000

/** What scripts ask before they book. Asking changes nothing and needs no second person. */
export function planApi(app: App, context: Context): void {
  const query = z.strictObject({ places: z.literal('all').optional() })

  app.post(
    '/api/v1/check',
    { config: person, schema: { querystring: query, body: checkInput, response: { 200: reportOutput } } },
    async (request) => {
      const planned = await readWorld(context, context.db)
      const aimed = aimAt(context, planned, request.body)
      const candidate = candidateFor(context, aimed, request.body, request.body.at)
      return presentReport(context.areas.tree, check(planned.world, candidate), aimed, {
        allPlaces: request.query.places === 'all',
      })
    },
  )

  app.post(
    '/api/v1/free-times',
    { config: person, schema: { body: freeTimesInput, response: { 200: freeTimesOutput } } },
    async (request) => {
      const horizon = { from: toMillis(request.body.from.at), to: toMillis(request.body.to.at) }
      if (horizon.from >= horizon.to) throw new Invalid({ to: 'The end has to be after the beginning.' })
      if (horizon.to - horizon.from > longestHorizon) throw new Invalid({ to: 'Look at 92 days at most.' })
      const planned = await readWorld(context, context.db)
      const aimed = aimAt(context, planned, request.body)
      const times = freeTimes(planned.world, candidateFor(context, aimed, request.body, null), horizon)
      const stretch = ({ from, to }: { from: number; to: number }) => ({ from: fromMillis(from), to: fromMillis(to) })
      const ruled = (one: { from: number; to: number; rules: readonly string[] }) => ({
        ...stretch(one),
        rules: [...one.rules],
      })
      return { free: times.free.map(stretch), blocked: times.blocked.map(ruled), warned: times.warned.map(ruled) }
    },
  )
}

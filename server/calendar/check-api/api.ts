import { z } from 'zod'
import { withAreas } from '../../audiences/saved/chosen-audience.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { check } from '../../planning/findings/check.ts'
import { freeTimes, furthestFreeTime } from '../../planning/forbidden/free-times.ts'
import { asProposal } from '../../planning/forbidden/proposed-times.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import type { App } from '../../platform/http/zod.ts'
import { readCalendarState } from '../calendar-state.ts'
import { candidateFor, requireTargets } from './candidate.ts'
import { presentReport } from './report-output.ts'
import { checkInput, freeTimesInput, freeTimesOutput, reportOutput } from './schema.ts'

const person = { access: 'person', asks: true, longQuestion: true } as const

/** Checks for scripts to run before they book. They change nothing, so any signed-in person may use them. */
export function checkApi(app: App, context: Context): void {
  const query = z.strictObject({ places: z.literal('all').optional() })

  app.post(
    '/api/v1/check',
    { config: person, schema: { querystring: query, body: checkInput, response: { 200: reportOutput } } },
    async (request) => {
      const calendar = await readCalendarState(context)
      const body = await withAreas(context, currentPerson(request), request.body)
      const targets = requireTargets(calendar, body)
      const candidate = candidateFor(calendar, targets, body, body.at)
      const report = check(calendar.world, candidate)
      return presentReport({ tree: calendar.tree, report, targets }, { allPlaces: request.query.places === 'all' })
    },
  )

  app.post(
    '/api/v1/free-times',
    { config: person, schema: { body: freeTimesInput, response: { 200: freeTimesOutput } } },
    async (request) => {
      const horizon = { from: toMillis(request.body.from.at), to: toMillis(request.body.to.at) }
      if (horizon.from >= horizon.to) throw new Invalid({ to: 'The end must be after the start.' })
      if (horizon.to - horizon.from > furthestFreeTime) throw new Invalid({ to: 'The range can be at most 92 days.' })
      const calendar = await readCalendarState(context)
      const body = await withAreas(context, currentPerson(request), request.body)
      const targets = requireTargets(calendar, body)
      const asked = candidateFor(calendar, targets, body, body.at ?? null)
      const { world, candidate } = asProposal(calendar.world, asked)
      const times = freeTimes(world, candidate, horizon)
      const range = ({ from, to }: { from: number; to: number }) => ({ from: fromMillis(from), to: fromMillis(to) })
      const withRules = (ruled: { from: number; to: number; rules: readonly string[] }) => ({
        ...range(ruled),
        rules: [...ruled.rules],
      })
      return { free: times.free.map(range), blocked: times.blocked.map(withRules), warned: times.warned.map(withRules) }
    },
  )
}

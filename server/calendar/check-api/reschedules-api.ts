import type { Context } from '../../context.ts'
import { proposeReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import type { App } from '../../platform/http/zod.ts'
import { readCalendarState } from '../calendar-state.ts'
import { candidateFor, requireTargets } from './candidate.ts'
import { presentReschedules } from './reschedules-output.ts'
import { reschedulesOutput } from './reschedules-schema.ts'
import { checkInput } from './schema.ts'

/** Which posts would have to be rescheduled for a hypothetical message. It reschedules nothing. */
export function reschedulesApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room',
    { config: { access: 'person' }, schema: { body: checkInput, response: { 200: reschedulesOutput } } },
    async ({ body }) => {
      const calendar = await readCalendarState(context)
      const candidate = candidateFor(calendar, requireTargets(calendar, body), body, body.at)
      return presentReschedules(proposeReschedules(calendar.world, candidate))
    },
  )
}

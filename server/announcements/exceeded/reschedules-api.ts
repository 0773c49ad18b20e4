import { withAreas } from '../../audiences/saved/chosen-audience.ts'
import { readCalendarState } from '../../calendar/calendar-state.ts'
import { candidateFor, requireTargets } from '../../calendar/check-api/candidate.ts'
import { presentReschedules } from '../../calendar/check-api/reschedules-output.ts'
import { reschedulesOutput } from '../../calendar/check-api/reschedules-schema.ts'
import { checkInput } from '../../calendar/check-api/schema.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { proposeRoom } from '../checks/room.ts'

/** Which posts would have to be rescheduled for a hypothetical message. It reschedules nothing. */
export function reschedulesApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room',
    {
      config: { access: 'person', asks: true, longQuestion: true },
      schema: { body: checkInput, response: { 200: reschedulesOutput } },
    },
    async (request) => {
      const body = await withAreas(context, currentPerson(request), request.body)
      const calendar = await readCalendarState(context)
      const candidate = candidateFor(calendar, requireTargets(calendar, body), body, body.at)
      return presentReschedules(await proposeRoom(context.db, calendar, candidate))
    },
  )
}

import { z } from 'zod'
import { withAreas } from '../../audiences/saved/chosen-audience.ts'
import { candidateFor, requireTargets } from '../../calendar/check-api/candidate.ts'
import { presentReschedules } from '../../calendar/check-api/reschedules-output.ts'
import { rescheduleList, reschedulesOutput } from '../../calendar/check-api/reschedules-schema.ts'
import { checkInput } from '../../calendar/check-api/schema.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { answerExplained } from '../api/explained-refusal.ts'
import { proposeRoom } from '../checks/room.ts'
import { applyReschedules } from './apply-reschedules.ts'

/** Either the candidate that needs room, or proposed reschedules that a person has seen. */
const applyInput = z.union([z.strictObject({ moves: rescheduleList }), checkInput], {
  error: ({ input }) => {
    const schema =
      typeof input === 'object' && input !== null && 'moves' in input
        ? z.strictObject({ moves: rescheduleList })
        : checkInput
    return schema.safeParse(input).error?.issues[0]?.message ?? 'Send what /check takes, or {"moves": […]}.'
  },
})

/** Makes room by rescheduling other posts. A client that shows a person the proposal sends back the `moves` it showed. */
export function applyReschedulesApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room/apply',
    {
      config: { access: 'person', explains: true },
      schema: { body: applyInput, response: { 200: reschedulesOutput } },
    },
    (request, reply) =>
      answerExplained(context, { request, reply }, async () => {
        const asked = request.body
        const body = 'moves' in asked ? asked : await withAreas(context, currentPerson(request), asked)
        const applied = await applyReschedules(
          context,
          async (calendar, trx) => {
            if ('moves' in body) return body.moves
            const candidate = candidateFor(calendar, requireTargets(calendar, body), body, body.at)
            return (await proposeRoom(trx, calendar, candidate)).reschedules
          },
          currentPerson(request),
        )
        return { answer: presentReschedules(applied), refusal: null }
      }),
  )
}

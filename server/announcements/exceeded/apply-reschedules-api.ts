import { z } from 'zod'
import { candidateFor, requireTargets } from '../../calendar/check-api/candidate.ts'
import {
  type ProposedReschedule,
  presentReschedules,
  rescheduleList,
  reschedulesOutput,
} from '../../calendar/check-api/reschedules-schema.ts'
import { checkInput } from '../../calendar/check-api/schema.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { proposeReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import type { App } from '../../platform/http/zod.ts'
import { withReport } from '../api/with-report.ts'
import { applyReschedules } from './apply-reschedules.ts'

/** Either the message that needs room, or the moves that were proposed for it and looked at. */
const applyInput = z.union([z.strictObject({ moves: rescheduleList }), checkInput], {
  error: ({ input }) => {
    const meant =
      typeof input === 'object' && input !== null && 'moves' in input
        ? z.strictObject({ moves: rescheduleList })
        : checkInput
    return meant.safeParse(input).error?.issues[0]?.message ?? 'Send what /check takes, or {"moves": […]}.'
  },
})

/** Makes room by moving others. A person looks at the proposal first; what they looked at is what moves. */
export function applyReschedulesApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room/apply',
    { config: { access: 'person' }, schema: { body: applyInput, response: { 200: reschedulesOutput } } },
    async (request) => {
      const { body } = request
      const moves = await applyReschedules(
        context,
        (calendar): readonly ProposedReschedule[] => {
          if ('moves' in body) return body.moves
          const candidate = candidateFor(context, requireTargets(context, calendar, body), body, body.at)
          return presentReschedules(proposeReschedules(calendar.world, candidate)).moves
        },
        currentPerson(request),
      ).catch((error: unknown) => withReport(context, error))
      return { moves, cost: new Set(moves.map(({ announcement, from }) => `${announcement} ${from}`)).size }
    },
  )
}

import type { Context } from '../../context.ts'
import { proposeReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import type { App } from '../../platform/http/zod.ts'
import { readWorld } from '../calendar-state.ts'
import { aimAt, candidateFor } from './candidate.ts'
import { movingRoomOutput, presentRoom } from './reschedules-schema.ts'
import { checkInput } from './schema.ts'

/** Which posts would have to move for a message that is only thought of. Asking moves nothing. */
export function movingRoomApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room',
    { config: { access: 'person' }, schema: { body: checkInput, response: { 200: movingRoomOutput } } },
    async ({ body }) => {
      const planned = await readWorld(context, context.db)
      const candidate = candidateFor(context, aimAt(context, planned, body), body, body.at)
      return presentRoom(proposeReschedules(planned.world, candidate))
    },
  )
}

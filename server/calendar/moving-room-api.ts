import type { Context } from '../context.ts'
import { movingRoom } from '../planning/moving-room.ts'
import type { App } from '../platform/http/zod.ts'
import { aimAt, candidateFor } from './candidate.ts'
import { checkInput } from './check-schema.ts'
import { movingRoomOutput, presentRoom } from './moving-room-schema.ts'
import { readWorld } from './world.ts'

/** Which posts would have to move for a message that is only thought of. Asking moves nothing. */
export function movingRoomApi(app: App, context: Context): void {
  app.post(
    '/api/v1/moving-room',
    { config: { access: 'person' }, schema: { body: checkInput, response: { 200: movingRoomOutput } } },
    async ({ body }) => {
      const planned = await readWorld(context, context.db)
      const candidate = candidateFor(context, aimAt(context, planned, body), body, body.at)
      return presentRoom(movingRoom(planned.world, candidate))
    },
  )
}

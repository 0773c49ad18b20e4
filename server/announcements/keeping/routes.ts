import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { formOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { answerKeep } from './keeping-page.ts'

const params = z.object({ id: z.uuidv7() })

export function keepingRoutes(app: App, context: Context): void {
  app.post('/announcements/:id/keep', { config: { access: 'author' }, schema: { params } }, async (request, reply) =>
    answerKeep({ context, reply, person: currentPerson(request) }, formOf(request), request.params.id),
  )
}

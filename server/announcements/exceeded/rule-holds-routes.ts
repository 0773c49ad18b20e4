import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { formatCount } from '../../platform/format.ts'
import type { App } from '../../platform/http/zod.ts'
import { holdGrandfathered } from './rule-holds.ts'

const params = z.object({ id: z.string().max(60) })
const administrator = { access: 'administrator' } as const

/** Rules may not depend on announcements, so the routes that hold announcements for a rule are here. */
export function ruleHolds(app: App, context: Context): void {
  app.post('/rules/:id/hold-posts', { config: administrator, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const held = await holdGrandfathered(context, id, currentPerson(request))
    if (held.length === 0) reply.flash('caution', 'Nothing had to be put on hold.')
    else reply.flash('good', `${formatCount(held.length, 'post')} put on hold. They wait for a new time.`)
    return reply.redirect(`/rules/${id}`, 303)
  })

  app.post(
    '/api/v1/rules/:id/hold-posts',
    { config: administrator, schema: { params, response: { 200: z.object({ held: z.array(z.string()) }) } } },
    async (request) => ({ held: await holdGrandfathered(context, request.params.id, currentPerson(request)) }),
  )
}

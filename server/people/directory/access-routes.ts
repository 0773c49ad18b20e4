import { z } from 'zod'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { endSessions } from '../account/account-actions.ts'
import { revoke } from '../account/token-actions.ts'
import { currentPerson } from '../sessions.ts'
import { linkRoutes } from './link-routes.ts'

const config = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

/** The ways in that a person has: administrators make links, and end sessions and tokens. */
export function accessRoutes(app: App, platform: Platform): void {
  linkRoutes(app, platform)

  const session = z.object({ id: z.string(), session: z.string() })
  app.post('/people/:id/sessions/:session/end', { config, schema: { params: session } }, async (request, reply) => {
    const { id, session: sessionId } = request.params
    const { name } = await endSessions(platform, { personId: id, sessionId, actor: currentPerson(request) })
    reply.flash('good', `One session of ${name} is ended.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  app.post('/people/:id/sessions/end', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const { name } = await endSessions(platform, { personId: id, actor: currentPerson(request) })
    reply.flash('good', `${name} is signed out everywhere.`)
    return reply.redirect(`/people/${id}`, 303)
  })

  const token = z.object({ id: z.string(), token: z.string() })
  app.post('/people/:id/tokens/:token/revoke', { config, schema: { params: token } }, async (request, reply) => {
    const { id, token: tokenId } = request.params
    const name = await revoke(platform, { personId: id, tokenId, actor: currentPerson(request) })
    reply.flash('good', `The token “${name}” no longer works.`)
    return reply.redirect(`/people/${id}`, 303)
  })
}

import { z } from 'zod'
import { toInstant } from '../../platform/clock.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { endSessions } from '../account/account-actions.ts'
import { revoke } from '../account/token-actions.ts'
import { findPerson } from '../queries.ts'
import { sessionOutput, tokenOutput } from '../schema.ts'
import { listSessions } from '../session-queries.ts'
import { currentPerson, sessionLimits } from '../sessions.ts'
import { listTokens } from '../token-queries.ts'

const config = { access: 'administrator' as const }
const params = z.object({ id: z.string() })

/** The sessions and tokens of everybody, for administrators. Tokens are made on pages and the command line only. */
export function accessApi(app: App, platform: Platform): void {
  const { db } = platform
  const sessions = { params, response: { 200: z.object({ items: z.array(sessionOutput) }) } }
  app.get('/api/v1/people/:id/sessions', { config, schema: sessions }, async (request) => {
    const { id } = await findPerson(db, request.params.id)
    return { items: await listSessions(db, id, sessionLimits(toInstant(platform.now()))) }
  })

  app.delete('/api/v1/people/:id/sessions', { config, schema: { params } }, async (request, reply) => {
    await endSessions(platform, { personId: request.params.id, actor: currentPerson(request) })
    return reply.code(204).send()
  })

  const session = z.object({ id: z.string(), session: z.string() })
  app.delete(
    '/api/v1/people/:id/sessions/:session',
    { config, schema: { params: session } },
    async (request, reply) => {
      const { id, session: sessionId } = request.params
      await endSessions(platform, { personId: id, sessionId, actor: currentPerson(request) })
      return reply.code(204).send()
    },
  )

  const tokens = { params, response: { 200: z.object({ items: z.array(tokenOutput) }) } }
  app.get('/api/v1/people/:id/tokens', { config, schema: tokens }, async (request) => {
    const { id } = await findPerson(db, request.params.id)
    return { items: await listTokens(db, id, toInstant(platform.now())) }
  })

  const token = z.object({ id: z.string(), token: z.string() })
  app.delete('/api/v1/people/:id/tokens/:token', { config, schema: { params: token } }, async (request, reply) => {
    const { id, token: tokenId } = request.params
    await revoke(platform, { personId: id, tokenId, actor: currentPerson(request) })
    return reply.code(204).send()
  })
}

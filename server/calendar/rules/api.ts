import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../../platform/http/paging.ts'
import { revisionGiven } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findRule, listRules } from '../rule-queries.ts'
import type { StoredRule } from '../stored-rule.ts'
import { addRule, changeRule, completeRule, removeRule } from './actions.ts'
import { withRuleAudience } from './rule-audience.ts'
import { newRule, type RuleOutput, ruleOutput, rulePatch } from './schema.ts'
import { grandfather, type ViolationPolicy } from './violations.ts'

const params = z.object({ id: z.string().max(200) })
const read = { access: 'person' } as const
const write = { access: 'administrator' } as const

/** `hold` is passed in because the rules must not import announcements. */
export function ruleApi(app: App, context: Context, hold: ViolationPolicy): void {
  const policies = { stay: grandfather, hold }

  app.get(
    '/api/v1/rules',
    { config: read, schema: { querystring: z.strictObject(pagingQuery), response: { 200: pageSchema(ruleOutput) } } },
    async ({ query: { limit, cursor } }) => {
      const [after = null] = readCursor(cursor, positions.afterKey) ?? []
      const rules = await listRules(context.db, { after, limit: limit + 1 })
      const { items, next } = cutPage(rules, limit, (last) => [last.id])
      return { items: items.map(presentRule), next }
    },
  )

  app.post(
    '/api/v1/rules',
    { config: write, schema: { body: newRule, response: { 201: ruleOutput } } },
    async (request, reply) => {
      const { onConflict, ...fields } = request.body
      const actor = currentPerson(request)
      const definition = completeRule(await withRuleAudience(context, actor, fields, null))
      const rule = await addRule(context, { definition, actor, policy: policies[onConflict] })
      reply.code(201).header('Location', `/api/v1/rules/${rule.id}`)
      return presentRule(rule)
    },
  )

  app.get('/api/v1/rules/:id', { config: read, schema: { params, response: { 200: ruleOutput } } }, async (request) =>
    presentRule(await findRule(context.db, request.params.id)),
  )

  app.patch(
    '/api/v1/rules/:id',
    { config: write, schema: { params, body: rulePatch, response: { 200: ruleOutput } } },
    async (request) => {
      const { onConflict, ...patch } = request.body
      const actor = currentPerson(request)
      const { definition } = await findRule(context.db, request.params.id)
      const rule = await changeRule(context, {
        id: request.params.id,
        patch: await withRuleAudience(context, actor, patch, definition.audience),
        actor,
        revision: revisionGiven(request),
        policy: policies[onConflict],
      })
      return presentRule(rule)
    },
  )

  app.delete('/api/v1/rules/:id', { config: write, schema: { params } }, async (request, reply) => {
    await removeRule(context, request.params.id, currentPerson(request), revisionGiven(request))
    return reply.code(204).send()
  })
}

export function presentRule({ id, definition, switchedOffAt, revision }: StoredRule): RuleOutput {
  return { id, ...definition, enabled: switchedOffAt === null, revision }
}

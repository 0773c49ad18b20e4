import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readAreaInput } from '../../areas/area-input.ts'
import { withoutRetired } from '../../audiences/audience.ts'
import { listSharedNames } from '../../audiences/saved/queries.ts'
import { summarise } from '../../audiences/summary.ts'
import { listChannelNames, listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { RuleAudience } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formOf, refusal } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { zoneOptions } from '../../platform/pages/zone-options.ts'
import { findRule, listRules } from '../rule-queries.ts'
import type { StoredRule } from '../stored-rule.ts'
import { addRule, changeRule, removeRule } from './actions.ts'
import { type RuleFields, ruleFields } from './fields.ts'
import { firstForm, formOfRule, KEPT, type RuleType, readRuleForm, ruleTypes } from './form.ts'
import { changeSinceCopied, copyOf } from './rule-audience.ts'
import type { RuleNames } from './rule-sentences.ts'
import { indexPage, namesFor, newPage, showPage, summaryOfRule, typesPage } from './views.ts'
import { listExceptions, listNewViolations, type NewViolations } from './violation-lists.ts'
import { grandfather, type ViolationPolicy } from './violations.ts'

const reading = { access: 'person' } as const
const changing = { access: 'administrator' } as const
const params = z.object({ id: z.string() })
const chosenType = z.object({ type: z.enum(['cap', 'quiet', 'blackout'], 'is cap, quiet or blackout.').optional() })

/** `hold` is passed in because the rules must not import announcements. */
export function ruleRoutes(app: App, context: Context, hold: ViolationPolicy): void {
  const policyIn = (form: URLSearchParams) => (form.get('onConflict') === 'hold' ? hold : grandfather)

  app.get('/rules', { config: reading }, async (request, reply) => {
    const rules = await listRules(context.db)
    reply.locals!.section = 'rules'
    const mayChange = may(currentPerson(request), 'administrator')
    const notes = new Map<string, string>()
    for (const { id, definition } of rules) {
      const note = await changeSinceCopied(context, currentPerson(request), definition.audience)
      if (note !== null) notes.set(id, note)
    }
    return reply.render('rules/index', indexPage({ rules, notes }, await readNames(context), mayChange))
  })

  app.get('/rules/new', { config: changing, schema: { querystring: chosenType } }, async (request, reply) => {
    const { type } = request.query
    reply.locals!.section = 'rules'
    if (type === undefined) return reply.render('rules/types', typesPage())
    const { zone } = await findOrganisation(context.db)
    const fields = await readFields(context, type, { form: firstForm(type, zone), errors: {}, kept: null })
    return reply.render('rules/new', newPage(type, fields, {}))
  })

  app.post('/rules', { config: changing }, async (request, reply) => {
    const form = formOf(request)
    const type = ruleTypes.find((name) => name === form.get('type')) ?? 'cap'
    const read = await readWithPlaces(context, request, type, null)
    const violations = read.ok ? await unacknowledgedViolations(context, { id: 'new', ...read }, form) : null
    if (violations !== null) {
      reply.locals!.section = 'rules'
      return reply.render(
        'rules/new',
        newPage(type, await readFields(context, type, { form, errors: {}, kept: null }), {}, violations),
      )
    }
    const added = read.ok
      ? await addRule(context, {
          definition: read.definition,
          actor: currentPerson(request),
          policy: policyIn(form),
        }).catch(refusal)
      : new Invalid(read.errors)
    if (added instanceof Invalid) {
      reply.locals!.section = 'rules'
      const errors = atFields(added.fields)
      return reply
        .code(422)
        .render('rules/new', newPage(type, await readFields(context, type, { form, errors, kept: null }), errors))
    }
    reply.flash('good', `“${added.definition.name}” now applies to posts not scheduled yet.`)
    return reply.redirect(`/rules/${added.id}`, 303)
  })

  app.get('/rules/:id', { config: { ...reading, longQuestion: true }, schema: { params } }, async (request, reply) =>
    renderShow(context, request, reply, { rule: await findRule(context.db, request.params.id) }),
  )

  app.post('/rules/:id', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = formOf(request)
    const rule = await findRule(context.db, id)
    const read = await readWithPlaces(context, request, rule.definition.type, rule.definition.audience)
    const violations = read.ok ? await unacknowledgedViolations(context, { ...rule, ...read }, form) : null
    if (violations !== null) return renderShow(context, request, reply, { rule, form, newViolations: violations })
    const changed = read.ok
      ? await changeRule(context, {
          id,
          patch: read.definition,
          actor: currentPerson(request),
          revision: Number(form.get('revision')),
          policy: policyIn(form),
        }).catch(refusal)
      : new Invalid(read.errors)
    if (changed instanceof Invalid) {
      return renderShow(context, request, reply.code(422), { rule, form, errors: atFields(changed.fields) })
    }
    reply.flash('good', `“${changed.definition.name}” is changed.`)
    return reply.redirect(`/rules/${id}`, 303)
  })

  app.post('/rules/:id/switch-on', { config: changing, schema: { params } }, async (request, reply) => {
    const form = formOf(request)
    const rule = await findRule(context.db, request.params.id)
    const violations = await unacknowledgedViolations(context, { ...rule, switchedOffAt: null }, form)
    if (violations !== null) return renderShow(context, request, reply, { rule, switchOn: violations })
    const actor = currentPerson(request)
    await changeRule(context, { id: rule.id, patch: { enabled: true }, actor, policy: policyIn(form) })
    reply.flash('good', `“${rule.definition.name}” applies again.`)
    return reply.redirect(`/rules/${rule.id}`, 303)
  })

  app.post('/rules/:id/switch-off', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const { definition } = await changeRule(context, { id, patch: { enabled: false }, actor: currentPerson(request) })
    reply.flash('good', `“${definition.name}” is off. It is not checked.`)
    return reply.redirect(`/rules/${id}`, 303)
  })

  app.post('/rules/:id/remove', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, definition } = await findRule(context.db, request.params.id)
    await removeRule(context, id, currentPerson(request))
    reply.flash('good', `“${definition.name}” is removed.`)
    return reply.redirect('/rules', 303)
  })
}

/** New violations that the person has not confirmed yet. With `look` it never returns null, even if there are none. */
async function unacknowledgedViolations(
  context: Context,
  { id, definition, switchedOffAt = null }: Pick<StoredRule, 'id' | 'definition'> & Partial<StoredRule>,
  form: URLSearchParams,
): Promise<NewViolations | null> {
  const { zone } = await findOrganisation(context.db)
  const violations = await listNewViolations(context, { id, definition, switchedOffAt }, zone)
  if (form.has('look')) return violations ?? { count: 0, posts: [], seen: '' }
  return violations?.seen === form.get('confirmed') ? null : violations
}

/** The form takes the name of an area and the id of a saved audience; the rule stores a code and a copy. */
async function readWithPlaces(
  context: Context,
  request: FastifyRequest,
  type: RuleType,
  kept: RuleAudience | null,
): Promise<ReturnType<typeof readRuleForm>> {
  const form = formOf(request)
  const text = form.get('area')?.trim() ?? ''
  const area = text === '' ? null : readAreaInput(context.areas, text)
  const withCode = new URLSearchParams(form)
  if (area !== null && typeof area !== 'string') withCode.set('area', area.code)
  const chosen = form.get('audience') ?? ''
  const audience =
    chosen === '' ? null : chosen === KEPT ? kept : await copyOf(context, currentPerson(request), chosen).catch(refusal)
  const read = readRuleForm(type, withCode, audience instanceof Invalid ? null : audience)
  const errors = {
    ...(typeof area === 'string' ? { area } : {}),
    ...(audience instanceof Invalid ? { audience: audience.message } : {}),
  }
  if (Object.keys(errors).length === 0) return read
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } }
}

/** An action's errors by form field: `channels.1` belongs to `channels`. */
function atFields(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.split('.')[0]!, message]))
}

async function readNames(context: Context): Promise<RuleNames> {
  const { zone } = await findOrganisation(context.db)
  return namesFor(context.areas.tree, await listChannelNames(context.db), zone)
}

async function readFields(
  { db, now, areas: { tree } }: Context,
  type: RuleType,
  { form, errors, kept }: { form: URLSearchParams; errors: FieldErrors; kept: RuleAudience | null },
): Promise<RuleFields> {
  const channels = await listChannels(db)
  const shared = await listSharedNames(db)
  return ruleFields(type, form, errors, {
    ...{ channels, shared, kept },
    zones: zoneOptions(tree, form.get('zone') ?? '', toInstant(now())),
  })
}

interface ShownRule {
  rule: StoredRule
  /** The posted form, when the page shows it again. */
  form?: URLSearchParams
  errors?: FieldErrors
  newViolations?: NewViolations | null
  switchOn?: NewViolations | null
}

async function renderShow(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { rule, form, errors = {}, newViolations = null, switchOn = null }: ShownRule,
): Promise<string> {
  const { zone } = await findOrganisation(context.db)
  const { definition, revision } = rule
  const fields = form ?? formOfRule(definition, zone)
  reply.locals!.section = 'rules'
  return reply.render('rules/show', {
    ...showPage(rule, await readNames(context)),
    areas: definition.audience?.saved
      ? summarise(context.areas.tree, withoutRetired(context.areas.tree, definition.audience))
      : null,
    audienceNote: await changeSinceCopied(context, currentPerson(request), definition.audience),
    exceptions: await listExceptions(context, rule.id, zone),
    newViolations,
    switchOn,
    edit: may(currentPerson(request), 'administrator')
      ? {
          revision: form?.get('revision') ?? String(revision),
          fields: await readFields(context, definition.type, { form: fields, errors, kept: definition.audience }),
        }
      : null,
    errors: summaryOfRule(errors),
  })
}

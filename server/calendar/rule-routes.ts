import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readTypedArea } from '../areas/typed.ts'
import { listChannelNames, listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { may } from '../people/person.ts'
import { whoAsks } from '../people/sessions.ts'
import { type FieldErrors, Invalid } from '../platform/errors.ts'
import { formOf, refusal } from '../platform/http/forms.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { findRule, listRules } from './queries.ts'
import { addRule, changeRule, removeRule } from './rule-actions.ts'
import { type Breaking, mayBreak, wouldBreak } from './rule-breaks.ts'
import { type RuleFields, ruleFields } from './rule-fields.ts'
import { firstForm, formOfRule, type RuleType, readRuleForm, ruleTypes } from './rule-form.ts'
import { indexPage, namesFor, newPage, showPage, summaryOfRule, typesPage } from './rule-views.ts'
import type { RuleNames } from './rule-words.ts'
import type { StoredRule } from './rules.ts'

const reading = { access: 'person' } as const
const changing = { access: 'administrator' } as const
const params = z.object({ id: z.string() })
const chosenType = z.object({ type: z.enum(['cap', 'quiet', 'blackout'], 'is cap, quiet or blackout.').optional() })

export function ruleRoutes(app: App, context: Context): void {
  app.get('/rules', { config: reading }, async (request, reply) => {
    const rules = await listRules(context.db)
    reply.locals!.section = 'rules'
    const mayChange = may(whoAsks(request), 'administrator')
    return reply.render('rules/index', indexPage(rules, await readNames(context), mayChange))
  })

  app.get('/rules/new', { config: changing, schema: { querystring: chosenType } }, async (request, reply) => {
    const { type } = request.query
    reply.locals!.section = 'rules'
    if (type === undefined) return reply.render('rules/types', typesPage())
    const { zone } = await findOrganisation(context.db)
    const fields = await readFields(context, type, firstForm(type, zone), {})
    return reply.render('rules/new', newPage(type, fields, {}))
  })

  app.post('/rules', { config: changing }, async (request, reply) => {
    const form = formOf(request)
    const type = ruleTypes.find((one) => one === form.get('type')) ?? 'cap'
    const read = readWithArea(context, type, form)
    const breaks = read.ok ? await unconfirmed(context, { id: 'new', ...read }, form) : null
    if (breaks !== null) {
      reply.locals!.section = 'rules'
      return reply.render('rules/new', newPage(type, await readFields(context, type, form, {}), {}, breaks))
    }
    const added = read.ok
      ? await addRule(context, read.definition, whoAsks(request)).catch(refusal)
      : new Invalid(read.errors)
    if (added instanceof Invalid) {
      reply.locals!.section = 'rules'
      const errors = atFields(added.fields)
      return reply.code(422).render('rules/new', newPage(type, await readFields(context, type, form, errors), errors))
    }
    reply.flash('good', `“${added.definition.name}” applies from now on, to what is not booked yet.`)
    return reply.redirect(`/rules/${added.id}`, 303)
  })

  app.get('/rules/:id', { config: reading, schema: { params } }, async (request, reply) =>
    renderShow(context, request, reply, await findRule(context.db, request.params.id), {}),
  )

  app.post('/rules/:id', { config: changing, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = formOf(request)
    const rule = await findRule(context.db, id)
    const read = readWithArea(context, rule.definition.type, form)
    const breaks = read.ok ? await unconfirmed(context, { ...rule, ...read }, form) : null
    if (breaks !== null) return renderShow(context, request, reply, rule, { form, wouldBreak: breaks })
    const changed = read.ok
      ? await changeRule(context, id, read.definition, whoAsks(request), Number(form.get('revision'))).catch(refusal)
      : new Invalid(read.errors)
    if (changed instanceof Invalid) {
      return renderShow(context, request, reply.code(422), rule, { form, errors: atFields(changed.fields) })
    }
    reply.flash('good', `“${changed.definition.name}” is changed.`)
    return reply.redirect(`/rules/${id}`, 303)
  })

  for (const enabled of [true, false]) {
    const url = `/rules/:id/switch-${enabled ? 'on' : 'off'}`
    app.post(url, { config: changing, schema: { params } }, async (request, reply) => {
      const { id, definition } = await changeRule(context, request.params.id, { enabled }, whoAsks(request))
      const sentence = enabled ? 'applies again.' : 'is switched off. Nothing checks it.'
      reply.flash('good', `“${definition.name}” ${sentence}`)
      return reply.redirect(`/rules/${id}`, 303)
    })
  }

  app.post('/rules/:id/remove', { config: changing, schema: { params } }, async (request, reply) => {
    const { id, definition } = await findRule(context.db, request.params.id)
    await removeRule(context, id, whoAsks(request))
    reply.flash('good', `“${definition.name}” is removed.`)
    return reply.redirect('/rules', 303)
  })
}

/** What is booked and would break the rule, while nobody has seen that yet. */
async function unconfirmed(
  context: Context,
  { id, definition, switchedOffAt = null }: Pick<StoredRule, 'id' | 'definition'> & Partial<StoredRule>,
  form: URLSearchParams,
): Promise<Breaking | null> {
  if (form.has('confirmed')) return null
  const { zone } = await findOrganisation(context.db)
  return wouldBreak(context, { id, definition, switchedOffAt }, zone)
}

/** In a form an area may be written by its name. */
function readWithArea(context: Context, type: RuleType, form: URLSearchParams): ReturnType<typeof readRuleForm> {
  const text = form.get('area')?.trim() ?? ''
  const area = text === '' ? null : readTypedArea(context.areas, text)
  const withCode = new URLSearchParams(form)
  if (area !== null && typeof area !== 'string') withCode.set('area', area.code)
  const read = readRuleForm(type, withCode)
  if (typeof area !== 'string') return read
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), area } }
}

/** What an action refuses, by the fields of the form. */
function atFields(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.split('.')[0]!, message]))
}

async function readNames(context: Context): Promise<RuleNames> {
  const { zone } = await findOrganisation(context.db)
  return namesFor(context.areas.tree, await listChannelNames(context.db), zone)
}

async function readFields(
  context: Context,
  type: RuleType,
  form: URLSearchParams,
  errors: FieldErrors,
): Promise<RuleFields> {
  const channels = await listChannels(context.db)
  return ruleFields(type, form, errors, { channels, zones: context.areas.tree.zones })
}

async function renderShow(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  rule: StoredRule,
  {
    form,
    errors = {},
    wouldBreak = null,
  }: { form?: URLSearchParams; errors?: FieldErrors; wouldBreak?: Breaking | null },
): Promise<string> {
  const { zone } = await findOrganisation(context.db)
  const { definition, revision } = rule
  const shown = form ?? formOfRule(definition, zone)
  reply.locals!.section = 'rules'
  return reply.render('rules/show', {
    ...showPage(rule, await readNames(context)),
    mayBreak: await mayBreak(context, rule.id, zone),
    wouldBreak,
    edit: may(whoAsks(request), 'administrator')
      ? {
          revision: form?.get('revision') ?? String(revision),
          fields: await readFields(context, definition.type, shown, errors),
        }
      : null,
    errors: summaryOfRule(errors),
  })
}

import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { type RuleInput, ruleInput } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/db/transact.ts'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { fieldErrors } from '../../platform/http/forms.ts'
import { newId } from '../../platform/ids.ts'
import { type CalendarState, readLockedState } from '../calendar-state.ts'
import { nextChange } from '../head-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../locked-calendar.ts'
import { findRule, insertRule, removeRule as markRemoved, saveRule } from './queries.ts'
import type { RulePatch } from './schema.ts'
import type { StoredRule } from './stored-rule.ts'
import { grandfather, newViolations, type RuleChange, type ViolationPolicy } from './violations.ts'

/** What is booked and breaks it stays, unless `settle` says otherwise. */
export function addRule(
  context: Context,
  definition: RuleInput,
  actor: Actor,
  policy: ViolationPolicy = grandfather,
): Promise<StoredRule> {
  return withLockedCalendar(context, (locked) => addRuleIn(locked, context, definition, actor, policy))
}

/** The same inside a transaction that has locked the calendar. */
export async function addRuleIn(
  locked: LockedCalendar,
  context: Context,
  definition: RuleInput,
  actor: Actor,
  policy: ViolationPolicy = grandfather,
): Promise<StoredRule> {
  const { trx } = locked
  await requireKnown(trx, context, definition, null)
  const before = await readLockedState(context, locked)
  const now = toInstant(context.now())
  const rule: StoredRule = {
    id: newId(),
    definition,
    createdAt: now,
    updatedAt: now,
    switchedOffAt: null,
    revision: 1,
  }
  await insertRule(trx, rule)
  await log(locked, context, actor, 'create', null, rule)
  await applyPolicy(locked, before, { rule, actor, now }, policy)
  return rule
}

/**
 * `revision` is the one that the change was decided on, where the caller says it. What is booked and breaks the rule
 * from now on stays, unless `settle` says otherwise.
 */
export function changeRule(
  context: Context,
  id: string,
  { enabled, ...patch }: RulePatch,
  actor: Actor,
  revision: number | null = null,
  policy: ViolationPolicy = grandfather,
): Promise<StoredRule> {
  return withLockedCalendar(context, async (locked) => {
    const { trx } = locked
    const before = await findAt(trx, id, revision)
    const definition = applied(before.definition, patch)
    await requireKnown(trx, context, definition, before.definition)
    const calendar = await readLockedState(context, locked)
    const now = toInstant(context.now())
    const isOn = enabled ?? before.switchedOffAt === null
    const switchedOffAt = isOn ? null : (before.switchedOffAt ?? now)
    const after = await saveRule(trx, { ...before, definition, switchedOffAt, updatedAt: now })
    await log(locked, context, actor, actionOf(before, after), before, after)
    await applyPolicy(locked, calendar, { rule: after, actor, now }, policy)
    return after
  })
}

/** `before` is the calendar as it was without the change, read before anything was written. */
async function applyPolicy(
  locked: LockedCalendar,
  before: CalendarState,
  change: RuleChange,
  policy: ViolationPolicy,
): Promise<void> {
  const violations = newViolations(before, change.rule).filter(({ level }) => level === 'block')
  if (violations.length > 0) await policy(locked, violations, change)
}

/** For good. Findings and overrides of the past still name it. */
export function removeRule(context: Context, id: string, actor: Actor, revision: number | null = null): Promise<void> {
  return withLockedCalendar(context, async (locked) => {
    const { trx } = locked
    const before = await findAt(trx, id, revision)
    await markRemoved(trx, before, toInstant(context.now()))
    await log(locked, context, actor, 'remove', before, null)
  })
}

async function findAt(trx: Trx, id: string, revision: number | null): Promise<StoredRule> {
  const rule = await findRule(trx, id)
  if (revision !== null && revision !== rule.revision) {
    throw new Conflict('Somebody else changed this rule. Look at it again first.')
  }
  return rule
}

const typeWords = { cap: 'a cap', quiet: 'quiet hours', blackout: 'a blackout' }

/** A rule with some fields changed; throws Invalid when that is no rule. */
export function applied(definition: RuleInput, patch: Record<string, unknown>): RuleInput {
  if (patch['type'] !== undefined && patch['type'] !== definition.type) {
    throw new Invalid({ type: `A rule stays what it is: ${typeWords[definition.type]}. Add another rule instead.` })
  }
  const parsed = ruleInput.safeParse({ ...definition, ...patch })
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
  return parsed.data
}

/**
 * A rule about an area or a channel that is not there would silently not apply. What the rule named before stays
 * allowed, so that one about a removed channel can still be changed or switched off.
 */
async function requireKnown(trx: Trx, context: Context, rule: RuleInput, before: RuleInput | null): Promise<void> {
  const errors: FieldErrors = {}
  if (rule.area !== null && rule.area !== before?.area) {
    const area = context.areas.tree.area(rule.area)
    if (!area) errors['area'] = `There is no area ${rule.area}.`
    else if (area.retiredAt !== null)
      errors['area'] = `${area.name} (${area.code}) is no longer in the gazetteer. Choose another area.`
  }
  const known = new Set((await listChannels(trx)).map(({ key }) => key))
  const named = new Set(before ? keysOf(before) : [])
  const path = Array.isArray(rule.channels) ? 'channels' : 'channels.except'
  for (const [index, key] of keysOf(rule).entries()) {
    if (known.has(key) || named.has(key)) continue
    const listed = known.size === 0 ? 'There is none yet.' : `There are ${[...known].join(', ')}.`
    errors[`${path}.${index}`] = `There is no channel ${key}. ${listed}`
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

function keysOf({ channels }: RuleInput): string[] {
  if (channels === 'all') return []
  return Array.isArray(channels) ? channels : channels.except
}

function actionOf(before: StoredRule, after: StoredRule): string {
  if ((before.switchedOffAt === null) === (after.switchedOffAt === null)) return 'change'
  return after.switchedOffAt === null ? 'switch_on' : 'switch_off'
}

/** Every process that keeps a plan hears of it by the change number; the audit says who did it. */
async function log(
  locked: LockedCalendar,
  context: Context,
  actor: Actor,
  action: string,
  before: StoredRule | null,
  after: StoredRule | null,
): Promise<void> {
  await nextChange(locked)
  await record(locked.trx, {
    at: toInstant(context.now()),
    actor,
    action,
    subject: { type: 'rule', id: (after ?? before)!.id },
    before: before && shown(before),
    after: after && shown(after),
    revision: after?.revision ?? null,
  })
}

function shown({ definition, switchedOffAt }: StoredRule) {
  return { ...definition, enabled: switchedOffAt === null }
}

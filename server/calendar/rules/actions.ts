import { isDeepStrictEqual } from 'node:util'
import type { Locked } from '../../areas/under-lock.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import type { Actor } from '../../audit/audit.ts'
import { type AuditedType, recordChange } from '../../audit/record-change.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { type RuleInput, ruleInput } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { fieldErrors } from '../../platform/http/forms.ts'
import { newId } from '../../platform/ids.ts'
import type { Trx } from '../../platform/transact.ts'
import { type CalendarState, readLockedState } from '../calendar-state.ts'
import { type LockedCalendar, withLockedCalendar } from '../locked-calendar.ts'
import { findRule, insertRule, markRuleRemoved, saveRule } from '../rule-queries.ts'
import type { StoredRule } from '../stored-rule.ts'
import { atAudience } from './rule-audience.ts'
import type { RulePatch } from './schema.ts'
import { grandfather, newViolations, type RuleChange, type ViolationPolicy } from './violations.ts'

export interface RuleAddition {
  definition: RuleInput
  actor: Actor
  /** What happens to bookings that break the new rule. By default they are grandfathered. */
  policy?: ViolationPolicy
}

export interface RuleEdit {
  id: string
  patch: RulePatch
  actor: Actor
  /** The revision that the edit is based on; null skips the check. */
  revision?: number | null
  /** What happens to bookings that newly break the rule. By default they are grandfathered. */
  policy?: ViolationPolicy
}

export function addRule(context: Context, addition: RuleAddition): Promise<StoredRule> {
  return withLockedCalendar(context, (locked) => addRuleIn(locked, context, addition))
}

/** For a caller that already holds the calendar's lock. */
export async function addRuleIn(
  locked: LockedCalendar,
  context: Context,
  { definition, actor, policy = grandfather }: RuleAddition,
): Promise<StoredRule> {
  const { trx } = locked
  await requireKnown(locked, definition, null)
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
  await recordChange(trx, audited, { at: now, actor, action: 'create', before: null, after: rule })
  await applyPolicy(locked, before, { rule, actor, now }, policy)
  return rule
}

export function changeRule(
  context: Context,
  { id, patch: { enabled, ...fields }, actor, revision = null, policy = grandfather }: RuleEdit,
): Promise<StoredRule> {
  return withLockedCalendar(context, async (locked) => {
    const { trx } = locked
    const before = await findAt(trx, id, revision)
    const definition = applied(before.definition, fields)
    await requireKnown(locked, definition, before.definition)
    const calendar = await readLockedState(context, locked)
    const now = toInstant(context.now())
    const isOn = enabled ?? before.switchedOffAt === null
    const switchedOffAt = isOn ? null : (before.switchedOffAt ?? now)
    const after = await saveRule(trx, { ...before, definition, switchedOffAt, updatedAt: now })
    await recordChange(trx, audited, { at: now, actor, action: actionOf(before, after), before, after })
    await applyPolicy(locked, calendar, { rule: after, actor, now }, policy)
    return after
  })
}

/** `before` is the calendar as read before the change was written. */
async function applyPolicy(
  locked: LockedCalendar,
  before: CalendarState,
  change: RuleChange,
  policy: ViolationPolicy,
): Promise<void> {
  const violations = newViolations(before, change.rule).filter(({ level }) => level === 'block')
  if (violations.length > 0) await policy(locked, violations, change)
}

/** Permanent. Past findings and overrides still name the rule. */
export function removeRule(context: Context, id: string, actor: Actor, revision: number | null = null): Promise<void> {
  return withLockedCalendar(context, async (locked) => {
    const { trx } = locked
    const before = await findAt(trx, id, revision)
    const now = toInstant(context.now())
    await markRuleRemoved(trx, before, now)
    await recordChange(trx, audited, { at: now, actor, action: 'remove', before, after: null })
  })
}

async function findAt(trx: Trx, id: string, revision: number | null): Promise<StoredRule> {
  const rule = await findRule(trx, id)
  if (revision !== null && revision !== rule.revision) {
    throw new Conflict('Someone else changed this rule. Reload the page and try again.')
  }
  return rule
}

const typeWords = { cap: 'a cap', quiet: 'quiet hours', blackout: 'a blackout' }

/** The rule with the patch applied. Throws Invalid if the result is not a valid rule. */
export function applied(definition: RuleInput, patch: Record<string, unknown>): RuleInput {
  if (patch['type'] !== undefined && patch['type'] !== definition.type) {
    throw new Invalid({
      type: `A rule’s type cannot change. This is ${typeWords[definition.type]}. Add another rule instead.`,
    })
  }
  return completeRule({ ...definition, ...patch })
}

/** Throws Invalid unless these are the fields of a rule. */
export function completeRule(fields: Record<string, unknown>): RuleInput {
  const parsed = ruleInput.safeParse(fields)
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
  return parsed.data
}

/**
 * A rule for an unknown area or channel would silently never apply. What the rule named before stays allowed, so that a
 * rule for a removed channel can still be changed or switched off.
 */
async function requireKnown({ trx, tree }: Locked, rule: RuleInput, before: RuleInput | null): Promise<void> {
  const errors: FieldErrors = {}
  if (rule.area !== null && rule.area !== before?.area) {
    const area = tree.area(rule.area)
    if (!area) errors['area'] = `There is no area ${rule.area}.`
    else if (area.retiredAt !== null)
      errors['area'] = `${area.name} (${area.code}) is no longer in the gazetteer. Choose another area.`
  }
  if (rule.audience !== null && !isDeepStrictEqual(rule.audience, before?.audience)) {
    const resolved = resolveAudience(tree, rule.audience)
    if (!resolved.ok) Object.assign(errors, atAudience(resolved.errors))
  }
  const known = new Set((await listChannels(trx)).map(({ key }) => key))
  const named = new Set(before ? keysOf(before) : [])
  const path = Array.isArray(rule.channels) ? 'channels' : 'channels.except'
  for (const [index, key] of keysOf(rule).entries()) {
    if (known.has(key) || named.has(key)) continue
    const listed = known.size === 0 ? 'There is none yet.' : `There are ${formatList([...known])}.`
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

const audited: AuditedType<StoredRule> = {
  type: 'rule',
  idOf: ({ id }) => id,
  snapshotOf: ({ definition, switchedOffAt }) => ({ ...definition, enabled: switchedOffAt === null }),
}

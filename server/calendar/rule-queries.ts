import type { Selectable } from 'kysely'
import { type RuleInput, ruleInput } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { RulesTable } from '../tables.ts'
import type { StoredRule } from './stored-rule.ts'

export async function findRule(db: Db, id: string): Promise<StoredRule> {
  const row = await db
    .selectFrom('rules')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new NotFound('No such rules yet.')
  return fromRow(row)
}

/** All rules that were not removed, switched-off ones included, in the order they were created. */
export async function listRules(db: Db, page?: { after: string | null; limit: number }): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom('rules')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(page !== undefined && page.after !== null, (q) => q.where('id', '>', page!.after!))
    .orderBy('id')
    .$if(page !== undefined, (q) => q.limit(page!.limit))
    .execute()
  return rows.map(fromRow)
}

/** The rules that checks apply: neither removed nor switched off. */
export async function listRulesInForce(db: Db): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom('rules')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('switched_off_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Names by id. Removed rules are included, because history still names them. */
export async function listRuleNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('rules').select(['id', 'definition_json']).execute()
  return new Map(rows.map((row) => [row.id, definitionOf(row).name]))
}

/** Whether there ever was a rule, removed ones included. */
export async function hadRules(db: Db): Promise<boolean> {
  return (await db.selectFrom('rules').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function insertRule(trx: Trx, rule: StoredRule): Promise<void> {
  await trx
    .insertInto('rules')
    .values({ ...toRow(rule), removed_at: null })
    .execute()
}

/** Throws Conflict if somebody else saved the rule after `rule` was read. */
export async function saveRule(trx: Trx, rule: StoredRule): Promise<StoredRule> {
  const row = await trx
    .updateTable('rules')
    .set({ ...toRow(rule), revision: rule.revision + 1 })
    .where('id', '=', rule.id)
    .where('revision', '=', rule.revision)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Someone else changed this rule. Reload the page and try again.')
  return fromRow(row)
}

/** Keeps the row, because past findings and overrides name it. */
export async function markRuleRemoved(trx: Trx, rule: StoredRule, now: Instant): Promise<void> {
  await trx
    .updateTable('rules')
    .set({ removed_at: now, revision: rule.revision + 1 })
    .where('id', '=', rule.id)
    .execute()
}

function fromRow(row: Selectable<RulesTable>): StoredRule {
  return {
    id: row.id,
    definition: definitionOf(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    switchedOffAt: row.switched_off_at,
    revision: row.revision,
  }
}

function definitionOf({ definition_json }: Pick<RulesTable, 'definition_json'>): RuleInput {
  return ruleInput.parse(JSON.parse(definition_json))
}

function toRow(rule: StoredRule): Omit<RulesTable, 'removed_at'> {
  return {
    id: rule.id,
    definition_json: JSON.stringify(rule.definition),
    created_at: rule.createdAt,
    updated_at: rule.updatedAt,
    switched_off_at: rule.switchedOffAt,
    revision: rule.revision,
  }
}

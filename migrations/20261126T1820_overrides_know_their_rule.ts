import { type Kysely, sql } from 'kysely'

/**
 * An override names the revision of its rule, or of the incident whose hold it passes. Older ones get the present
 * revision unless it was saved after they were given, as far as the clocks say.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('overrides')
    .addColumn('rule_revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  for (const [table, name] of [
    ['rules', sql`rules.id`],
    ['incidents', sql`'hold:' || incidents.id`],
  ] as const) {
    const present = sql`(select revision from ${sql.table(table)} where ${name} = overrides.rule and updated_at <= overrides.at)`
    await sql`update overrides set rule_revision = ${present} where ${present} is not null`.execute(db)
  }
}

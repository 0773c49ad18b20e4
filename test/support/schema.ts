import { sql } from 'kysely'
import { isPostgres } from '../../server/platform/db/dialect.ts'
import type { Db } from '../../server/platform/transact.ts'

/** The schema of a database as SQL that a person can read and compare. */
export async function schemaOf(db: Db): Promise<string> {
  const statements = isPostgres(db) ? await ofPostgres(db) : await ofSqlite(db)
  return `${statements.join('\n\n')}\n`
}

async function ofSqlite(db: Db): Promise<string[]> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'kysely_%' order by tbl_name, type desc, name
  `.execute(db)
  return rows.map(({ sql: statement }) => `${onePerLine(statement.replace(/^CREATE (TABLE|INDEX)/, lowerCase))};`)
}

/** SQLite stores statements as they were written, and Kysely writes them on one line. */
function onePerLine(statement: string): string {
  const [, head, body] = statement.match(/^(create table "\w+") \((.*)\)$/is) ?? []
  if (head === undefined) return statement
  const parts = body!.split(/, (?="\w+" (?:text|integer|real)|constraint )/)
  return `${head} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n)`
}

const lowerCase = (word: string) => word.toLowerCase()

async function ofPostgres(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; lines: string[]; indexes: string[] | null }>`
    select
      c.relname as name,
      (
        select array_agg(
          format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
            || case when a.attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          order by a.attnum
        )
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) || coalesce((
        select array_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) order by k.contype, k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
      ), '{}') as lines,
      (
        select array_agg(pg_get_indexdef(i.indexrelid) order by pg_get_indexdef(i.indexrelid))
        from pg_index i
        where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)
      ) as indexes
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_%'
    order by c.relname
  `.execute(db)
  return rows.flatMap(({ name, lines, indexes }) => [
    `create table ${name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...(indexes ?? []).map((index) => `${index.replaceAll('public.', '').replace(/^CREATE INDEX/, lowerCase)};`),
  ])
}

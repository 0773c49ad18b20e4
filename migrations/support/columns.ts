import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** The column types that the two databases name differently. */
export function columns(db: Kysely<any>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  return {
    instant: postgres ? sql`timestamptz` : sql`text`,
    big: postgres ? sql`bigint` : sql`integer`,
    binary: postgres ? sql`bytea` : sql`blob`,
    real: postgres ? sql`double precision` : sql`real`,
  }
}

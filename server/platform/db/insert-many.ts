/** SQLite takes no more than 32,766 values in a statement, and PostgreSQL 65,535. */
const VALUES_AT_ONCE = 30_000

/** Inserts any number of rows. `insert` makes the statement for a batch of them; all rows have the same columns. */
export async function insertMany<Row extends object>(
  rows: readonly Row[],
  insert: (batch: Row[]) => { execute(): Promise<unknown> },
): Promise<void> {
  const rowsAtOnce = Math.floor(VALUES_AT_ONCE / Object.keys(rows[0] ?? { none: 0 }).length)
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insert(rows.slice(from, from + rowsAtOnce)).execute()
}

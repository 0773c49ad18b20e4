import type { ExpressionBuilder, Kysely } from 'kysely'

const earliest = '2000-01-01T00:00:00.000Z'
const latest = '2099-12-31T23:59:59.999Z'

/**
 * Incidents, blackouts and posts could be given times outside the years 2000 to 2099, even outside the years of four
 * digits. Such a time does not sort as text, and the lists that show it could no longer be read.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await incidents(db)
  await blackouts(db)
  await bookings(db)
  await announcements(db)
  await revisions(db)
}

async function incidents(db: Kysely<any>): Promise<void> {
  const rows = await db.selectFrom('incidents').select(['id', 'began', 'expected_end', 'next_update_by']).execute()
  for (const { id, ...times } of rows) {
    const began = inRange(times.began)
    const expected_end =
      isInRange(times.expected_end) && times.expected_end !== null && times.expected_end > began
        ? times.expected_end
        : null
    const next_update_by = isInRange(times.next_update_by) ? times.next_update_by : null
    const after = { began, expected_end, next_update_by }
    if (JSON.stringify(after) === JSON.stringify(times)) continue
    await db.updateTable('incidents').set(after).where('id', '=', id).execute()
  }
}

async function blackouts(db: Kysely<any>): Promise<void> {
  for (const { id, definition_json } of await db.selectFrom('rules').select(['id', 'definition_json']).execute()) {
    const rule = JSON.parse(definition_json)
    if (rule.type !== 'blackout' || (isInRange(rule.from) && isInRange(rule.to))) continue
    // One that lies outside altogether keeps a last or first millisecond, because a blackout ends after it begins.
    const from = inRange(rule.from) === latest ? '2099-12-31T23:59:59.998Z' : inRange(rule.from)
    const to = inRange(rule.to) === earliest ? '2000-01-01T00:00:00.001Z' : inRange(rule.to)
    const definition = JSON.stringify({ ...rule, from, to })
    await db.updateTable('rules').set({ definition_json: definition }).where('id', '=', id).execute()
  }
}

/** A post at one local time may reach half a day over the edge, which does no harm. */
async function bookings(db: Kysely<any>): Promise<void> {
  const rows = await db
    .selectFrom('bookings')
    .select(['id', 'at'])
    .where((eb) => eb.or([eb('at', '<', '1999-12-31T00:00:00.000Z'), eb('at', '>', '2100-01-02T00:00:00.000Z')]))
    .execute()
  for (const { id, at } of rows)
    await db
      .updateTable('bookings')
      .set({ at: inRange(at) })
      .where('id', '=', id)
      .execute()
}

/** Only years of more than four digits, which no list can show. A form could set the time of a post to one. */
async function announcements(db: Kysely<any>): Promise<void> {
  const rows = await db.selectFrom('announcements').select(['id', 'at_json']).where(isFar('at_json')).execute()
  for (const { id, at_json } of rows) {
    const at = JSON.stringify(timeInRange(JSON.parse(at_json)))
    await db.updateTable('announcements').set({ at_json: at }).where('id', '=', id).execute()
  }
}

async function revisions(db: Kysely<any>): Promise<void> {
  const columns = ['announcement_id', 'revision', 'content_json']
  const rows = await db.selectFrom('revisions').select(columns).where(isFar('content_json')).execute()
  for (const { announcement_id, revision, content_json } of rows) {
    const content = JSON.parse(content_json)
    await db
      .updateTable('revisions')
      .set({ content_json: JSON.stringify({ ...content, at: timeInRange(content.at) }) })
      .where('announcement_id', '=', announcement_id)
      .where('revision', '=', revision)
      .execute()
  }
}

function isFar(column: string) {
  return (eb: ExpressionBuilder<any, any>) => eb.or([eb(column, 'like', '%"at":"+%'), eb(column, 'like', '%"at":"-%')])
}

function timeInRange(at: { at?: unknown } | null): unknown {
  return typeof at?.at === 'string' ? { ...at, at: inRange(at.at) } : at
}

function isInRange(instant: string | null): boolean {
  return instant === null || (instant >= earliest && instant <= latest)
}

function inRange(instant: string): string {
  if (isInRange(instant)) return instant
  return instant.startsWith('+') || (!instant.startsWith('-') && instant > latest) ? latest : earliest
}

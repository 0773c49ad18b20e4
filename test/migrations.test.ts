import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../server/config.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { openDatabase } from '../server/platform/db/open.ts'
import { openPostgres } from '../server/platform/db/postgres.ts'
import { openSqlite } from '../server/platform/db/sqlite.ts'
import type { Db } from '../server/platform/transact.ts'
import { openContext } from '../server/start.ts'
import { harkProcess } from './cli/run.ts'
import { databases, freshPostgresUrl } from './support/databases.ts'
import { declaredTables } from './support/declared-tables.ts'
import { fillAsBeforeRenaming, fillWithFarTimes, fillWithOldTokens } from './support/older-database.ts'
import { schemaOf } from './support/schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'hark-migrations-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

describe.each(databases)('the database after all migrations, on %s', (name, open) => {
  let db: Db
  beforeEach(async () => {
    db = await open()
  })
  afterEach(() => db.destroy())

  test('matches test/schema, which UPDATE_SCHEMA=1 rewrites', async () => {
    const file = path(`test/schema/${name.toLowerCase()}.sql`)
    const schema = await schemaOf(db)
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, schema)
    expect(schema).toBe(readFileSync(file, 'utf8'))
  })

  test('shows the defaults of columns when it is compared', async () => {
    const table = db.schema.createTable('sample').addColumn('count', 'integer', (c) => c.notNull().defaultTo(7))
    await table.execute()
    expect(await schemaOf(db)).toMatch(/count"? integer (not null default 7|default 7 not null)/)
  })

  test('has the tables, columns and types of server/tables.ts', async () => {
    const tables = await db.introspection.getTables()
    const found = tables.map((table) => [
      table.name,
      Object.fromEntries(table.columns.map((column) => [column.name, typeOf(column.dataType, column.isNullable)])),
    ])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(declared(name)))
  })

  test('does not change when migrated again', async () => {
    expect(await migrate(db)).toEqual([])
  })
})

describe.each([
  ['SQLite', async () => openSqlite(':memory:')],
  ['PostgreSQL', async () => openPostgres(await freshPostgresUrl())],
] as const)('a database that an older version filled, on %s', (_name, openEmpty) => {
  test('keeps its values in renamed columns, and no draft waits for a review afterwards', async () => {
    const db: Db = await openEmpty()
    onTestFinished(() => db.destroy())
    await fillAsBeforeRenaming(db)

    expect(await migrate(db)).toContain('20261126T0900_rename_move_and_passes')
    expect(await db.selectFrom('revisions').select(['revision', 'action']).execute()).toEqual([
      { revision: 1, action: 'create' },
    ])
    expect(await db.selectFrom('bookings').select(['id', 'waived_rules_json']).execute()).toEqual([
      { id: 'b', waived_rules_json: '["rule"]' },
    ])
    expect(await db.selectFrom('announcements').select(['id', 'review_after']).execute()).toEqual([
      { id: 'a', review_after: 0 },
    ])
  })

  test('keeps its tokens with every scope and without an end, but not those of people who are deactivated', async () => {
    const db: Db = await openEmpty()
    onTestFinished(() => db.destroy())
    await fillWithOldTokens(db)

    expect(await migrate(db)).toContain('20261126T1600_accounts')
    const columns = ['id', 'scope', 'expires_at', 'revoked_at'] as const
    expect(await db.selectFrom('tokens').select(columns).orderBy('id').execute()).toEqual([
      { id: 'of-ana', scope: 'administer', expires_at: null, revoked_at: null },
      { id: 'of-bo', scope: 'administer', expires_at: null, revoked_at: '2026-06-10T14:00:00.000Z' },
    ])
    expect(await db.selectFrom('people').select(['id', 'must_change_password']).orderBy('id').execute()).toEqual([
      { id: 'ana', must_change_password: 0 },
      { id: 'bo', must_change_password: 0 },
    ])
  })
})

describe.each([
  ['SQLite', async () => openSqlite(':memory:'), '+010000-01-01T11:59:59.000Z'],
  // PostgreSQL never took a year of more than four digits.
  ['PostgreSQL', async () => openPostgres(await freshPostgresUrl()), '9999-12-31T23:59:59.000Z'],
] as const)('a database with times far outside the years that can be planned, on %s', (_name, openEmpty, far) => {
  test('is brought back into range', async () => {
    const db: Db = await openEmpty()
    onTestFinished(() => db.destroy())
    await fillWithFarTimes(db, far)

    expect(await migrate(db)).toContain('20261126T1700_bring_instants_into_range')
    const last = '2099-12-31T23:59:59.999Z'
    expect(
      await db
        .selectFrom('incidents')
        .select(['id', 'began', 'expected_end', 'next_update_by'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      { id: 'early', began: '2000-01-01T00:00:00.000Z', expected_end: null, next_update_by: null },
      { id: 'far', began: last, expected_end: null, next_update_by: null },
      {
        id: 'usual',
        began: '2026-06-10T14:00:00.000Z',
        expected_end: '2026-06-11T14:00:00.000Z',
        next_update_by: null,
      },
    ])
    // Their status decides whether they are open, and one that was restored stays over.
    expect(await db.selectFrom('incidents').select(['id', 'status', 'ended_at']).orderBy('id').execute()).toEqual([
      { id: 'early', status: 'reported', ended_at: null },
      { id: 'far', status: 'restored', ended_at: '2026-06-10T14:00:00.000Z' },
      { id: 'usual', status: 'called_off', ended_at: '2026-06-10T14:00:00.000Z' },
    ])
    const [rule] = await db.selectFrom('rules').select('definition_json').execute()
    expect(JSON.parse(rule!.definition_json)).toMatchObject({ from: '2000-01-01T00:00:00.000Z', to: last })
    expect(await db.selectFrom('bookings').select('at').execute()).toEqual([{ at: last }])
    const [announcement] = await db.selectFrom('announcements').select('at_json').execute()
    expect(JSON.parse(announcement!.at_json).at).toBe(far.startsWith('+') ? last : far)
    const [revision] = await db.selectFrom('revisions').select('content_json').execute()
    expect(JSON.parse(revision!.content_json).at.at).toBe(far.startsWith('+') ? last : far)
  })
})

test('migrations do not import application code, so they never change with it', () => {
  const files = readdirSync(path('migrations')).filter((file) => file.endsWith('.ts'))
  expect(files.filter((file) => !/^20\d{6}T\d{4}_[a-z_]+\.ts$/.test(file))).toEqual([])
  const imports = files.flatMap((file) =>
    [...readFileSync(path(`migrations/${file}`), 'utf8').matchAll(/from '(.*)'/g)].map(([, target]) => target),
  )
  expect([...new Set(imports)].toSorted()).toEqual(['./support/columns.ts', 'kysely'])
})

test('two processes that start at once can migrate the same file', async () => {
  const dataDir = join(folder, 'together')
  const ran = await Promise.all([harkProcess(dataDir, ['migrate']), harkProcess(dataDir, ['migrate'])])
  expect(ran).toMatchObject([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ])
})

test('two processes that start at once can migrate the same server', async () => {
  const url = await freshPostgresUrl()
  const [db1, db2] = [openPostgres(url), openPostgres(url)]
  const [first, second] = await Promise.all([migrate(db1), migrate(db2)])
  expect([first.length, second.length].toSorted((a, b) => a - b)).toEqual([0, first.length + second.length])
  await Promise.all([db1.destroy(), db2.destroy()])
})

test.each(['SQLite', 'PostgreSQL'])('a database of a newer version is rejected, on %s', async (name) => {
  const DATA_DIR = join(folder, `newer-${name}`)
  const config = readConfig({ DATA_DIR, ...(name === 'PostgreSQL' ? { DATABASE_URL: await freshPostgresUrl() } : {}) })
  await (await openContext(config)).db.destroy()
  const db = await openDatabase(config)
  await sql`insert into kysely_migration values ('29991231T2359_rename_everything', '2999-12-31T23:59:00.000Z')`.execute(
    db,
  )
  await db.destroy()

  await expect(openContext(config)).rejects.toThrow(
    'This database was made by a newer version of Hark. Start that version, or restore an older backup.',
  )
})

test('a file that is damaged or not a database is rejected by name', async () => {
  const DATA_DIR = join(folder, 'damaged')
  const config = readConfig({ DATA_DIR })
  await (await openContext(config)).db.destroy()
  const file = join(DATA_DIR, 'hark.sqlite')
  const whole = readFileSync(file)

  writeFileSync(file, 'This is not a database, and never was one.'.repeat(100))
  await expect(openContext(config)).rejects.toThrow(`${file} is damaged or is not a database of Hark`)

  writeFileSync(file, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 0x5a)]))
  await expect(openContext(config)).rejects.toThrow(`${file} is damaged or is not a database of Hark`)
})

const typesOfColumns: Record<string, string> = { string: 'text', Uint8Array: 'bytes' }

/** The tables and columns of server/tables.ts, with types as `typeOf` names them. */
function declared(database: string): [string, Record<string, unknown>][] {
  return declaredTables().map(({ name, columns }) => [
    name,
    Object.fromEntries(
      columns.map(([column, columnType]) => {
        const [plain] = columnType.split(' | ')
        const instant = database === 'PostgreSQL' ? 'instant' : 'text'
        const kind = plain === 'Instant' ? instant : (typesOfColumns[plain!] ?? 'number')
        if (columnType.endsWith(' | null')) return [column, `${kind} or null`]
        // SQLite allows null in a primary key of one column unless it is declared not null.
        return [column, database === 'SQLite' ? expect.stringMatching(new RegExp(`^${kind}( or null)?$`)) : kind]
      }),
    ),
  ])
}

function typeOf(dataType: string, isNullable: boolean): string {
  const kinds: Record<string, string> = { timestamptz: 'instant', text: 'text', bytea: 'bytes', blob: 'bytes' }
  return `${kinds[dataType.toLowerCase()] ?? 'number'}${isNullable ? ' or null' : ''}`
}

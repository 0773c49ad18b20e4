import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { createPerson } from '../../server/people/actions.ts'
import { listPeople } from '../../server/people/queries.ts'
import { openSqlite } from '../../server/platform/db/sqlite.ts'
import type { Platform } from '../../server/platform/platform.ts'
import { fillAsBeforeRenaming } from '../support/older-database.ts'
import { hark, newDataDir } from './run.ts'

let dataDir: string
let platform: Platform
let sealed: string
const open = () => openPlatform(readConfig({ DATA_DIR: dataDir }))
const backup = () => join(dataDir, '..', 'backup.hark')

async function add(name: string): Promise<void> {
  const input = {
    email: `${name}@example.org`,
    name,
    team: 'both',
    can: [],
    password: 'correct horse battery',
  } as const
  await createPerson(platform, { ...input, can: [] }, commandLine)
}

beforeEach(async () => {
  dataDir = newDataDir(onTestFinished)
  platform = await open()
  sealed = platform.secrets.seal('a secret of a webhook')
  await add('before')
})
afterEach(() => platform.db.destroy())

test('a backup taken while Hark runs restores everything, including the key for secrets', async () => {
  const taken = await hark(dataDir, ['backup', backup()])
  expect(taken).toMatchObject({ code: 0, err: '' })
  expect(statSync(backup()).mode & 0o077).toBe(0)
  await add('after')
  await platform.db.destroy()
  rmSync(join(dataDir, 'secret.key'))

  const restored = await hark(dataDir, ['restore', backup(), '--json'])
  expect(restored).toMatchObject({ code: 0, err: '' })

  platform = await open()
  expect((await listPeople(platform.db)).map(({ name }) => name)).toEqual(['before'])
  expect(platform.secrets.open(sealed)).toBe('a secret of a webhook')
  expect(readdirSync(dataDir).some((name) => name.startsWith('hark.sqlite.replaced-'))).toBe(true)
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is intact: 2 entries.\n')
})

test('a backup from an older version is migrated when it is restored', async () => {
  await platform.db.destroy()
  const olderDir = newDataDir(onTestFinished)
  mkdirSync(olderDir)
  copyFileSync(join(dataDir, 'secret.key'), join(olderDir, 'secret.key'))
  const older = openSqlite(join(olderDir, 'hark.sqlite'))
  await fillAsBeforeRenaming(older)
  await sql`insert into audit values (1, 'e1', '2026-06-10T14:00:00.000Z', 'hark', 'Hark', 'create', 'rule', 'r', null, '{}', 1, 'a hash without a key')`.execute(
    older,
  )
  await sql`update audit_head set seq = 1, hash = 'a hash without a key'`.execute(older)
  await older.destroy()
  expect(await hark(olderDir, ['backup', backup()])).toMatchObject({ code: 0, err: '' })

  expect(await hark(dataDir, ['restore', backup()])).toMatchObject({ code: 0, err: '' })

  platform = await open()
  expect(await platform.db.selectFrom('revisions').select('action').execute()).toEqual([{ action: 'create' }])
  expect(await platform.db.selectFrom('bookings').select('waived_rules_json').execute()).toEqual([
    { waived_rules_json: '["rule"]' },
  ])
  // Its entries have no key in their hashes. They were sealed as they were, and the next one has it.
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is intact: 2 entries.\n')
  await sql`update audit set actor_name = 'Eve' where seq = 1`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'verify'])).err).toContain('The entries up to 1 are not as they were')
})

test.each([
  ['is lost', null, /^There is no secret\.key in .*, but the database was used with one\. Copy .*audit seal/],
  ['is another', Buffer.alloc(32, 5).toString('base64'), /^The secret\.key in .* is not the one .*audit seal/],
])('a backup without the key of the database is refused: when it %s', async (_how, key, sentence) => {
  const path = join(dataDir, 'secret.key')
  const right = readFileSync(path)
  rmSync(path)
  if (key !== null) writeFileSync(path, key, { mode: 0o600 })
  const refused = await hark(dataDir, ['backup', backup()])
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(sentence) })
  // No key was made, nor is there a file that looks like a backup.
  expect(existsSync(path) ? readFileSync(path, 'utf8') : null).toBe(key)
  expect(readdirSync(join(dataDir, '..'))).toEqual(['data'])

  writeFileSync(path, right)
  expect(await hark(dataDir, ['backup', backup()])).toMatchObject({ code: 0, err: '' })
})

test('a backup of an earlier version without the right key says how to go on once it is in place', async () => {
  await hark(dataDir, ['backup', backup()])
  const database = new Database(backup())
  database.prepare('update hark_backup set key = ?').run(Buffer.alloc(32, 5).toString('base64'))
  database.close()
  await platform.db.destroy()
  const { code, err } = await hark(dataDir, ['restore', backup()])
  expect(code).toBe(1)
  expect(err).toMatch(/^The backup is in place, but it cannot be used yet\. .*audit seal.* -- restored\n$/)
  expect((await hark(dataDir, ['audit', 'seal'])).code).toBe(0)
  expect((await hark(dataDir, ['restored'])).code).toBe(0)
  platform = await open()
  expect((await listPeople(platform.db)).map(({ name }) => name)).toEqual(['before'])
})

test('a backup never takes the place of an older one', async () => {
  writeFileSync(backup(), 'the only good one')
  expect((await hark(dataDir, ['backup', backup()])).err).toBe(`${backup()} is there already. Choose another name.\n`)
  expect(readFileSync(backup(), 'utf8')).toBe('the only good one')
})

test('restore is rejected while Hark is running', async () => {
  await hark(dataDir, ['backup', backup()])
  await add('after')
  const { code, err } = await hark(dataDir, ['restore', backup()])
  expect(code).not.toBe(0)
  expect(err).toBe('Hark is running on this data folder. Stop it, then restore.\n')
  expect(await listPeople(platform.db)).toHaveLength(2)
})

test('a damaged backup is rejected, and the current data stays', async () => {
  await hark(dataDir, ['backup', backup()])
  const bytes = readFileSync(backup())
  writeFileSync(backup(), bytes.fill(7, 4096, 12_288))
  await platform.db.destroy()
  expect((await hark(dataDir, ['restore', backup()])).err).toContain('is damaged')
  platform = await open()
  expect(await listPeople(platform.db)).toHaveLength(1)
})

const hostile = {
  'a second row': "insert into hark_backup values ('2026-11-22T00:00:00.000Z', 'x')",
  'no row': 'delete from hark_backup',
  'no such table': 'drop table hark_backup',
  'a time that is none': "update hark_backup set made_at = char(27) || '[2J'",
  'a number for a time':
    'create table b as select 5 as made_at, key from hark_backup; drop table hark_backup; alter table b rename to hark_backup',
  'a short key': "update hark_backup set key = 'AAAA'",
  'a key with more behind it': "update hark_backup set key = key || '!'",
  'a trigger': 'create trigger t after insert on audit begin delete from audit where seq < new.seq; end',
  'a view': 'create view v as select 1',
  'a view that runs forever':
    "drop table hark_backup; create view hark_backup as with recursive n(i) as (select 1 union all select i + 1 from n) select '' as made_at, max(i) as key from n",
  'a virtual table': 'create virtual table w using fts5(a)',
} as const

test.each(Object.entries(hostile))('a backup with %s is rejected before anything is touched', async (_what, change) => {
  await hark(dataDir, ['backup', backup()])
  const database = new Database(backup())
  database.exec(change)
  database.close()
  await add('after')
  await platform.db.destroy()
  const before = readdirSync(dataDir).toSorted()
  const key = readFileSync(join(dataDir, 'secret.key'), 'utf8')
  const { code, err } = await hark(dataDir, ['restore', backup()])
  expect({ code, err }).toEqual({ code: 1, err: `${backup()} is not a backup of Hark, or it is damaged.\n` })
  expect(readdirSync(dataDir).toSorted()).toEqual(before)
  expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe(key)
  platform = await open()
  expect(await listPeople(platform.db)).toHaveLength(2)
})

test('restore does not wait at a pipe, and what it refuses leaves nothing in the data folder', async () => {
  const pipe = join(dataDir, '..', 'pipe')
  execFileSync('mkfifo', [pipe])
  const before = readdirSync(dataDir).toSorted()
  expect((await hark(dataDir, ['restore', pipe])).err).toBe(
    `${pipe} is not a file. Name the file that "backup" wrote.\n`,
  )
  await hark(dataDir, ['backup', backup()])
  expect((await hark(dataDir, ['restore', backup()])).err).toContain('Hark is running')
  expect(readdirSync(dataDir).toSorted()).toEqual(before)
})

test('what is printed cannot steer the terminal', async () => {
  const { err } = await hark(dataDir, ['restore', '/tmp/none\u001b[2J\u202e'])
  expect(err).toBe('There is no file /tmp/none\\u001b[2J\\u202e.\n')
})

test('a backup that was put in place by hand can be backed up', async () => {
  await hark(dataDir, ['backup', backup()])
  await platform.db.destroy()
  for (const journal of ['-wal', '-shm']) rmSync(join(dataDir, `hark.sqlite${journal}`), { force: true })
  copyFileSync(backup(), join(dataDir, 'hark.sqlite'))
  platform = await open()
  await add('after')
  rmSync(backup())
  expect(await hark(dataDir, ['backup', backup()])).toMatchObject({ code: 0, err: '' })
  await platform.db.destroy()
  expect(await hark(dataDir, ['restore', backup()])).toMatchObject({ code: 0, err: '' })
  platform = await open()
  expect(await listPeople(platform.db)).toHaveLength(2)
})

test('a backup never takes a name of Hark, and one that fails leaves nothing behind', async () => {
  const before = readdirSync(dataDir).toSorted()
  for (const name of ['hark.sqlite-journal', 'HARK.sqlite.restoring', 'secret.key.new']) {
    const { code, err } = await hark(dataDir, ['backup', join(dataDir, name)])
    expect({ code, err }).toEqual({
      code: 1,
      err: `${join(dataDir, name)} is a name that Hark uses itself. Choose another name.\n`,
    })
  }
  expect(readdirSync(dataDir).toSorted()).toEqual(before)

  const key = readFileSync(join(dataDir, 'secret.key'))
  writeFileSync(join(dataDir, 'secret.key'), 'no key')
  expect((await hark(dataDir, ['backup', backup()])).code).toBe(1)
  writeFileSync(join(dataDir, 'secret.key'), key)
  expect(readdirSync(join(dataDir, '..'))).toEqual(['data'])
  const tables = await sql`select name from sqlite_master where name = 'hark_backup'`.execute(platform.db)
  expect(tables.rows).toEqual([])
})

test('a backup never takes the place of what another one is writing', async () => {
  writeFileSync(`${backup()}.part`, 'under way')
  expect((await hark(dataDir, ['backup', backup()])).err).toContain('another backup is under way')
  expect(readFileSync(`${backup()}.part`, 'utf8')).toBe('under way')
})

test('a backup into a folder is refused with what to do, and leaves nothing behind', async () => {
  const folder = join(dataDir, '..', 'backups')
  expect((await hark(dataDir, ['backup', join(folder, 'a.sqlite')])).err).toBe(
    `There is no folder ${folder}. Make it, or name a file somewhere else.\n`,
  )
  mkdirSync(folder)
  const { code, err } = await hark(dataDir, ['backup', folder])
  expect(code).not.toBe(0)
  expect(err).toMatch(
    /backups is a folder\. Name the file to write, such as .*backups\/hark-\d{4}-\d\d-\d\d\.sqlite\.\n$/,
  )
  expect(readdirSync(folder)).toEqual([])
  expect((await hark(dataDir, ['restore', folder])).err).toBe(`${folder} is a folder. Name the backup in it.\n`)
})

test('restore sets the write-ahead log aside with its database, so that nothing in it is lost', async () => {
  await hark(dataDir, ['backup', backup()])
  await add('only in the log')
  await platform.db.destroy()
  // As a process leaves them that was killed before a checkpoint, with a database that cannot leave WAL mode by itself.
  const path = join(dataDir, 'hark.sqlite')
  const log = Buffer.from('what was not yet checkpointed')
  writeFileSync(`${path}-wal`, log)
  writeFileSync(path, readFileSync(path).fill(7, 0, 100))

  expect(await hark(dataDir, ['restore', backup()])).toMatchObject({ code: 0, err: '' })

  const aside = readdirSync(dataDir).filter((name) => name.startsWith('hark.sqlite.replaced-'))
  const [database] = aside.filter((name) => !name.endsWith('-wal'))
  expect(aside.toSorted()).toEqual([database, `${database}-wal`])
  expect(readFileSync(join(dataDir, `${database}-wal`))).toEqual(log)
  platform = await open()
  expect((await listPeople(platform.db)).map(({ name }) => name)).toEqual(['before'])
})

test('only the owner may read the data folder, its key, its mails and its database', async () => {
  const modeOf = (name: string) => statSync(join(dataDir, name)).mode & 0o777
  expect([modeOf('.'), modeOf('mail'), modeOf('secret.key'), modeOf('hark.sqlite')]).toEqual([
    0o700, 0o700, 0o600, 0o600,
  ])
  await platform.db.destroy()
  for (const folder of ['.', 'mail']) chmodSync(join(dataDir, folder), 0o755)
  chmodSync(join(dataDir, 'secret.key'), 0o644)
  platform = await open()
  expect([modeOf('.'), modeOf('mail'), modeOf('secret.key')]).toEqual([0o700, 0o700, 0o600])
})

test('a folder that holds other things keeps its permissions', async () => {
  const shared = newDataDir(onTestFinished)
  mkdirSync(shared, { mode: 0o755 })
  chmodSync(shared, 0o755)
  writeFileSync(join(shared, 'of someone else'), '')
  const other = await openPlatform(readConfig({ DATA_DIR: shared }))
  await other.db.destroy()
  expect(statSync(shared).mode & 0o777).toBe(0o755)
})

import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is whole: 2 entries.\n')
})

test('a backup from an older version is migrated when it is restored', async () => {
  await platform.db.destroy()
  const olderDir = newDataDir(onTestFinished)
  mkdirSync(olderDir)
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
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is whole: 2 entries.\n')
  await sql`update audit set actor_name = 'Eve' where seq = 1`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'verify'])).err).toContain('The entries up to 1 are not as they were')
})

test('an anchor that is kept elsewhere finds that the end of the audit was cut off', async () => {
  const anchor = join(dataDir, '..', 'anchor.json')
  await add('second')
  const first = await hark(dataDir, ['audit', 'verify', '--anchor', anchor])
  expect(first).toMatchObject({ code: 0, out: `The audit is whole: 2 entries. ${anchor} remembers entry 2.\n` })
  await add('third')
  expect((await hark(dataDir, ['audit', 'verify', '--anchor', anchor])).out).toMatch(
    /Entry 2 is the one that .* remembers entry 3\.\n$/,
  )
  const remembered = readFileSync(anchor, 'utf8')

  await sql`delete from audit where seq = 3`.execute(platform.db)
  await sql`update audit_head set seq = 2, hash = (select hash from audit where seq = 2)`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'verify'])).code).toBe(0)
  const cut = await hark(dataDir, ['audit', 'verify', '--anchor', anchor])
  expect(cut).toMatchObject({
    code: 1,
    err: 'The audit ends at entry 2, and the anchor is of entry 3: it was cut off.\n',
  })
  expect(readFileSync(anchor, 'utf8')).toBe(remembered)

  writeFileSync(anchor, 'nonsense')
  expect((await hark(dataDir, ['audit', 'verify', '--anchor', anchor])).err).toContain('is not an anchor of the audit')
})

test('a new secret.key needs a seal, after which the audit is whole again', async () => {
  await platform.db.destroy()
  rmSync(join(dataDir, 'secret.key'))
  expect((await hark(dataDir, ['audit', 'verify'])).err).toContain('or was written with another secret.key')
  expect((await hark(dataDir, ['audit', 'seal'])).out).toContain('1 entry sealed as they are now.')
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is whole: 2 entries.\n')
  platform = await open()
})

test('an audit that the key verifies is not sealed, so that changes can still be told', async () => {
  expect(await hark(dataDir, ['audit', 'seal'])).toEqual({
    code: 1,
    out: '',
    err: 'The audit can be verified with this key, so there is nothing to seal.\n',
  })
  await sql`update audit set actor_name = 'Eve'`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'verify'])).err).toContain('Entry 1 of the audit is not as it was written')
})

test('an audit is sealed once, whoever asks again', async () => {
  await platform.db.destroy()
  rmSync(join(dataDir, 'secret.key'))
  platform = await open()
  const answers = await Promise.all([1, 2].map(() => hark(dataDir, ['audit', 'seal'])))
  expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 1])
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
  writeFileSync(join(shared, 'of somebody else'), '')
  const other = await openPlatform(readConfig({ DATA_DIR: shared }))
  await other.db.destroy()
  expect(statSync(shared).mode & 0o777).toBe(0o755)
})

test('audit verify finds a changed entry', async () => {
  await sql`update audit set actor_name = 'Eve'`.execute(platform.db)
  const { code, err } = await hark(dataDir, ['audit', 'verify'])
  expect(code).not.toBe(0)
  expect(err).toContain('Entry 1 of the audit is not as it was written')
})

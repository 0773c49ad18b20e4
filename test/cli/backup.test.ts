import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
  await older.destroy()
  expect(await hark(olderDir, ['backup', backup()])).toMatchObject({ code: 0, err: '' })

  expect(await hark(dataDir, ['restore', backup()])).toMatchObject({ code: 0, err: '' })

  platform = await open()
  expect(await platform.db.selectFrom('revisions').select('action').execute()).toEqual([{ action: 'create' }])
  expect(await platform.db.selectFrom('bookings').select('waived_rules_json').execute()).toEqual([
    { waived_rules_json: '["rule"]' },
  ])
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

test('audit verify finds a changed entry', async () => {
  await sql`update audit set actor_name = 'Eve'`.execute(platform.db)
  const { code, err } = await hark(dataDir, ['audit', 'verify'])
  expect(code).not.toBe(0)
  expect(err).toContain('Entry 1 of the audit is not as it was written.')
})

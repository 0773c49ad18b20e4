import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { createPerson } from '../../server/people/actions.ts'
import { hark } from '../cli/run.ts'
import { freshPostgresUrl } from '../support/databases.ts'

const refused = /^The secret\.key in .* is not the one that this database is used with\. Copy .*audit seal/

describe.each([
  ['SQLite', async (): Promise<string | null> => null],
  ['PostgreSQL', freshPostgresUrl],
] as const)('a process with another secret.key, on %s', (name, urlOf) => {
  let folder: string
  let url: string | null
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hark-keys-'))
    url = await urlOf()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** What a process with this key sees: on SQLite the same folder with another key in it. */
  function ofProcess(key: string) {
    const dataDir = join(folder, url === null ? 'data' : key)
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'secret.key'), Buffer.alloc(32, key).toString('base64'), { mode: 0o600 })
    return { dataDir, env: url === null ? {} : { DATABASE_URL: url } }
  }
  async function start(key: string) {
    const { dataDir, env } = ofProcess(key)
    const platform = await openPlatform(readConfig({ DATA_DIR: dataDir, ...env }))
    onTestFinished(() => platform.db.destroy())
    return platform
  }
  const command = (key: string, ...args: string[]) => {
    const { dataDir, env } = ofProcess(key)
    return hark(dataDir, args, { env })
  }
  const ana = {
    email: 'ana@example.org',
    name: 'Ana',
    team: 'both' as const,
    can: [],
    password: 'harbor violin candle',
  }

  test('does not start, nor does a command, until it has the key of the others', async () => {
    await start('first')
    await expect(start('second')).rejects.toThrow(refused)
    expect(await command('second', 'user', 'list')).toMatchObject({ code: 1, err: expect.stringMatching(refused) })
    expect((await command('first', 'user', 'list')).code).toBe(0)
    await start('first')
  })

  test.each(['migrate', 'restored', 'areas list', 'audit verify'])('is refused by %s, too', async (words) => {
    await start('first')
    expect(await command('second', ...words.split(' '))).toMatchObject({ code: 1, err: expect.stringMatching(refused) })
  })

  test('makes no key for a database that was used with one', async () => {
    await start('first')
    const { dataDir, env } = ofProcess('none')
    rmSync(join(dataDir, 'secret.key'))
    const lost = /^There is no secret\.key in .*, but the database was used with one\. Copy .*audit seal/
    for (const words of [['migrate'], ['user', 'list'], ['restored']])
      expect(await hark(dataDir, words, { env })).toMatchObject({ code: 1, err: expect.stringMatching(lost) })
    await expect(openPlatform(readConfig({ DATA_DIR: dataDir, ...env }))).rejects.toThrow(lost)
    expect(existsSync(join(dataDir, 'secret.key'))).toBe(false)
  })

  test('migrates nothing of a database of others', async () => {
    const { db } = await start('first')
    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db)
    const names = () => sql<{ name: string }>`select name from kysely_migration`.execute(db)
    const { rows } = await names()
    await expect(start('second')).rejects.toThrow(refused)
    expect((await names()).rows).toEqual(rows)
  })

  // On SQLite, processes of one database share a folder and so its key.
  test.runIf(name === 'PostgreSQL')('starts at once with another, and one of them is refused', async () => {
    const starts = await Promise.allSettled([start('first'), start('second')])
    expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringMatching(refused) },
    })
  })

  test('has the right one once the audit is sealed under it, and the earlier key is refused then', async () => {
    const platform = await start('first')
    await createPerson(platform, ana, commandLine)
    expect((await command('second', 'audit', 'verify')).err).toMatch(refused)
    expect((await command('second', 'audit', 'seal')).out).toContain('1 entry sealed as they are now.')
    expect((await command('second', 'audit', 'verify')).out).toBe('The audit is intact: 2 entries.\n')
    await start('second')
    await expect(start('first')).rejects.toThrow(refused)
  })

  test('can take over a database without an entry, too', async () => {
    await start('first')
    expect((await command('second', 'audit', 'seal')).code).toBe(0)
    await start('second')
    expect((await command('second', 'audit', 'seal')).err).toContain('nothing to seal')
  })

  test('decides for a database from before, of which nobody knows the key', async () => {
    const { db } = await start('first')
    await db.updateTable('audit_head').set({ key_print: '' }).execute()
    await start('second')
    await expect(start('first')).rejects.toThrow(refused)
  })
})

test('a database that was restored by hand needs the key of its time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hark-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [data, copy] = [join(folder, 'data'), join(folder, 'copy')]
  const open = () => openPlatform(readConfig({ DATA_DIR: data }))
  await (await open()).db.destroy()
  cpSync(data, copy, { recursive: true })
  rmSync(join(data, 'secret.key'))
  await expect(open()).rejects.toThrow('There is no secret.key in')
  cpSync(join(copy, 'secret.key'), join(data, 'secret.key'))
  await (await open()).db.destroy()
})

import { lstatSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { sealAudit } from '../../server/audit/verify.ts'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { createPerson } from '../../server/people/actions.ts'
import type { Platform } from '../../server/platform/platform.ts'
import { transact } from '../../server/platform/transact.ts'
import { hark, newDataDir } from './run.ts'

let dataDir: string
let anchor: string
let platform: Platform
const open = () => openPlatform(readConfig({ DATA_DIR: dataDir }))
const verify = () => hark(dataDir, ['audit', 'verify', '--anchor', anchor])

async function add(name: string): Promise<void> {
  const email = `${name}@example.org`
  const input = { email, name, team: 'both', can: [], password: 'correct horse battery' } as const
  await createPerson(platform, { ...input, can: [] }, commandLine)
}

beforeEach(async () => {
  dataDir = newDataDir(onTestFinished)
  anchor = join(dataDir, '..', 'anchor.json')
  platform = await open()
  await add('before')
})
afterEach(() => platform.db.destroy())

test('audit verify finds a changed entry', async () => {
  await sql`update audit set actor_name = 'Eve'`.execute(platform.db)
  const { code, err } = await hark(dataDir, ['audit', 'verify'])
  expect(code).not.toBe(0)
  expect(err).toContain('Entry 1 of the audit is not as it was written')
})

test('an anchor that is kept elsewhere finds that the end of the audit was cut off', async () => {
  const anchor = join(dataDir, '..', 'anchor.json')
  await add('second')
  const first = await hark(dataDir, ['audit', 'verify', '--anchor', anchor])
  expect(first).toMatchObject({
    code: 0,
    out: `The audit is intact: 2 entries. ${anchor} remembers entry 2 and all before it.\n`,
  })
  await add('third')
  expect((await hark(dataDir, ['audit', 'verify', '--anchor', anchor])).out).toMatch(
    /^The audit is intact: 3 entries\. Up to entry 2 it is as .* remembers entry 3 and all before it\.\n$/,
  )
  const remembered = readFileSync(anchor, 'utf8')

  await sql`delete from audit where seq = 3`.execute(platform.db)
  await sql`update audit_head set seq = 2, hash = (select hash from audit where seq = 2)`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'verify'])).code).toBe(0)
  const cut = await hark(dataDir, ['audit', 'verify', '--anchor', anchor])
  expect(cut).toMatchObject({
    code: 1,
    err: 'The audit ends at entry 2, and the anchor is of entry 3. Unless a backup from before the anchor was restored, its end was cut off.\n',
  })
  expect(readFileSync(anchor, 'utf8')).toBe(remembered)

  writeFileSync(anchor, 'nonsense')
  expect((await hark(dataDir, ['audit', 'verify', '--anchor', anchor])).err).toContain('is not an anchor of the audit')
})

test('an anchor that is a link is written where the link leads', async () => {
  const place = join(dataDir, '..', 'far.json')
  await verify()
  renameSync(anchor, place)
  symlinkSync(place, anchor)
  await add('second')
  expect((await verify()).code).toBe(0)
  expect(lstatSync(anchor).isSymbolicLink()).toBe(true)
  expect(JSON.parse(readFileSync(place, 'utf8'))).toMatchObject({ seq: 2 })
})

test('an anchor finds an entry that was changed and sealed again, and is not overwritten then', async () => {
  for (const name of ['second', 'third']) await add(name)
  await verify()
  const remembered = readFileSync(anchor, 'utf8')

  // With the database and secret.key, as somebody who knows Hark, and by its own commands.
  await transact(platform.db, async (trx) => {
    await sql`update audit set actor_name = 'Someone Else', action = 'approve' where seq = 2`.execute(trx)
    await sealAudit(trx)
  })
  expect((await hark(dataDir, ['audit', 'verify'])).code).toBe(0)
  const refused = { code: 1, out: '', err: expect.stringMatching(/^The entries up to 3 are not those that the anchor/) }
  expect(await verify()).toMatchObject(refused)

  await sql`update audit set actor_name = 'Eve' where seq = 1`.execute(platform.db)
  expect((await hark(dataDir, ['audit', 'seal'])).code).toBe(0)
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is intact: 4 entries.\n')
  expect(await verify()).toMatchObject(refused)
  expect(readFileSync(anchor, 'utf8')).toBe(remembered)
})

test('an anchor fits after a seal under a new key, and says what nothing proves', async () => {
  await verify()
  await add('second')
  await platform.db.destroy()
  rmSync(join(dataDir, 'secret.key'))
  await hark(dataDir, ['audit', 'seal'])
  expect((await verify()).out).toMatch(
    /^The audit is intact: 3 entries\. Up to entry 1 it is as .* remembers it from .* Since then the entries up to 2 were sealed\. Nothing proves entry 2, recorded after it\. /,
  )
  expect((await verify()).out).not.toContain('sealed')
  platform = await open()
})

test('an anchor of an earlier version says what it can prove, and becomes one of this version', async () => {
  for (const name of ['second', 'third']) await add(name)
  const { seq, hash } = await platform.db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('seq', '=', 2)
    .executeTakeFirstOrThrow()
  const at = '2026-06-10T14:00:00.000Z'
  const put = () => writeFileSync(anchor, JSON.stringify({ seq, hash, at }))
  const by = `An earlier version of Hark wrote ${anchor} at ${at}. It proves that`
  put()
  expect((await verify()).out).toContain(`${by} the entries up to 2 are as they were then. `)
  expect((await verify()).out).toContain('Up to entry 3 it is as')

  await platform.db.transaction().execute(sealAudit)
  put()
  expect((await verify()).out).toContain(
    `${by} the audit had an entry 2 then, and nothing of what it said, because it is sealed.`,
  )
  writeFileSync(anchor, JSON.stringify({ seq, hash: 'another', at }))
  expect((await verify()).code).toBe(1)
  expect(readFileSync(anchor, 'utf8')).toContain('another')
})

test('a new secret.key needs a seal, after which the audit is whole again', async () => {
  await platform.db.destroy()
  rmSync(join(dataDir, 'secret.key'))
  expect((await hark(dataDir, ['audit', 'verify'])).err).toContain('There is no secret.key in')
  await expect(open()).rejects.toThrow('audit seal')
  expect((await hark(dataDir, ['audit', 'seal'])).out).toContain('1 entry sealed as they are now.')
  expect((await hark(dataDir, ['audit', 'verify'])).out).toBe('The audit is intact: 2 entries.\n')
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
  const answers = await Promise.all([1, 2].map(() => hark(dataDir, ['audit', 'seal'])))
  expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 1])
  platform = await open()
})

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hark } from '../../server/audit/audit.ts'
import { withAuditKey } from '../../server/audit/key.ts'
import { record } from '../../server/audit/queries.ts'
import { sealAudit, verifyAudit } from '../../server/audit/verify.ts'
import { type Db, transact } from '../../server/platform/transact.ts'
import { databases } from '../support/databases.ts'

const change = (n: number) => ({
  at: '2026-06-10T14:00:00.000Z',
  actor: hark,
  action: 'change',
  subject: { type: 'rule', id: `rule ${n}` },
  before: { limit: n },
  after: { limit: n + 1 },
  revision: n,
})

/** Copies entry 1, hash and all, under another number. */
const added = (seq: number) => sql`
  insert into audit (seq, id, at, actor, actor_name, action, subject_type, subject_id, before_json, after_json, revision, hash)
  select cast(${seq} as bigint), 'added', at, actor, actor_name, action, subject_type, subject_id, before_json, after_json, revision, hash
  from audit where seq = 1`

describe.each(databases)('the audit on %s', (_name, open) => {
  let db: Db
  beforeEach(async () => {
    db = await open()
    for (let n = 1; n <= 5; n += 1) await recordOne(n)
  })
  afterEach(() => db.destroy())

  const recordOne = (n: number) => transact(db, (trx) => record(trx, change(n)))
  const read = (n: number) => db.selectFrom('audit').selectAll().where('seq', '=', n).executeTakeFirstOrThrow()

  test('verifies when nobody has changed it', async () => {
    const last = { seq: 5, digest: expect.stringMatching(/^[0-9a-f]{64}$/), seal: '' }
    expect(await verifyAudit(db)).toEqual({ ok: true, entries: 5, sealedUntil: 0, last })
  })

  test.each([
    ['changed', sql`update audit set after_json = '{"limit":99}' where seq = 3`, 3, 'Entry 3 of the audit is not as'],
    ['attributed to someone else', sql`update audit set actor_name = 'Eve' where seq = 2`, 2, 'Entry 2 of'],
    ['moved in time', sql`update audit set at = '2026-06-10T13:00:00.000Z' where seq = 4`, 4, 'Entry 4 of'],
    ['removed', sql`delete from audit where seq = 3`, 3, 'Entry 3 of the audit is missing.'],
    ['removed at the end', sql`delete from audit where seq = 5`, 5, 'Entry 5 of the audit is missing: its end was cut'],
    ['added before the first', added(0), 0, 'Entry 0 of the audit was added: the first is entry 1.'],
    ['added long before the first', added(-7), -7, 'Entry -7 of the audit was added'],
    ['made unreadable', sql`update audit set after_json = 'nonsense{' where seq = 3`, 3, 'Entry 3 of the audit is not'],
    ['called sealed', sql`update audit_head set sealed_until = 4`, 4, 'The entries up to 4 are from before'],
    ['called sealed later', sql`update audit_head set sealed_until = 9`, 6, 'Entry 6 of the audit is missing'],
  ])('detects that an entry was %s', async (_how, tampering, seq, problem) => {
    await tampering.execute(db)
    expect(await verifyAudit(db)).toEqual({ ok: false, seq, problem: expect.stringContaining(problem) })
  })

  test('detects a seal up to a fraction, which would never be compared', async () => {
    // PostgreSQL does not store it.
    await sql`update audit_head set sealed_until = 2.5`.execute(db)
    await sql`update audit set actor_name = 'Eve' where seq = 2`.execute(db)
    expect(await verifyAudit(db)).toMatchObject({ ok: false })
  })

  test('detects that everything was computed anew by someone who does not have the key', async () => {
    let previous = ''
    for (let n = 1; n <= 5; n += 1) {
      const row = { ...(await read(n)), actor_name: 'Eve' }
      const fields = [row.id, row.at, row.actor, row.actor_name, row.action, row.subject_type, row.subject_id]
      const content = [previous, n, ...fields, row.before_json, row.after_json, row.revision]
      previous = createHash('sha256').update(JSON.stringify(content)).digest('hex')
      await db.updateTable('audit').set({ actor_name: 'Eve', hash: previous }).where('seq', '=', n).execute()
    }
    await db.updateTable('audit_head').set({ hash: previous, sealed_until: 5, seal: previous }).execute()
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq: 5 })
    await db.updateTable('audit_head').set({ sealed_until: 0, seal: '' }).execute()
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq: 1 })
    // What is recorded next does not make it right.
    await recordOne(6)
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq: 1 })
  })

  /** What an anchor keeps of the audit as it is now. */
  async function anchored() {
    const found = await verifyAudit(db)
    if (!found.ok) throw new Error(found.problem)
    return found.last
  }
  const notThose = (seq: number) => ({
    ok: false,
    seq,
    problem: expect.stringContaining(`The entries up to ${seq} are not those that the anchor was made of`),
  })

  test('an anchor finds what the key cannot: an end that was cut off, and a chain made anew with the key', async () => {
    const anchor = await anchored()
    expect(await verifyAudit(db, anchor)).toMatchObject({ ok: true })

    await sql`delete from audit where seq > 3`.execute(db)
    await db
      .updateTable('audit_head')
      .set({ seq: 3, hash: (await read(3)).hash })
      .execute()
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 3 })
    expect(await verifyAudit(db, anchor)).toEqual({
      ok: false,
      seq: 4,
      problem:
        'The audit ends at entry 3, and the anchor is of entry 5. Unless a backup from before the anchor was restored, its end was cut off.',
    })

    for (const n of [4, 5]) await recordOne(n)
    expect(await verifyAudit(db, anchor)).toEqual(notThose(5))
  })

  test.each([
    ['changed', sql`update audit set actor_name = 'Someone Else', action = 'approve' where seq = 2`],
    ['taken out', sql`delete from audit where seq = 5`],
    ['exchanged', sql`update audit set subject_id = 'rule 9', hash = 'another' where seq = 5`],
  ])('an anchor finds that an entry was %s before all were sealed with the key', async (_how, tampering) => {
    await recordOne(6)
    const anchor = await anchored()
    await tampering.execute(db)
    await sql`update audit set seq = 5 where seq = 6 and not exists (select 1 from audit where seq = 5)`.execute(db)
    const { seq } = await db.selectFrom('audit').select('seq').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    await db.updateTable('audit_head').set({ seq }).execute()
    await transact(db, sealAudit)
    if (seq === 5) await recordOne(6)
    await recordOne(7)
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 7 })
    expect(await verifyAudit(db, anchor)).toEqual(notThose(6))
  })

  test('an anchor fits, whatever was sealed since, as long as the entries say the same', async () => {
    const anchor = await anchored()
    await transact(db, sealAudit)
    await recordOne(6)
    const renewed = withAuditKey(db.withoutPlugins(), Buffer.alloc(32, 9))
    for (const sealing of [db, renewed]) {
      await transact(sealing, sealAudit)
      const found = await verifyAudit(sealing, anchor)
      expect(found).toMatchObject({ ok: true, sealedUntil: 6 })
      expect(found.ok && found.last.seal).not.toBe(anchor.seal)
    }
  })

  test('an anchor of an earlier version, which kept one hash, finds what no seal hides', async () => {
    const earlier = { seq: 4, hash: (await read(4)).hash }
    expect(await verifyAudit(db, earlier)).toMatchObject({ ok: true, sealedUntil: 0 })
    await transact(db, sealAudit)
    expect(await verifyAudit(db, earlier)).toMatchObject({ ok: true, sealedUntil: 5 })
    expect(await verifyAudit(db, { ...earlier, hash: 'another' })).toEqual(notThose(4))
  })

  test('entries of another key are sealed as they are, and later ones follow under the new key', async () => {
    const renewed = withAuditKey(db.withoutPlugins(), Buffer.alloc(32, 9))
    expect(await verifyAudit(renewed)).toMatchObject({ ok: false, seq: 1 })
    expect(await transact(renewed, sealAudit)).toBe(5)
    await transact(renewed, (trx) => record(trx, change(6)))
    expect(await verifyAudit(renewed)).toMatchObject({ ok: true, entries: 6 })
    await sql`update audit set actor_name = 'Eve' where seq = 2`.execute(db)
    expect(await verifyAudit(renewed)).toMatchObject({ ok: false, seq: 5 })
  })

  test('stays complete and in order when many entries are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => recordOne(n)))
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 25 })
  })

  test('is verified as of one instant while others record', async () => {
    let isDone = false
    const writing = (async () => {
      for (let n = 6; !isDone; n += 1) await recordOne(n)
    })()
    const found = []
    for (let time = 0; time < 40; time += 1) found.push((await verifyAudit(db)).ok)
    isDone = true
    await writing
    expect(new Set(found)).toEqual(new Set([true]))
  })

  test('has no entry from a failed transaction', async () => {
    const failing = transact(db, async (trx) => {
      await record(trx, change(6))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 5 })
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hark } from '../../server/audit/audit.ts'
import { record, verifyAudit } from '../../server/audit/queries.ts'
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

describe.each(databases)('the audit on %s', (_name, open) => {
  let db: Db
  beforeEach(async () => {
    db = await open()
    for (let n = 1; n <= 5; n += 1) await transact(db, (trx) => record(trx, change(n)))
  })
  afterEach(() => db.destroy())

  test('verifies when nobody has changed it', async () => {
    expect(await verifyAudit(db)).toEqual({ ok: true, entries: 5 })
  })

  test.each([
    ['changed', sql`update audit set after_json = '{"limit":99}' where seq = 3`, 3],
    ['attributed to somebody else', sql`update audit set actor_name = 'Eve' where seq = 2`, 2],
    ['moved in time', sql`update audit set at = '2026-06-10T13:00:00.000Z' where seq = 4`, 4],
    ['removed', sql`delete from audit where seq = 3`, 3],
    ['removed at the end', sql`delete from audit where seq = 5`, 5],
  ])('detects that an entry was %s', async (_how, tampering, seq) => {
    await tampering.execute(db)
    expect(await verifyAudit(db)).toEqual({ ok: false, seq })
  })

  test('stays complete and in order when many entries are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => transact(db, (trx) => record(trx, change(n)))))
    expect(await verifyAudit(db)).toEqual({ ok: true, entries: 25 })
  })

  test('has no entry from a failed transaction', async () => {
    const failing = transact(db, async (trx) => {
      await record(trx, change(6))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await verifyAudit(db)).toEqual({ ok: true, entries: 5 })
  })
})

import type { KyselyPlugin } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { Busy } from '../../server/platform/errors.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

let app: TestApp
afterEach(() => app.stop())

/** A database connection that is lost at every query of one kind on one table. */
class LostConnection implements KyselyPlugin {
  table: string | null = null
  kind: 'SelectQueryNode' | 'UpdateQueryNode' = 'SelectQueryNode'
  error: () => Error = () => new Error('Connection terminated unexpectedly')

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (this.table === null || node.kind !== this.kind) return node
    const tables = node.kind === 'SelectQueryNode' ? node.from : 'table' in node ? node.table : undefined
    if (JSON.stringify(tables).includes(`"${this.table}"`)) throw this.error()
    return node
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result
  }
}

describe.each(databases)('a request with an Idempotency-Key that ends in a fault, on %s', (_name, open) => {
  async function start() {
    const lost = new LostConnection()
    app = await startApp({ open: async () => (await open()).withPlugin(lost) })
    const person = await aPerson(app)
    const payload = { kind: 'service', severity: 'minor', headline: 'Water is off' }
    const create = (key = 'k') => {
      const headers = { ...as(person), 'idempotency-key': key }
      return app.inject({ method: 'POST', url: '/api/v1/announcements', headers, payload })
    }
    const count = async () =>
      (await app.inject({ url: '/api/v1/announcements', headers: as(person) })).json().items.length as number
    return { lost, create, count }
  }

  test.each([
    [500, () => new Error('Connection terminated unexpectedly')],
    [503, () => new Busy()],
  ])('%i while its answer is read is undone, and may be repeated with the same key', async (status, error) => {
    const { lost, create, count } = await start()
    lost.table = 'approvals'
    lost.error = error
    expect((await create()).statusCode).toBe(status)
    lost.table = null
    expect(await count()).toBe(0)
    const done = await create()
    expect(done.statusCode).toBe(201)
    expect((await create()).body).toBe(done.body)
    expect(await count()).toBe(1)
  })

  test('before anything was done, because the database is busy, may be repeated with the same key', async () => {
    const { lost, create, count } = await start()
    lost.table = 'audit_head'
    lost.error = () => new Busy()
    expect((await create()).statusCode).toBe(503)
    lost.table = null
    expect((await create()).statusCode).toBe(201)
    expect(await count()).toBe(1)
  })

  test('of the database only when its answer is to be kept says what was done, and is not done again', async () => {
    const { lost, create, count } = await start()
    lost.table = 'idempotency_keys'
    lost.kind = 'UpdateQueryNode'
    for (const [done, error] of [new Busy(), new Error('Connection terminated unexpectedly')].entries()) {
      lost.error = () => error
      expect((await create(`key ${done}`)).statusCode).toBe(201)
      expect((await create(`key ${done}`)).statusCode).toBe(409)
      expect(await count()).toBe(done + 1)
    }
  })
})

import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { aPerson, as, startApp } from '../support/app.ts'
import { expectProblem } from '../support/problem.ts'

test('on SQLite, a full disk is 503 with a sentence that names the disk, and nothing is half done', async () => {
  const app = await startApp()
  onTestFinished(() => app.stop())
  const { db } = app.context
  const person = await aPerson(app)
  const write = (key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/announcements',
      headers: { ...as(person), 'idempotency-key': key },
      payload: { kind: 'service', severity: 'minor', headline: 'Water is off', body: 'Water '.repeat(1500) },
    })
  const listed = async () =>
    (await app.inject({ url: '/api/v1/announcements', headers: as(person) })).json().items.length as number
  const { page_count } = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0]!

  await sql`pragma max_page_count = ${sql.raw(String(page_count))}`.execute(db)
  const answers = [await write('key 0')]
  // There may be room for some in pages that are not full.
  while (answers.at(-1)!.statusCode === 201) answers.push(await write(`key ${answers.length}`))
  const full = answers.at(-1)!
  expectProblem(full, 503, 'The database disk is full or failing, so nothing was saved.')
  expect(full.headers['retry-after']).toBe('60')
  expect(await listed()).toBe(answers.length - 1)
  expect((await app.inject('/readyz')).statusCode).toBe(200)

  await sql`pragma max_page_count = 1000000`.execute(db)
  expect((await write(`key ${answers.length - 1}`)).statusCode).toBe(201)
  expect(await listed()).toBe(answers.length)
})

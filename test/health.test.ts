import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAreas } from '../server/areas/directory.ts'
import { startApp, type TestApp } from './support/app.ts'
import { databases } from './support/databases.ts'

describe.each(databases)('the health checks, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
  })
  afterEach(() => app.stop())

  const ask = async (url: string) => {
    const { statusCode, body } = await app.inject(url)
    return { statusCode, body: body.trim() }
  }

  test('a running server is alive and ready', async () => {
    expect(await ask('/healthz')).toEqual({ statusCode: 200, body: 'It serves.' })
    expect(await ask('/readyz')).toEqual({ statusCode: 200, body: 'It is ready.' })
  })

  test('a server on a database of another version is not ready', async () => {
    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(
      app.context.db,
    )
    expect(await ask('/readyz')).toEqual({ statusCode: 503, body: 'The database is of another version of Hark.' })
  })

  test('a server is not ready before the areas are loaded', async () => {
    await sql`delete from areas`.execute(app.context.db)
    app.context.areas = await openAreas(app.context.db)
    expect(await ask('/readyz')).toEqual({ statusCode: 503, body: 'The areas are being loaded.' })
  })

  test('a server without a database connection is alive but not ready', async () => {
    await app.context.db.destroy()
    expect(await ask('/readyz')).toEqual({ statusCode: 503, body: 'The database does not answer.' })
    expect(await ask('/healthz')).toMatchObject({ statusCode: 200 })
  })
})

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { AfterRestore } from '../../../server/cli/after-restore.ts'
import type { Db } from '../../../server/platform/transact.ts'
import { transact } from '../../../server/platform/transact.ts'
import { childEnv } from '../../support/run/child-env.ts'

interface Ran {
  code: number
  out: string
  err: string
}

/** Runs the command line in a process of its own whose clock is that of the storm. */
export async function harkAtItsTime(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const child = spawn(
    process.execPath,
    ['--import', './test/calendar/support/moved-clock.ts', 'server/cli.ts', ...args],
    { env: childEnv(env), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

export async function reportOf(ran: Promise<Ran>): Promise<AfterRestore> {
  const { code, out, err } = await ran
  if (code !== 0) throw new Error(`It ended with ${code}: ${err}`)
  return JSON.parse(out)
}

const parents = ['incidents', 'people', 'announcements', 'bookings']

/**
 * What `pg_dump` does: copies every table as of one instant, beside those of Hark. Its own tools are not everywhere where
 * the tests run.
 */
export async function dump(db: Db): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await sql`create schema dumped`.execute(trx)
      for (const table of await tablesOf(trx))
        await sql`create table ${sql.id('dumped', table)} as table ${sql.id('public', table)}`.execute(trx)
    })
}

/** What `pg_restore --clean --single-transaction` does: takes every table for itself, and fills it from the dump. */
export async function putBack(db: Db): Promise<void> {
  await transact(db, async (trx) => {
    const tables = await tablesOf(trx)
    const all = sql.join(tables.map((table) => sql.id('public', table)))
    // Whoever writes has this lock first; without it, the two would wait for each other again and again.
    await sql`lock table calendar_head in exclusive mode`.execute(trx)
    await sql`lock table ${all} in access exclusive mode`.execute(trx)
    await sql`truncate ${all}`.execute(trx)
    const ordered = [...parents, ...tables.filter((table) => !parents.includes(table))]
    for (const table of ordered)
      await sql`insert into ${sql.id('public', table)} table ${sql.id('dumped', table)}`.execute(trx)
    await sql`drop schema dumped cascade`.execute(trx)
  })
}

async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' order by tablename`.execute(db)
  return rows.map(({ tablename }) => tablename)
}

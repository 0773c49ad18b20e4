import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/platform/db/open.ts'

/** The locks that this process holds on a file, as Linux lists them. */
function locksOn(path: string): string[] {
  const { ino } = statSync(path)
  const lines = readFileSync('/proc/locks', 'utf8').split('\n')
  return lines.filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `))
}

test.runIf(existsSync('/proc/locks'))(
  'opening the database a second time in one process leaves the locks of the first in place',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hark-locks-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const first = await openDatabase({ DATA_DIR: folder })
    onTestFinished(() => first.destroy())
    await sql`create table t (a)`.execute(first)
    const file = join(folder, 'hark.sqlite')
    const before = locksOn(file)
    expect(before).not.toEqual([])
    const second = await openDatabase({ DATA_DIR: folder })
    await sql`select * from t`.execute(second)
    expect(locksOn(file).length).toBeGreaterThanOrEqual(before.length)
    await second.destroy()
    expect(locksOn(file).length).toBeGreaterThanOrEqual(before.length)
  },
)

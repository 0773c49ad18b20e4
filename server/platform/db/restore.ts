import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fromInstant, type Instant, toInstant } from '../clock.ts'
import { CannotStart } from '../errors.ts'
import { KEY_FILE } from '../secrets.ts'
import { migrations } from './migrate.ts'
import { DATABASE_FILE } from './open.ts'

const journals = ['-journal', '-wal', '-shm'] as const

/**
 * Replaces the contents of the data folder with a backup. The old files stay next to it, with `.replaced-` and `stamp`
 * appended to their names.
 */
export async function restore(dataDir: string, file: string, stamp: string): Promise<{ madeAt: Instant }> {
  const path = join(dataDir, DATABASE_FILE)
  const aside = `${path}.replaced-${stamp}`
  const incoming = `${path}.restoring`
  const keyPath = join(dataDir, KEY_FILE)
  const incomingKey = `${keyPath}.restoring`
  try {
    const { madeAt, key } = await prepare(file, incoming)
    rmSync(incomingKey, { force: true })
    writeFileSync(incomingKey, key, { mode: 0o600 })
    // From here on files are only renamed.
    if (existsSync(path)) closeDatabase(path, aside)
    if (existsSync(path)) renameSync(path, aside)
    // SQLite would take a log that is left behind for that of the new database.
    for (const journal of journals) rmSync(`${path}${journal}`, { force: true })
    if (!existsSync(keyPath) || readFileSync(keyPath, 'utf8').trim() !== key) {
      setAside(keyPath, stamp)
      renameSync(incomingKey, keyPath)
    }
    renameSync(incoming, path)
    return { madeAt }
  } finally {
    removeWithJournals(incoming)
    rmSync(incomingKey, { force: true })
  }
}

/** Copies the backup to `incoming`, checks the copy, which nobody can exchange meanwhile, and makes it ready for use. */
async function prepare(file: string, incoming: string): Promise<{ madeAt: Instant; key: string }> {
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`)
  const stats = statSync(file)
  if (stats.isDirectory()) throw new CannotStart(`${file} is a folder. Name the backup in it.`)
  // Opening a pipe waits for somebody to write into it.
  if (!stats.isFile()) throw new CannotStart(`${file} is not a file. Name the file that "backup" wrote.`)
  const known = await migrations.getMigrations()
  removeWithJournals(incoming)
  let copy: Database.Database | undefined
  try {
    copyFileSync(file, incoming)
    chmodSync(incoming, 0o600)
    copy = new Database(incoming, { fileMustExist: true })
    copy.pragma('trusted_schema = off')
    const backup = readBackup(copy)
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new CannotStart(`${file} is damaged. Take another backup.`)
    const names = copy.prepare('select name from kysely_migration').pluck().all() as string[]
    if (names.some((name) => !Object.hasOwn(known, name)))
      throw new CannotStart(`${file} was made by a newer version of Hark. Install that version first.`)
    copy.exec('drop table hark_backup')
    copy.pragma('journal_mode = delete')
    return backup
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (error instanceof CannotStart) throw error
    if (code === 'EACCES') throw new CannotStart(`${file} cannot be read. Give this user the right to read it.`)
    if (code === 'ENOSPC' || code === 'SQLITE_FULL')
      throw new CannotStart(`There is no room for the backup in the data folder. Make some, and restore it again.`)
    throw new CannotStart(`${file} is not a backup of Hark, or it is damaged.`)
  } finally {
    copy?.close()
  }
}

/** Throws for everything that `backup` does not write; a trigger or a view would run when Hark uses the database. */
function readBackup(copy: Database.Database): { madeAt: Instant; key: string } {
  const foreign = "select 1 from sqlite_master where type not in ('table', 'index') or coalesce(rootpage, 0) = 0"
  // Before anything is selected: a view in the place of a table might run forever.
  if (copy.prepare(foreign).get()) throw new Error('It has more than tables.')
  const rows = copy.prepare('select made_at, key from hark_backup limit 2').all()
  if (rows.length !== 1) throw new Error('It is not one backup.')
  const { made_at: madeAt, key } = rows[0] as Record<string, unknown>
  if (typeof madeAt !== 'string' || typeof key !== 'string') throw new Error('It has no texts.')
  const at = fromInstant(madeAt)
  if (!at.isValid || toInstant(at) !== madeAt) throw new Error('It has no time.')
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== key) throw new Error('It has no key.')
  return { madeAt, key }
}

function removeWithJournals(path: string): void {
  for (const suffix of ['', ...journals]) rmSync(`${path}${suffix}`, { force: true })
}

function setAside(path: string, stamp: string): void {
  if (existsSync(path)) renameSync(path, `${path}.replaced-${stamp}`)
}

/**
 * Moves the write-ahead log into the database, so that nothing in it is lost when the database is set aside. If the
 * database is too damaged for that, the log is kept next to it, under the name by which SQLite finds it: opening a
 * damaged database deletes it. Every open connection in WAL mode locks the file, so leaving that mode succeeds only when
 * there is no other connection.
 */
function closeDatabase(path: string, aside: string): void {
  const log = `${path}-wal`
  const keptLog = `${aside}-wal`
  if (existsSync(log)) copyFileSync(log, keptLog)
  let present: Database.Database | undefined
  try {
    present = new Database(path, { timeout: 500 })
    present.pragma('journal_mode = delete')
    rmSync(keptLog, { force: true })
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) {
      rmSync(keptLog, { force: true })
      throw new CannotStart('Hark is running on this data folder. Stop it, then restore.')
    }
    // A damaged database is a reason to restore, not to refuse.
  } finally {
    present?.close()
  }
}

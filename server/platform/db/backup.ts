import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '../clock.ts'
import { CannotStart } from '../errors.ts'
import { readOrMakeKey } from '../secrets.ts'
import { migrations } from './migrate.ts'

const DATABASE = 'hark.sqlite'
const KEY = 'secret.key'

/**
 * Writes one file with everything: a consistent copy of the database, taken while Hark keeps running, and the key of
 * the data folder, without which the webhook secrets in the database could not be decrypted.
 */
export async function backUp(dataDir: string, file: string, madeAt: Instant): Promise<{ bytes: number }> {
  const path = join(dataDir, DATABASE)
  if (existsSync(file)) {
    const example = join(file, `hark-${madeAt.slice(0, 10)}.sqlite`)
    throw new CannotStart(
      statSync(file).isDirectory()
        ? `${file} is a folder. Name the file to write, such as ${example}.`
        : `${file} is there already. Choose another name.`,
    )
  }
  const part = `${file}.part`
  try {
    writeFileSync(part, '', { mode: 0o600 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CannotStart(
      code === 'ENOENT'
        ? `There is no folder ${dirname(file)}. Make it, or name a file somewhere else.`
        : `${file} cannot be written (${code}). Name a file in a folder where this user may write.`,
    )
  }
  try {
    await copyWhileInUse(path, part)
    addKey(part, madeAt, readOrMakeKey(dataDir).toString('base64'))
    chmodSync(part, 0o600)
    renameSync(part, file)
  } finally {
    rmSync(part, { force: true })
  }
  return { bytes: statSync(file).size }
}

async function copyWhileInUse(path: string, part: string): Promise<void> {
  const source = new Database(path)
  try {
    await source.backup(part)
  } finally {
    source.close()
  }
}

function addKey(part: string, madeAt: Instant, key: string): void {
  const copy = new Database(part)
  try {
    // Without WAL, the backup is a single file with no journal next to it.
    copy.pragma('journal_mode = delete')
    copy.exec('create table hark_backup (made_at text not null, key text not null)')
    copy.prepare('insert into hark_backup values (?, ?)').run(madeAt, key)
  } finally {
    copy.close()
  }
}

/**
 * Replaces the contents of the data folder with a backup. The old files stay next to it, with `.replaced-` and `stamp`
 * appended to their names.
 */
export async function restore(dataDir: string, file: string, stamp: string): Promise<{ madeAt: Instant }> {
  const { madeAt, key } = await readBackup(file)
  const path = join(dataDir, DATABASE)
  const aside = `${path}.replaced-${stamp}`
  if (existsSync(path)) closeDatabase(path, aside)
  const incoming = `${path}.restoring`
  copyFileSync(file, incoming)
  chmodSync(incoming, 0o600)
  const copy = new Database(incoming)
  copy.exec('drop table hark_backup')
  copy.close()
  if (existsSync(path)) renameSync(path, aside)
  // SQLite would take a log that is left behind for that of the new database.
  for (const journal of ['-wal', '-shm']) rmSync(`${path}${journal}`, { force: true })
  const keyPath = join(dataDir, KEY)
  if (!existsSync(keyPath) || readFileSync(keyPath, 'utf8').trim() !== key) {
    setAside(keyPath, stamp)
    writeFileSync(keyPath, key, { mode: 0o600 })
  }
  renameSync(incoming, path)
  return { madeAt }
}

function setAside(path: string, stamp: string): void {
  if (existsSync(path)) renameSync(path, `${path}.replaced-${stamp}`)
}

async function readBackup(file: string): Promise<{ madeAt: Instant; key: string }> {
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`)
  if (statSync(file).isDirectory()) throw new CannotStart(`${file} is a folder. Name the backup in it.`)
  const known = await migrations.getMigrations()
  let backup: Database.Database | undefined
  try {
    backup = new Database(file, { readonly: true })
    const whole = backup.pragma('integrity_check', { simple: true }) === 'ok'
    const row = backup.prepare('select made_at, key from hark_backup').get() as { made_at: string; key: string }
    const names = backup.prepare('select name from kysely_migration').pluck().all() as string[]
    if (!whole) throw new CannotStart(`${file} is damaged. Take another backup.`)
    if (names.some((name) => !(name in known))) {
      throw new CannotStart(`${file} was made by a newer version of Hark. Install that version first.`)
    }
    return { madeAt: row.made_at, key: row.key }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(`${file} is not a backup of Hark, or it is damaged.`)
  } finally {
    backup?.close()
  }
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

import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '../clock.ts'
import { CannotStart } from '../errors.ts'
import { readKey } from '../secrets.ts'
import { DATABASE_FILE } from './open.ts'

/** What Hark itself puts into the data folder; some file systems take large and small letters for the same. */
const ownName = /^(hark\.sqlite|secret\.key|mail$)/i

/**
 * Writes one file with everything: a consistent copy of the database, taken while Hark keeps running, and the key of
 * the data folder, without which the webhook secrets in the database could not be decrypted. `requireFit` throws when the
 * key is not that of the copy, which would be no backup.
 */
export async function backUp(
  dataDir: string,
  file: string,
  madeAt: Instant,
  requireFit: (copy: string, key: Buffer) => Promise<void>,
): Promise<{ bytes: number }> {
  const path = join(dataDir, DATABASE_FILE)
  if (existsSync(file)) {
    const example = join(file, `hark-${madeAt.slice(0, 10)}.sqlite`)
    throw new CannotStart(
      statSync(file).isDirectory()
        ? `${file} is a folder. Name the file to write, such as ${example}.`
        : `${file} is there already. Choose another name.`,
    )
  }
  const part = `${file}.part`
  createPart(file, part)
  try {
    refuseOwnName(dataDir, file)
    const key = readKey(dataDir)
    await copyWhileInUse(path, part)
    await requireFit(part, key)
    addKey(part, madeAt, key.toString('base64'))
    chmodSync(part, 0o600)
    renameSync(part, file)
  } finally {
    for (const leftover of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${leftover}`, { force: true })
  }
  return { bytes: statSync(file).size }
}

/** Never takes the file of somebody else, nor that of a backup to the same name that is under way. */
function createPart(file: string, part: string): void {
  try {
    writeFileSync(part, '', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') {
      throw new CannotStart(
        `${part} is there already: another backup is under way, or one was interrupted. Remove it, or choose another name.`,
      )
    }
    throw new CannotStart(
      code === 'ENOENT'
        ? `There is no folder ${dirname(file)}. Make it, or name a file somewhere else.`
        : `${file} cannot be written (${code}). Name a file in a folder where this user may write.`,
    )
  }
}

/** A backup with such a name would be taken for the file itself as soon as that is missing. */
function refuseOwnName(dataDir: string, file: string): void {
  if (realpathSync(dirname(file)) === realpathSync(dataDir) && ownName.test(basename(file)))
    throw new CannotStart(`${file} is a name that Hark uses itself. Choose another name.`)
}

async function copyWhileInUse(path: string, part: string): Promise<void> {
  const source = new Database(path, { fileMustExist: true })
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
    // From a backup that somebody put in place by hand.
    copy.exec('drop table if exists hark_backup')
    copy.exec('create table hark_backup (made_at text not null, key text not null)')
    copy.prepare('insert into hark_backup values (?, ?)').run(madeAt, key)
  } finally {
    copy.close()
  }
}

import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { CannotStart } from '../errors.ts'
import { KEY_FILE } from '../secrets.ts'
import type { Db } from '../transact.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Creates the data folder if it is missing, for its owner only. Throws CannotStart when that is not possible. */
export function prepareDataDir(dataDir: string): void {
  try {
    const isHarks = isOfHark(dataDir)
    makeFolder(join(dataDir, 'mail'))
    accessSync(dataDir, constants.W_OK)
    // A folder that was there before Hark may be one that others need.
    if (isHarks) closeToOthers(dataDir)
    closeToOthers(join(dataDir, 'mail'))
  } catch (error) {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). Give this user the right to write there, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Creates parents one at a time: on Linux, Node's `recursive` option never returns for an impossible path such as one
 * in /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process that is starting created it first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function isOfHark(folder: string): boolean {
  if (!existsSync(folder)) return true
  const names = readdirSync(folder)
  return names.length === 0 || names.includes(KEY_FILE)
}

/** Earlier versions made it readable for everybody on the machine. Only its owner can change that. */
function closeToOthers(folder: string): void {
  const { mode, uid } = statSync(folder)
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(folder, 0o700)
}

/** In the data folder. */
export const DATABASE_FILE = 'hark.sqlite'

/** Throws CannotStart where no database is, so that a mistaken DATA_DIR does not become a second, empty Hark. */
export function requireDatabase({ DATA_DIR, DATABASE_URL }: DatabaseSettings): void {
  if (DATABASE_URL === undefined && !existsSync(join(DATA_DIR, DATABASE_FILE)))
    throw new CannotStart(`There is no Hark in ${DATA_DIR}. Set DATA_DIR to the folder that the service uses.`)
}

interface DatabaseSettings {
  DATA_DIR: string
  DATABASE_URL?: string | undefined
}

/** Opens the database that the settings name and runs one query to make sure that it answers. */
export async function openDatabase(settings: DatabaseSettings): Promise<Db> {
  return settings.DATABASE_URL === undefined
    ? openFile(join(settings.DATA_DIR, DATABASE_FILE))
    : openServer(settings.DATABASE_URL)
}

async function openFile(path: string): Promise<Db> {
  try {
    createFile(path)
    const db = openSqlite(path)
    await sql`select count(*) from sqlite_master`.execute(db)
    return db
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
      throw new CannotStart(
        `${path} is damaged or is not a database of Hark. Move it away and restore a backup: npm run hark -- restore FILE.`,
      )
    }
    if (['SQLITE_CANTOPEN', 'EACCES', 'EISDIR', 'EROFS'].includes(code) || code.startsWith('SQLITE_READONLY')) {
      throw new CannotStart(`${path} cannot be opened for writing. Look at who owns the file and its folder.`)
    }
    if (code.startsWith('SQLITE_BUSY')) {
      throw new CannotStart(`${path} is locked by another program. Stop it, or wait until it is done.`)
    }
    throw error
  }
}

/**
 * Makes the file before SQLite does: it holds password hashes, so only its owner may read it. A file that exists must not
 * be opened here. POSIX drops all locks of a process on a file when it closes any descriptor of it, and with the locks of
 * our other connections another program could take the write-ahead log away under us
 * (https://sqlite.org/howtocorrupt.html, section 2.2).
 */
function createFile(path: string): void {
  if (path === ':memory:' || existsSync(path)) return
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    // Another process that is starting created it first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function openServer(url: string): Promise<Db> {
  const db = openPostgres(url)
  try {
    await sql`select 1`.execute(db)
    return db
  } catch (error) {
    await db.destroy()
    const { host, pathname } = new URL(url)
    const { message, code } = error as { message?: string; code?: string }
    throw new CannotStart(
      `PostgreSQL at ${host || 'this machine'}${pathname} does not answer (${message || code}). Start it, or correct DATABASE_URL.`,
    )
  }
}

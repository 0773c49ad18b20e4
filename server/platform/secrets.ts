import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { CannotStart } from './errors.ts'

/**
 * Encrypts what must be readable again (a webhook secret), with a key that never leaves the data folder except in
 * backups.
 */
export interface SecretBox {
  seal(text: string): string
  /** Reads base64 of both alphabets. */
  open(sealed: string): string
  /** An HMAC of `text` with a key that is only for `purpose`, in base64url. */
  sign(purpose: string, text: string): string
}

export function openSecretBox(key: Buffer): SecretBox {
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    sign(purpose, text) {
      const own = new Uint8Array(hkdfSync('sha256', key, '', purpose, 32))
      return createHmac('sha256', own).update(text).digest('base64url')
    },
  }
}

/** What was sealed as JSON, if it fits the schema; null for anything else, because whoever sends it may have made it up. */
export function openJson<S extends z.ZodType>(box: SecretBox, schema: S, sealed: string): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(box.open(sealed)))
  } catch {
    return null
  }
}

/** In the data folder. */
export const KEY_FILE = 'secret.key'

/** What to do when the key of a database is not there. */
export const howToGetTheKey =
  'Copy that one there, from the data folder of another process or from a backup. If it is lost, run: npm run -s hark -- audit seal, start Hark, and give every webhook a new secret.'

export function hasKey(dataDir: string): boolean {
  return existsSync(join(dataDir, KEY_FILE))
}

/**
 * Reads the key of the data folder, or creates it: only for a new database, and for a person who replaces a lost key. Two
 * processes that start at once get the same key.
 */
export function readOrMakeKey(dataDir: string): Buffer {
  if (!hasKey(dataDir)) makeKey(join(dataDir, KEY_FILE))
  return readKey(dataDir)
}

/** Reads the key of a data folder that has one. */
export function readKey(dataDir: string): Buffer {
  const path = join(dataDir, KEY_FILE)
  if (!hasKey(dataDir))
    throw new CannotStart(`There is no secret.key in ${dataDir}, but the database was used with one. ${howToGetTheKey}`)
  const key = Buffer.from(readText(path), 'base64')
  if (key.length !== 32)
    throw new CannotStart(`${path} is damaged: it should hold 32 bytes in base64. Restore it from a backup.`)
  closeToOthers(path)
  return key
}

/** Somebody copied it without its permissions. */
function closeToOthers(path: string): void {
  const { mode, uid } = statSync(path)
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(path, 0o600)
}

/**
 * Linking makes the complete key appear at once and never replaces an existing one, so a second process uses the key of
 * the first.
 */
function makeKey(path: string): void {
  const part = `${path}.${process.pid}`
  writeFileSync(part, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(part)
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CannotStart(`${path} cannot be read (${code}). Give this user the right to read it.`)
  }
}

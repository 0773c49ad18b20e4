import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { SendOutcome } from './queued-mail.ts'

/** Writes a mail to the data folder. A second copy of the same mail replaces the first. */
export async function writeMail(
  { DATA_DIR }: Config,
  { id, attempt, bytes }: { id: string; attempt: number; bytes: Buffer },
): Promise<SendOutcome> {
  const folder = join(DATA_DIR, 'mail')
  const name = `${id}.eml`
  // Write to a temporary name first, so that nobody reads half a mail.
  const draft = join(folder, `.${name}.${attempt}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeThrough(draft, bytes)
    await rename(draft, join(folder, name))
    return { type: 'sent', externalId: name }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    return notWritten(error as NodeJS.ErrnoException)
  }
}

/** Mails have addresses and texts that are not public yet, so only the user that runs Hark may read them. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function notWritten({ code, message }: NodeJS.ErrnoException): SendOutcome {
  return {
    type: 'failed',
    error: `The mail could not be written to the data folder (${code ?? message}).`,
    again: true,
  }
}

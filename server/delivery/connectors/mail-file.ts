import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SECOND } from '../../platform/time-units.ts'
import type { AttemptOutcome } from '../delivery.ts'
import type { Connector } from './connector.ts'
import { composeMail, noAddress } from './mail.ts'

/** Writes mails to the data folder if there is no mail server. A second copy of a delivery replaces the first. */
export const mailFile: Connector = {
  by: 'sending',
  safeToRepeat: true,
  patienceMillis: 10 * SECOND,
  async send(delivery, message, channel, context) {
    const { to } = channel.settings
    if (!to) return noAddress(channel)
    const { bytes } = await composeMail({ delivery, message, channel, to }, context)
    const folder = join(context.config.DATA_DIR, 'mail')
    const name = `${delivery.id}.eml`
    // Write to a temporary name first, so that nobody reads half a mail.
    const draft = join(folder, `.${name}.${delivery.attempts}`)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeThrough(draft, bytes)
      await rename(draft, join(folder, name))
      return { type: 'sent', externalId: name }
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined)
      return notWritten(error as NodeJS.ErrnoException)
    }
  },
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

function notWritten({ code, message }: NodeJS.ErrnoException): AttemptOutcome {
  return {
    type: 'failed',
    error: `The mail could not be written to the data folder (${code ?? message}).`,
    again: true,
  }
}

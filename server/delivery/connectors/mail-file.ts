import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connector } from './connector.ts'
import { composeMail, noAddress } from './mail.ts'

/** Writes mails to the data folder if there is no mail server. A second copy of a delivery replaces the first. */
export const mailFile: Connector = {
  by: 'sending',
  safeToRepeat: true,
  async send(delivery, message, channel, context) {
    const { to } = channel.settings
    if (!to) return noAddress(channel)
    const { bytes } = await composeMail({ delivery, message, channel, to }, context)
    const folder = join(context.config.DATA_DIR, 'mail')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${delivery.id}.eml`
    // Write to a temporary name first, so that nobody reads half a mail.
    await writeThrough(join(folder, `.${name}.${delivery.attempts}`), bytes)
    await rename(join(folder, `.${name}.${delivery.attempts}`), join(folder, name))
    return { type: 'sent', externalId: name }
  },
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

import { resolve } from 'node:path'
import { withAuditKey } from '../audit/key.ts'
import { refuseOtherKey } from '../audit/key-print.ts'
import { openUpToDate } from '../open-platform.ts'
import { systemClock, toInstant } from '../platform/clock.ts'
import { backUp } from '../platform/db/backup.ts'
import { prepareDataDir } from '../platform/db/open.ts'
import { restore } from '../platform/db/restore.ts'
import { openSqlite } from '../platform/db/sqlite.ts'
import { CannotStart } from '../platform/errors.ts'
import { formatCount } from '../platform/format.ts'
import { afterRestoreInWords, settleRestore } from './after-restore.ts'
import type { Call, Command } from './command.ts'
import { oneWord } from './input.ts'
import { withContext } from './open-for-command.ts'

const migrateDatabase: Command = {
  name: 'migrate',
  installs: true,
  summary: 'Upgrades the database to this version. Every start does that too.',
  flags: {},
  async run({ config }) {
    const { platform, done } = await openUpToDate(config)
    await platform.db.destroy()
    return { text: done.map((name) => `Done: ${name}`).join('\n') || 'Already up to date.', json: { done } }
  },
}

const backUpDatabase: Command = {
  name: 'backup',
  summary: 'Writes the database and its secret key into one file, while Hark runs.',
  words: 'FILE',
  flags: {},
  async run(call) {
    const file = resolve(oneWord(call, 'file'))
    refusePostgres(call, 'Back it up with pg_dump, and keep a copy of secret.key, which is in the data folder.')
    const { DATA_DIR } = call.config
    const requireFit = async (copy: string, key: Buffer) => {
      const db = withAuditKey(openSqlite(copy), key)
      await refuseOtherKey(db, DATA_DIR).finally(() => db.destroy())
    }
    const { bytes } = await backUp(DATA_DIR, file, toInstant(systemClock()), requireFit)
    return {
      text: `${file} holds everything (${formatCount(bytes, 'byte')}), including its secret key. Keep it safe.`,
      json: { file, bytes },
    }
  },
}

const restoreDatabase: Command = {
  name: 'restore',
  installs: true,
  summary: 'Replaces the data with a backup. The old data is kept beside it. Hark must not be running.',
  words: 'FILE',
  flags: {},
  async run(call) {
    const file = resolve(oneWord(call, 'file'))
    refusePostgres(
      call,
      'Stop Hark, restore it with pg_restore --single-transaction, put secret.key back into the data folder, and run: npm run -s hark -- restored',
    )
    prepareDataDir(call.config.DATA_DIR)
    const at = toInstant(systemClock())
    const { madeAt } = await restore(call.config.DATA_DIR, file, at.replace(/\D/g, '').slice(0, 14))
    const after = await withContext(call, (context) => settleRestore(context, madeAt)).catch(sayThatItIsInPlace)
    const lines = [`Hark is as it was at ${madeAt}.`, ...afterRestoreInWords(after), 'Start Hark again.']
    return { text: lines.join('\n'), json: { file, madeAt, ...after } }
  },
}

const settleRestored: Command = {
  name: 'restored',
  summary: 'After pg_restore: makes every process reload everything, and lists what is due.',
  flags: {},
  async run(call) {
    const after = await withContext(call, (context) => settleRestore(context, toInstant(context.now())))
    const lines = ['Every process is reloading everything.', ...afterRestoreInWords(after)]
    return { text: lines.join('\n'), json: after }
  },
}

export const databaseCommands = [migrateDatabase, backUpDatabase, restoreDatabase, settleRestored]

/** For a backup whose key is not that of its database, which earlier versions wrote when secret.key was lost. */
function sayThatItIsInPlace(error: unknown): never {
  if (!(error instanceof CannotStart)) throw error
  throw new CannotStart(
    `The backup is in place, but it cannot be used yet. ${error.message} Before you start it, also run: npm run -s hark -- restored`,
  )
}

function refusePostgres({ config }: Call, instead: string): void {
  if (config.DATABASE_URL !== undefined) throw new CannotStart(`The data is in PostgreSQL. ${instead}`)
}

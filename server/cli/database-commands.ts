import { resolve } from 'node:path'
import { commandLine } from '../audit/audit.ts'
import { auditKeyFrom, withAuditKey } from '../audit/key.ts'
import { recordEvent } from '../audit/record-change.ts'
import { bringUpToDate } from '../open-platform.ts'
import { systemClock, toInstant } from '../platform/clock.ts'
import { backUp, restore } from '../platform/db/backup.ts'
import { openDatabase, prepareDataDir } from '../platform/db/open.ts'
import { CannotStart } from '../platform/errors.ts'
import { formatCount } from '../platform/format.ts'
import { readOrMakeKey } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import type { Call, Command } from './command.ts'
import { oneWord } from './input.ts'
import { withPlatform } from './open-for-command.ts'

const migrateDatabase: Command = {
  name: 'migrate',
  summary: 'Brings the database to this version. Every start does that too.',
  flags: {},
  async run({ config }) {
    prepareDataDir(config.DATA_DIR)
    const db = withAuditKey(await openDatabase(config), auditKeyFrom(readOrMakeKey(config.DATA_DIR)))
    try {
      const done = await bringUpToDate(db)
      return { text: done.map((name) => `Done: ${name}`).join('\n') || 'It is at this version.', json: { done } }
    } finally {
      await db.destroy()
    }
  },
}

const backUpDatabase: Command = {
  name: 'backup',
  summary: 'Writes everything into one file, while Hark runs: the database, and the key of its secrets.',
  words: 'FILE',
  flags: {},
  async run(call) {
    const file = resolve(oneWord(call, 'file'))
    refusePostgres(call, 'Back it up with pg_dump, and keep a copy of secret.key in the data folder.')
    const { bytes } = await backUp(call.config.DATA_DIR, file, toInstant(systemClock()))
    return {
      text: `${file} holds everything (${formatCount(bytes, 'byte')}), the key of its secrets too: keep it safe.`,
      json: { file, bytes },
    }
  },
}

const restoreDatabase: Command = {
  name: 'restore',
  summary: 'Puts a backup in the place of what is there, which stays beside it. Hark must not be running.',
  words: 'FILE',
  flags: {},
  async run(call) {
    const file = resolve(oneWord(call, 'file'))
    refusePostgres(call, 'Restore it with pg_restore, and put secret.key back into the data folder.')
    prepareDataDir(call.config.DATA_DIR)
    const at = toInstant(systemClock())
    const { madeAt } = await restore(call.config.DATA_DIR, file, at.replace(/\D/g, '').slice(0, 14))
    await withPlatform(call, ({ db }) =>
      transact(db, (trx) =>
        recordEvent(trx, {
          at,
          actor: commandLine,
          action: 'restore',
          subject: { type: 'backup', id: madeAt },
        }),
      ),
    )
    return { text: `Hark is as it was at ${madeAt}. Start it again.`, json: { file, madeAt } }
  },
}

export const databaseCommands = [migrateDatabase, backUpDatabase, restoreDatabase]

function refusePostgres({ config }: Call, instead: string): void {
  if (config.DATABASE_URL !== undefined) throw new CannotStart(`The data is in PostgreSQL. ${instead}`)
}

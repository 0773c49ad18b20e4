import { createHmac, hkdfSync } from 'node:crypto'
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import type { Db } from '../platform/transact.ts'

/**
 * Travels with a database handle and its transactions, so that whoever can record an entry has the key, and nobody has to
 * pass it on. It changes no query.
 */
class AuditKey implements KyselyPlugin {
  readonly key: Buffer

  constructor(key: Buffer) {
    this.key = key
  }

  transformQuery({ node }: PluginTransformQueryArgs) {
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result
  }
}

/**
 * The database with the key of its audit. That is derived from `secret.key`: one file less to lose, and no use for the
 * one gives away the other.
 */
export function withAuditKey(db: Db, secret: Buffer): Db {
  return db.withPlugin(new AuditKey(Buffer.from(hkdfSync('sha256', secret, '', 'hark audit chain', 32))))
}

export function auditKeyOf(db: Db): Buffer {
  const plugin = db.getExecutor().plugins.find((candidate) => candidate instanceof AuditKey)
  if (!plugin) throw new Error('The database was opened without the key of the audit.')
  return plugin.key
}

/** A hash that only who has the key can make. */
export function keyedHash(key: Buffer, fields: readonly unknown[]): string {
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest('hex')
}

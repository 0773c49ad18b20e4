import { CannotStart } from '../platform/errors.ts'
import type { Db } from '../platform/transact.ts'
import { auditKeyOf, keyedHash } from './key.ts'
import { claimKeyPrint, findAuditHead, saveKeyPrint } from './queries.ts'

/** Names the key of this process without giving it away. */
export function keyPrint(db: Db): string {
  return keyedHash(auditKeyOf(db), ['key print'])
}

/**
 * Makes sure that this process has the `secret.key` of all others that use the database: with another one it could not
 * read the webhook secrets, and its entries would make the audit look as if somebody had changed it. The first process
 * decides which key that is.
 */
export async function requireSameKey(db: Db, dataDir: string): Promise<void> {
  const own = keyPrint(db)
  // Most starts only read, so that they need not wait for whoever writes.
  if ((await findAuditHead(db)).keyPrint === '') await claimKeyPrint(db, own)
  if ((await findAuditHead(db)).keyPrint === own) return
  throw new CannotStart(
    `The secret.key in ${dataDir} is not the one that this database is used with. Copy that one there, from the data folder of another process or from a backup. If it is lost, run: npm run -s hark -- audit seal, start Hark, and give every webhook a new secret.`,
  )
}

/** From now on the database is used with the key of this process. */
export async function replaceKeyPrint(db: Db): Promise<void> {
  await saveKeyPrint(db, keyPrint(db))
}

import { CannotStart } from '../platform/errors.ts'
import { howToGetTheKey } from '../platform/secrets.ts'
import type { Db } from '../platform/transact.ts'
import { auditKeyOf, keyedHash } from './key.ts'
import { claimKeyPrint, findAuditHead, findEarlierUse, saveKeyPrint } from './queries.ts'

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
  // Most starts only read, so that they need not wait for whoever writes.
  if ((await findAuditHead(db)).keyPrint === '') await claimKeyPrint(db, keyPrint(db))
  await refuseOtherKey(db, dataDir)
}

/** Throws CannotStart when the database, of this version or an earlier one, is known to be used with another key. */
export async function refuseOtherKey(db: Db, dataDir: string): Promise<void> {
  const use = await findEarlierUse(db)
  if (use === null || use.keyPrint === '' || use.keyPrint === keyPrint(db)) return
  throw new CannotStart(
    `The secret.key in ${dataDir} is not the one that this database is used with. ${howToGetTheKey}`,
  )
}

/** Whether somebody has used the database, and so has a key for it. It may be of an earlier version, or empty. */
export async function isUsed(db: Db): Promise<boolean> {
  const use = await findEarlierUse(db)
  return use !== null && (use.entries > 0 || use.keyPrint !== '')
}

/** From now on the database is used with the key of this process. */
export async function replaceKeyPrint(db: Db): Promise<void> {
  await saveKeyPrint(db, keyPrint(db))
}

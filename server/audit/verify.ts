import { setImmediate as turn } from 'node:timers/promises'
import { Conflict } from '../platform/errors.ts'
import { type Db, snapshot, type Trx } from '../platform/transact.ts'
import { type Anchor, type EarlierAnchor, fitsAnchor } from './anchor.ts'
import { addToDigest, chainHash, type StoredEntry } from './audit.ts'
import { auditKeyOf, keyedHash } from './key.ts'
import { keyPrint, replaceKeyPrint } from './key-print.ts'
import { findAuditHead, listStored, lockAuditHead, saveSeal } from './queries.ts'

export type Verification =
  /** `last` is what to remember of the audit as it is now. */
  | { ok: true; entries: number; sealedUntil: number; last: Anchor }
  /** The first entry that is wrong, and what is wrong with it, as a sentence. */
  | { ok: false; seq: number; problem: string }

type Row = StoredEntry & { hash: string }

/**
 * Verifies the whole audit as it is at one instant, while others go on recording. With an anchor, also that the entries up
 * to that of the anchor say what they said when it was made, whatever was sealed since.
 */
export function verifyAudit(db: Db, anchor: Anchor | EarlierAnchor | null = null): Promise<Verification> {
  return snapshot(db, (trx) => verifyIn(trx, anchor))
}

async function verifyIn(trx: Trx, anchor: Anchor | EarlierAnchor | null): Promise<Verification> {
  const head = await findAuditHead(trx)
  const key = auditKeyOf(trx)
  // SQLite keeps a fraction, which no entry would reach, and the seal would never be compared.
  if (!Number.isInteger(head.sealedUntil))
    return broken(
      1,
      'The number up to which the audit is sealed is not one that Hark wrote. The audit cannot be trusted.',
    )
  let [previous, digest, seq] = ['', '', 0]
  for await (const row of rowsOf(trx)) {
    if (row.seq < 1)
      return broken(row.seq, `Entry ${row.seq} of the audit was added: the first is entry 1. ${untrusted}`)
    if (row.seq !== seq + 1) return broken(seq + 1, `Entry ${seq + 1} of the audit is missing. ${untrusted}`)
    digest = addToDigest(digest, row, row.hash)
    if (row.seq > head.sealedUntil && row.hash !== chainHash(key, previous, row))
      return broken(row.seq, notAsWritten(row.seq))
    if (row.seq === head.sealedUntil && sealOf(key, row.seq, digest) !== head.seal)
      return broken(row.seq, head.seal === '' ? neverSealed(row.seq) : notAsSealed(row.seq))
    if (!isJson(row.before) || !isJson(row.after))
      return broken(row.seq, `Entry ${row.seq} of the audit is not JSON, so Hark did not write it. ${untrusted}`)
    if (row.seq === anchor?.seq && !fitsAnchor(anchor, { digest, hash: row.hash }))
      return broken(row.seq, notAsAnchored(row.seq))
    previous = row.hash
    seq = row.seq
  }
  if (head.seq !== seq || head.hash !== previous || head.sealedUntil > seq)
    return broken(seq + 1, `Entry ${seq + 1} of the audit is missing: its end was cut off.`)
  if (anchor !== null && anchor.seq > seq)
    return broken(
      seq + 1,
      `The audit ends at entry ${seq}, and the anchor is of entry ${anchor.seq}. Unless a backup from before the anchor was restored, its end was cut off.`,
    )
  return { ok: true, entries: seq, sealedUntil: head.sealedUntil, last: { seq, digest, seal: head.seal } }
}

const untrusted = 'What comes after it cannot be trusted.'

function notAsWritten(seq: number): string {
  return `Entry ${seq} of the audit is not as it was written, or was written with another secret.key. ${untrusted}`
}

function notAsSealed(seq: number): string {
  return `The entries up to ${seq} are not as they were when they were sealed, or were sealed with another secret.key.`
}

function notAsAnchored(seq: number): string {
  return `The entries up to ${seq} are not those that the anchor was made of. Unless a backup from before the anchor was restored, someone changed the audit and made its hashes or its seal anew.`
}

function neverSealed(seq: number): string {
  return `The entries up to ${seq} are from before the audit had a key, and the upgrade was interrupted before it sealed them. Seal them now: npm run hark -- audit seal.`
}

function broken(seq: number, problem: string): Verification {
  return { ok: false, seq, problem }
}

/**
 * Seals all entries so far under the present key, because their hashes have none or an earlier one: after the upgrade that
 * brought the key, and from `sealUnverified`. Nobody can record meanwhile.
 */
export async function sealAudit(trx: Trx): Promise<number> {
  const { seq: sealedUntil } = await lockAuditHead(trx)
  let digest = ''
  for await (const row of rowsOf(trx)) digest = addToDigest(digest, row, row.hash)
  await saveSeal(trx, { sealedUntil, seal: sealOf(auditKeyOf(trx), sealedUntil, digest) })
  return sealedUntil
}

/**
 * For a person who has replaced `secret.key`, which is the key of the database from then on. Throws Conflict when the
 * present key verifies the audit: a seal would only give up what that proves.
 */
export async function sealUnverified(trx: Trx): Promise<number> {
  const head = await lockAuditHead(trx)
  const isOwn = head.keyPrint === '' || head.keyPrint === keyPrint(trx)
  const { ok } = await verifyIn(trx, null)
  if (ok && isOwn) throw new Conflict('The audit can be verified with this key, so there is nothing to seal.')
  await replaceKeyPrint(trx)
  return sealAudit(trx)
}

function sealOf(key: Buffer, seq: number, digest: string): string {
  return keyedHash(key, ['seal', seq, digest])
}

const PAGE = 1000

async function* rowsOf(trx: Trx): AsyncGenerator<Row> {
  let seq: number | null = null
  for (;;) {
    const rows: Row[] = await listStored(trx, seq, PAGE)
    yield* rows
    if (rows.length < PAGE) return
    seq = rows.at(-1)!.seq
    // Hashing a page takes milliseconds, in which nobody else gets a turn.
    await turn()
  }
}

function isJson(text: string | null): boolean {
  if (text === null) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What is kept of the audit where whoever writes to the database cannot reach it. */
export interface Anchor {
  /** The last entry at that time. */
  seq: number
  /** Of everything that the entries up to `seq` say. Nobody needs a key to compute it, and no seal replaces it. */
  digest: string
  /** The seal of that time. Another one says that entries were sealed since. */
  seal: string
}

/** As earlier versions kept it. It proves nothing of entries that are sealed, because a seal leaves their hashes alone. */
export interface EarlierAnchor {
  seq: number
  hash: string
}

/** Whether the audit up to the anchor's entry is the one that the anchor was made of. */
export function fitsAnchor(anchor: Anchor | EarlierAnchor, found: { digest: string; hash: string }): boolean {
  return 'digest' in anchor ? anchor.digest === found.digest : anchor.hash === found.hash
}

import { createHash } from 'node:crypto'
import type { Instant } from '../platform/clock.ts'
import { keyedHash } from './key.ts'

/** Who made a change: a person, the command line, or Hark itself. */
export interface Actor {
  id: string
  name: string
}

/** The actor of what happens automatically, such as publishing at the due time. */
export const hark: Actor = { id: 'hark', name: 'Hark' }

/** Stands for the person who runs the machine. */
export const commandLine: Actor = { id: 'command-line', name: 'Command line' }

/** Whoever could not sign in. */
export const nobody: Actor = { id: 'nobody', name: 'Someone unknown' }

export interface Change {
  at: Instant
  actor: Actor
  /** A verb of the domain: `create`, `approve`, `switch_off`. */
  action: string
  subject: { type: string; id: string }
  before: unknown
  after: unknown
  /** The revision of the subject after the change; null when it has no revisions. */
  revision: number | null
}

export interface Entry extends Change {
  seq: number
  id: string
}

/** An entry as its row stores it: what was before and after is text, which need not be JSON if somebody tampered. */
export interface StoredEntry extends Omit<Entry, 'before' | 'after'> {
  before: string | null
  after: string | null
}

/**
 * Chains an entry to the one before it: changing, removing or inserting an entry later breaks every hash after it, and
 * without the key nobody can make other hashes.
 */
export function chainHash(key: Buffer, previous: string, entry: StoredEntry): string {
  return keyedHash(key, fieldsOf(previous, entry))
}

/**
 * Adds an entry, with its hash, to a digest of all entries before it. It needs no key, so it is the same under any: seals
 * and anchors are made of it.
 */
export function addToDigest(digest: string, entry: StoredEntry, hash: string): string {
  return createHash('sha256')
    .update(JSON.stringify([...fieldsOf(digest, entry), hash]))
    .digest('hex')
}

function fieldsOf(previous: string, entry: StoredEntry): readonly unknown[] {
  const { seq, id, at, actor, action, subject, before, after, revision } = entry
  const who = [actor.id, actor.name]
  return [previous, seq, id, at, ...who, action, subject.type, subject.id, before, after, revision]
}

import { createHash } from 'node:crypto'
import type { Instant } from '../platform/clock.ts'

/** Who made a change: a person, the command line, or Hark itself. */
export interface Actor {
  id: string
  name: string
}

/** The actor of what happens automatically, such as publishing at the due time. */
export const hark: Actor = { id: 'hark', name: 'Hark' }

/** Stands for the person who runs the machine. */
export const commandLine: Actor = { id: 'command-line', name: 'Command line' }

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

/** Chains an entry to the one before it: changing, removing or inserting an entry later breaks every hash after it. */
export function chainHash(
  previous: string,
  entry: Omit<Entry, 'before' | 'after'> & { before: string | null; after: string | null },
): string {
  const { seq, id, at, actor, action, subject, before, after, revision } = entry
  const fields = [
    previous,
    seq,
    id,
    at,
    actor.id,
    actor.name,
    action,
    subject.type,
    subject.id,
    before,
    after,
    revision,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

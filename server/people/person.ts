import type { Actor } from '../audit/audit.ts'
import type { Instant } from '../platform/clock.ts'
import { Forbidden } from '../platform/errors.ts'

export const teams = ['service', 'marketing', 'both'] as const
export type Team = (typeof teams)[number]

/** Everybody who is signed in may read; everything else must be granted. */
export const permissions = ['author', 'approver', 'administrator', 'duty_manager'] as const
export type Permission = (typeof permissions)[number]

export interface Person extends Actor {
  email: string
  team: Team
  can: readonly Permission[]
  createdAt: Instant
  deactivatedAt: Instant | null
  /** The kinds of emails that this person does not want. */
  noMail: readonly string[]
  revision: number
}

export function may(person: Person, permission: Permission): boolean {
  return person.deactivatedAt === null && person.can.includes(permission)
}

/** Authors write for their own team; `both` writes for either. */
export function mayWriteFor(person: Person, kind: Exclude<Team, 'both'>): boolean {
  return may(person, 'author') && (person.team === 'both' || person.team === kind)
}

/**
 * Incidents are customer service's: one that is restored no longer holds marketing, so those who write marketing must not
 * change them.
 */
export function mayWriteIncidents(person: Person): boolean {
  return mayWriteFor(person, 'service') || may(person, 'approver')
}

const sentences: Record<Permission, string> = {
  author: 'You need author permission to write announcements. An administrator can give it to you.',
  approver: 'Only an approver can do this. An administrator can give you that permission.',
  administrator: 'Only administrators can do this.',
  duty_manager: 'Only duty managers can do this.',
}

export function requirePermission(person: Person, permission: Permission): void {
  if (!may(person, permission)) throw new Forbidden(sentences[permission])
}

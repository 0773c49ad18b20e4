import type { Instant } from '../platform/clock.ts'
import { type Scope, scopes } from '../platform/guards/token-scope.ts'
import { may, type Person } from './person.ts'

/** The days after which a token can be made to end. */
export const tokenDays = [7, 30, 90, 180, 365] as const
export const usualTokenDays = 90

export interface Token {
  id: string
  personId: string
  name: string
  scope: Scope
  createdAt: Instant
  lastUsedAt: Instant | null
  /** Null for a token from before tokens had an end. */
  expiresAt: Instant | null
}

/** The scopes that a token of this person can have: nobody hands on more than they may do. */
export function scopesFor(person: Person): readonly Scope[] {
  return may(person, 'administrator') ? scopes : scopes.filter((scope) => scope !== 'administer')
}

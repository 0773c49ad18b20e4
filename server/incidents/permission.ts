import { may, mayWriteFor, type Person } from '../people/person.ts'
import { Forbidden } from '../platform/errors.ts'

/**
 * Incidents are customer service's: one that is restored no longer holds marketing, so those who write marketing must not
 * change them.
 */
function mayWriteIncidents(person: Person): boolean {
  return mayWriteFor(person, 'service') || may(person, 'approver')
}

export function requireMayWriteIncidents(person: Person): void {
  if (!mayWriteIncidents(person))
    throw new Forbidden(
      'Only service authors and approvers can change incidents. An administrator can give you that permission.',
    )
}

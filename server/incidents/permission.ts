import { mayWriteIncidents, type Person } from '../people/person.ts'
import { Forbidden } from '../platform/errors.ts'

export function requireMayWriteIncidents(person: Person): void {
  if (!mayWriteIncidents(person))
    throw new Forbidden(
      'Only service authors and approvers can change incidents. An administrator can give you that permission.',
    )
}

import { mayWriteFor, type Person } from '../people/person.ts'
import type { Incident } from './incident.ts'

/** Where this person posts an update about an incident. Null once it is over, and for whoever may not. */
export function updateHref({ id, endedAt }: Pick<Incident, 'id' | 'endedAt'>, person: Person): string | null {
  return endedAt === null && mayWriteFor(person, 'service') ? `/announcements/new?kind=service&incident=${id}` : null
}

import type { Announcement } from '../announcements/announcement.ts'
import type { Incident } from '../incidents/incident.ts'

/** Why readers must not get it any more: its incident has ended, or an all-clear's is open again. Corrections stay true. */
export function whyPast({ stage }: Pick<Announcement, 'stage'>, incident: Incident | null): string | null {
  if (incident === null || stage === 'correction') return null
  const { title, endedAt } = incident
  if (stage === 'all_clear')
    return endedAt === null ? `The incident “${title}” is open again, so its all-clear is not sent.` : null
  return endedAt === null
    ? null
    : `The incident “${title}” is over, so this is no longer sent. An all-clear or a correction still is.`
}

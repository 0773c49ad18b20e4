import type { Announcement } from '../announcements/announcement.ts'
import type { LockedCalendar } from '../calendar/locked-calendar.ts'
import { findIncidentIfAny } from '../incidents/queries.ts'

/** Why readers must not get it any more: its incident has ended, or an all-clear's is open again. Corrections stay true. */
export async function whyPast({ trx }: LockedCalendar, { incident: id, stage }: Announcement): Promise<string | null> {
  const incident = id === null || stage === 'correction' ? null : await findIncidentIfAny(trx, id)
  if (incident === null) return null
  const { title, endedAt } = incident
  if (stage === 'all_clear')
    return endedAt === null ? `The incident “${title}” is open again, so its all-clear is not sent.` : null
  return endedAt === null
    ? null
    : `The incident “${title}” is over, so this is no longer sent. An all-clear or a correction still is.`
}

import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { Incident } from '../../incidents/incident.ts'
import { findIncidentIfAny } from '../../incidents/queries.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Db } from '../../platform/transact.ts'
import type { Announcement, Content } from '../announcement.ts'
import { findAnnouncementIfAny } from '../queries.ts'
import type { AnnouncementChange } from '../schema.ts'

/** What an announcement is about, as it is now. */
export interface About {
  incident: Incident | null
  /** The announcement that it corrects, and whether anything of that was ever out. */
  corrected: Announcement | null
  isCorrectedOut: boolean
  /** Whether it is an all-clear, or corrects one. */
  isOfAllClear: boolean
}

export async function findAbout(db: Db, content: Content): Promise<About> {
  const { incident, corrects } = content
  const corrected = corrects === null ? null : await findAnnouncementIfAny(db, corrects)
  const bookings = corrected === null ? [] : await listBookingsOf(db, corrected.id)
  return {
    incident: await findIncidentIfAny(db, incident),
    corrected,
    isOfAllClear: await isOfAllClear(db, content),
    isCorrectedOut: bookings.some(({ status }) => status === 'published' || status === 'retracted'),
  }
}

/** Whether it is an all-clear, or corrects one. What is corrected was published before its correction, so this ends. */
export async function isOfAllClear(db: Db, { stage, corrects }: Content): Promise<boolean> {
  let root: Pick<Content, 'stage' | 'corrects'> | null = { stage, corrects }
  while (root?.corrects != null) root = await findAnnouncementIfAny(db, root.corrects)
  return root?.stage === 'all_clear'
}

/**
 * A new content, or a change of one, with what it leaves to be understood. A first notice about no incident opens one, unless
 * it says that it opens none; then it is plain information, which has no stage. A correction is about the incident of what
 * it corrects.
 */
export function understood(content: Content, change: AnnouncementChange, { corrected }: About): Content {
  const { kind, incident, opens, expectedEnd, confidence } = content
  const confident = expectedEnd === null ? 'unknown' : confidence === 'unknown' ? 'estimated' : confidence
  const about = { ...content, confidence: confident } as const
  if (kind === 'marketing') return about
  if (corrected !== null && 'corrects' in change && change.corrects != null) {
    const inherited = change.incident === undefined ? corrected.incident : incident
    return { ...about, stage: change.stage ?? 'correction', incident: inherited }
  }
  if (opens !== null) return { ...about, stage: content.stage ?? 'initial' }
  if (content.stage !== 'initial' || incident !== null) return about
  if ('opens' in change && change.opens === null) return { ...about, stage: null }
  if (!('stage' in change) && !('incident' in change)) return about
  if (!/^planned/i.test(content.category)) return { ...about, opens: 'unplanned' }
  // Works are planned for a time. Without one there is nothing to open an incident with.
  return content.began === null ? { ...about, stage: null } : { ...about, opens: 'planned' }
}

/** What it is about and cannot be, by field. */
export function impossible(content: Content, about: About): FieldErrors {
  const { incident, corrected, isCorrectedOut } = about
  const { kind, stage, opens } = content
  const errors: FieldErrors = {}
  if (kind === 'marketing') {
    if (stage !== null) errors['stage'] = 'Only service announcements have a stage.'
    if (opens !== null) errors['opens'] = 'Only a service announcement can open an incident.'
    if (content.corrects !== null) errors['corrects'] = 'Only a service announcement can correct another.'
    return errors
  }
  if (content.incident !== null && incident === null) errors['incident'] = 'There is no such incident.'
  if (opens !== null && content.incident !== null)
    errors['opens'] = 'It is already about an incident, so it cannot open another.'
  else if (opens !== null && stage !== 'initial') errors['opens'] = 'Only a first notice can open an incident.'
  if (content.corrects !== null) {
    const why = whyNotCorrect(content, corrected, isCorrectedOut)
    if (why !== null) errors['corrects'] = why
  }
  if (incident !== null && incident.endedAt !== null && (stage === 'initial' || stage === 'update'))
    errors['stage'] =
      `The incident “${incident.title}” is over. Reopen it to write an update, or choose all-clear or correction.`
  const began = content.began ?? (stage === 'all_clear' ? null : (incident?.began ?? null))
  if (began !== null && content.expectedEnd !== null && content.expectedEnd <= began)
    errors['expectedEnd'] = 'The expected end must be after the start.'
  return { ...errors, ...promised(content, about) }
}

/** An all-clear says that it is over, so nothing more is to come. */
export function promised({ nextUpdateBy }: Content, { isOfAllClear }: Pick<About, 'isOfAllClear'>): FieldErrors {
  return isOfAllClear && nextUpdateBy !== null ? { nextUpdateBy: 'An all-clear promises no next update.' } : {}
}

function whyNotCorrect(content: Content, corrected: Announcement | null, isOut: boolean): string | null {
  if (corrected === null) return 'There is no such announcement.'
  if (corrected.kind !== 'service') return 'Only service announcements can be corrected.'
  if (corrected.status === 'retracted')
    return 'It has been retracted, so there is nothing to correct. Post an update instead.'
  if (!isOut) return 'It has not been published, so there is nothing to correct. Edit it instead.'
  if (content.stage !== 'correction') return 'Only a correction can correct another announcement.'
  if (content.incident !== corrected.incident)
    return 'It corrects an announcement about another incident. Choose that incident, or leave it out.'
  return null
}

import type { Actor } from '../../audit/audit.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { applyChange, type Changing, ended, openAgain } from '../../incidents/actions.ts'
import type { Incident } from '../../incidents/incident.ts'
import { findIncident } from '../../incidents/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Announcement } from '../announcement.ts'
import { findAnnouncement } from '../queries.ts'
import { openedBy } from '../thread/opening.ts'
import { correctedBefore, isTrueOf, toldBy, withoutWhat } from '../thread/telling.ts'
import { listOut, newerThan, rootIn, standing } from '../thread/thread-out.ts'
import { isOutdated, placesWithoutAllClear } from '../thread/without-all-clear.ts'
import type { Outbox } from '../under-way.ts'
import { followIn } from './incident-end.ts'
import { draftNotOver } from './not-over.ts'

/** In whose name, and in which transaction, an incident follows an announcement about it. */
export interface Following {
  context: Context
  calendar: LockedCalendar
  outbox: Outbox
  actor: Actor
  now: Instant
}

export function changingIn({ context, calendar, outbox, actor, now }: Following): Changing {
  return { trx: calendar.trx, follow: followIn(calendar, { context, outbox }), actor, now }
}

/**
 * What one of its messages that was delivered, or posted by hand, makes true of its incident: the first of it what it
 * says, and an all-clear that it is over, once it is for all places (docs/lifecycle.md#one-truth). What corrects an
 * all-clear changes nothing.
 */
export async function followSent(following: Following, id: string): Promise<void> {
  const { calendar } = following
  const announcement = await findAnnouncement(calendar.trx, id)
  const { incident: about, kind, status, stage } = announcement
  if (about === null || kind === 'marketing' || status === 'retracted') return
  const incident = await findIncident(calendar.trx, about)
  if (incident.endedAt !== null) return
  if (stage === 'all_clear') await endByAllClear(following, announcement, incident)
  else await tell(following, announcement, incident)
}

async function tell(following: Following, announcement: Announcement, incident: Incident): Promise<void> {
  const { trx } = following.calendar
  const published = (await listBookingsOf(trx, announcement.id)).filter(({ status }) => status === 'published')
  if (published.length !== 1) return
  const out = await listOut(trx, incident.id)
  if (rootIn(out)(announcement).stage === 'all_clear') return
  const newer = newerThan(out, announcement)
  if (newer.length > 0 && announcement.corrects === null) return
  const given = newer.length > 0 ? correctedBefore(newer, announcement, incident) : toldBy(announcement, incident)
  if (!isTrueOf(given, incident)) await applyChange(changingIn(following), incident, { action: 'tell', given })
}

/**
 * One no longer holds that was approved before the incident was opened again, or before something that one of its places
 * was told meanwhile.
 */
async function endByAllClear(following: Following, allClear: Announcement, incident: Incident): Promise<void> {
  const { calendar, actor, now } = following
  const { trx, tree } = calendar
  const { id, approvedAt } = allClear
  const { reopenedAt } = incident
  const out = await listOut(trx, incident.id)
  const isFromBefore = reopenedAt !== null && (approvedAt === null || approvedAt <= reopenedAt)
  if (isFromBefore || isOutdated(tree, out, allClear)) return draftNotOver(calendar, allClear, { incident, actor, now })
  if (placesWithoutAllClear(tree, out).length > 0) return
  const given = { ...ended(incident), endedFrom: id }
  await applyChange(changingIn(following), incident, { action: 'restore', given })
}

/** The incident that it opened ends with it when nothing about that was ever out. */
export async function followCanceled(following: Following, announcement: Announcement): Promise<void> {
  if (announcement.status !== 'cancelled') return
  const incident = await openedBy(following.calendar.trx, announcement)
  if (incident !== null) await callOff(following, incident)
}

function callOff(following: Following, incident: Incident): Promise<unknown> {
  return applyChange(changingIn(following), incident, { action: 'call_off', given: { status: 'called_off' } })
}

/**
 * After it was withdrawn, its incident is as the others say: open again when it had ended it, called off when it had opened
 * it and nothing else was said, and otherwise with the times of the newest that still stands.
 */
export async function followRetracted(following: Following, announcement: Announcement): Promise<void> {
  const { trx, tree } = following.calendar
  const { id, incident: about, kind } = announcement
  if (about === null || kind === 'marketing') return
  const incident = await findIncident(trx, about)
  const out = await listOut(trx, about)
  if (incident.endedAt !== null) {
    const isOfAllClears = announcement.stage === 'all_clear' && incident.endedFrom !== null
    if (isOfAllClears && placesWithoutAllClear(tree, out).length > 0)
      await applyChange(changingIn(following), incident, { action: 'reopen', given: openAgain(incident) })
    return
  }
  const root = rootIn(out)
  const stands = (one: Announcement) => one.status !== 'retracted'
  const others = out.filter(({ announcement: one }) => {
    return stands(one) && (stands(root(one)) || root(one).stage !== 'all_clear')
  })
  if (incident.openedFrom === id && others.length === 0) return void (await callOff(following, incident))
  const given = withoutWhat(announcement, standing(out), incident)
  if (root(announcement).stage !== 'all_clear' && !isTrueOf(given, incident))
    await applyChange(changingIn(following), incident, { action: 'tell', given })
}

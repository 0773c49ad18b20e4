import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { lockCalendar } from '../../calendar/head-queries.ts'
import type { Context } from '../../context.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { type Trx, transact } from '../../platform/db/transact.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Announcement } from '../announcement.ts'
import { contentOf, hashContent } from '../content.ts'
import { findAnnouncement, insertRevision, saveAnnouncement } from '../queries.ts'

/** Which announcement, as the person who moves it has seen it. */
export interface Known {
  id: string
  revision: number
}

/** One transaction, in which nobody else books, about the revision that the person saw. `work` decides and saves. */
export function inMove<Result>(
  context: Context,
  { id, revision }: Known,
  work: (trx: Trx, before: Announcement, now: Instant) => Promise<Result>,
): Promise<Result> {
  const now = toInstant(context.now())
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    return work(trx, await openAnnouncement(trx, id, revision), now)
  })
}

/** Reads an announcement as the caller knows it; refuses when somebody has changed it since. */
export async function openAnnouncement(trx: Trx, id: string, revision: number): Promise<Announcement> {
  const announcement = await findAnnouncement(trx, id)
  if (announcement.revision !== revision) {
    throw new Conflict(
      `Somebody changed this announcement meanwhile: it is at revision ${announcement.revision}, and this was about ${revision}. Look at it again first.`,
    )
  }
  return announcement
}

/** Saves what a move made of an announcement, keeps the revision and records the change. */
export async function saveMove(
  trx: Trx,
  before: Announcement,
  after: Announcement,
  move: string,
  actor: Actor,
  now: Instant,
): Promise<Announcement> {
  const saved = await saveAnnouncement(trx, after)
  await keepRevision(trx, saved, move, actor, now)
  const [was, is] = differences(before, saved)
  await record(trx, {
    at: now,
    actor,
    action: move,
    subject: { type: 'announcement', id: saved.id },
    before: was,
    after: is,
    revision: saved.revision,
  })
  return saved
}

export async function recordCreated(trx: Trx, announcement: Announcement, actor: Actor, now: Instant): Promise<void> {
  await keepRevision(trx, announcement, 'create', actor, now)
  const after = { status: announcement.status, ...contentOf(announcement) }
  await record(trx, {
    at: now,
    actor,
    action: 'create',
    subject: { type: 'announcement', id: announcement.id },
    before: null,
    after,
    revision: announcement.revision,
  })
}

async function keepRevision(
  trx: Trx,
  announcement: Announcement,
  move: string,
  actor: Actor,
  now: Instant,
): Promise<void> {
  const content = contentOf(announcement)
  await insertRevision(trx, announcement.id, {
    revision: announcement.revision,
    author: actor.id,
    at: now,
    move,
    content,
    contentHash: hashContent(content),
  })
}

/** Only what changed, on both sides. */
function differences(before: Announcement, after: Announcement): [Record<string, unknown>, Record<string, unknown>] {
  const { updatedAt: _before, ...old } = before
  const changed = Object.keys(old).filter(
    (key) => JSON.stringify(old[key as keyof typeof old]) !== JSON.stringify(after[key as keyof Announcement]),
  )
  const pick = (from: Announcement) => Object.fromEntries(changed.map((key) => [key, from[key as keyof Announcement]]))
  return [pick(before), pick(after)]
}

import type { OutgoingMessage } from '../../server/announcements/outgoing-message.ts'
import type { StoredNotice } from '../../server/notices/notice.ts'
import { listThread } from '../../server/notices/queries.ts'
import { type Clock, type Instant, toInstant } from '../../server/platform/clock.ts'
import { nextPublicChange } from '../../server/platform/db/public-head.ts'
import { newId } from '../../server/platform/ids.ts'
import { type Db, transact } from '../../server/platform/transact.ts'
import type { AnnouncementsTable } from '../../server/tables.ts'

type NoticeFields = Partial<Omit<OutgoingMessage, 'announcement' | 'revision' | 'audience' | 'body'>> & {
  id?: string
  /** Area codes, by default Austin. */
  reach?: string[]
  publishedAt?: Instant
  retractedAt?: Instant
}

/** Inserts a notice as delivery stores it, by default a published service notice for Austin, and returns its id. */
export async function aNotice({ db, now }: { db: Db; now: Clock }, fields: NoticeFields = {}): Promise<string> {
  await changePublic(db, fields.retractedAt ?? fields.publishedAt ?? toInstant(now()))
  const { id = newId(), reach = ['US-TX-453-austin'], retractedAt = null, ...content } = fields
  const { publishedAt = toInstant(now()), ...message } = {
    kind: 'service' as const,
    severity: 'major' as const,
    category: 'outage',
    stage: null,
    incident: null,
    headline: 'Water off in Austin',
    text: 'A main broke.',
    link: '',
    where: 'Austin, Texas',
    written: null,
    nextUpdateBy: null,
    ...{ corrects: null, began: null, expectedEnd: null, confidence: 'unknown' as const, images: [] },
    course: null,
    zone: null,
    ...content,
  }
  if (message.incident !== null) await anIncident(db, message.incident, publishedAt)
  await db
    .insertInto('announcements')
    .values(announcementRow(id, message, publishedAt))
    .execute()
  await db
    .insertInto('notices')
    .values({
      announcement_id: id,
      kind: message.kind,
      severity: message.severity,
      headline: message.headline,
      message_json: JSON.stringify({ announcement: id, revision: 1, body: message.text, ...message }),
      reach_json: JSON.stringify(reach),
      position: Date.parse(publishedAt),
      published_at: publishedAt,
      updated_at: retractedAt ?? publishedAt,
      retracted_at: retractedAt,
    })
    .execute()
  return id
}

/** The notice of an announcement as it is stored; null if it has none. */
export async function findNotice(db: Db, id: string): Promise<StoredNotice | null> {
  return (await listThread(db, id)).find((notice) => notice.id === id) ?? null
}

/** Inserts an incident with this id unless there is one, and returns the id. */
export async function anIncident(
  db: Db,
  id: string,
  began: Instant,
  { kind = 'unplanned', areas = [] }: { kind?: 'planned' | 'unplanned'; areas?: string[] } = {},
): Promise<string> {
  await changePublic(db, began)
  await db
    .insertInto('incidents')
    .values({
      id,
      kind,
      title: 'Something',
      areas_json: JSON.stringify(areas),
      cause: null,
      effect: null,
      severity: 'major',
      status: kind === 'planned' ? 'announced' : 'reported',
      began,
      expected_end: null,
      confidence: 'unknown',
      next_update_by: null,
      holds: 0,
      begin_known: 1,
      created_by: 'somebody',
      created_at: began,
      updated_at: began,
      ended_at: null,
      revision: 1,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return id
}

/** As every action does that changes what the public reads. */
function changePublic(db: Db, at: Instant): Promise<unknown> {
  return transact(db, (trx) => nextPublicChange(trx, at))
}

/** Withdraws a notice, as delivery does when its announcement is retracted. */
export async function withdraw(db: Db, id: string, at: Instant): Promise<void> {
  await changePublic(db, at)
  await db.updateTable('notices').set({ retracted_at: at, updated_at: at }).where('announcement_id', '=', id).execute()
}

function announcementRow(
  id: string,
  {
    text,
    nextUpdateBy,
    ...message
  }: Pick<
    OutgoingMessage,
    'kind' | 'severity' | 'category' | 'stage' | 'incident' | 'headline' | 'text' | 'link' | 'nextUpdateBy'
  >,
  at: Instant,
): AnnouncementsTable {
  const { kind, severity, category, stage, incident, headline, link } = message
  return {
    ...{ id, kind, severity, category, stage, incident, headline, link },
    body: text,
    next_update_by: nextUpdateBy,
    ...{ opens: null, corrects: null, began: null, expected_end: null, confidence: 'unknown' },
    ...{ severity_reason: '', passes_json: '[]', images_json: '[]' },
    revision: 1,
    status: 'published',
    texts_json: '{}',
    audience_json: '{"include":["US-TX-453-austin"],"exclude":[]}',
    channels_json: '["notices"]',
    at_json: 'null',
    at_by_channel_json: '{}',
    publish_by: null,
    reason: null,
    created_by: 'somebody',
    created_at: at,
    updated_at: at,
    submitted_at: at,
    approved_at: at,
    published_at: at,
    review_after: 0,
    search_text: '',
  }
}

import type { Selectable } from 'kysely'
import { z } from 'zod'
import { confidences, incidentKinds } from '../incidents/incident.ts'
import { type Severity, severities } from '../incidents/severity.ts'
import { type Kind, kinds } from '../planning/model/rule-schema.ts'
import type { AnnouncementsTable } from '../tables.ts'
import type { Announcement, Content } from './announcement.ts'
import { searchable } from './searchable.ts'
import { type Stage, type Status, stages } from './status.ts'

/** The JSON columns of an announcement. Hark wrote them, so the limits on input are not checked again. */
const moment = z.object({ at: z.string(), wall: z.string().nullable(), zone: z.string().nullable() })
const local = z.object({ local: z.string() })
const storedAt = z.union([moment, local, z.literal('approval'), z.null()])
const storedAtByChannel = z.record(z.string(), z.union([moment, local]))
const storedTexts = z.record(z.string(), z.string())
const storedAudience = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) })
const storedKeys = z.array(z.string())
export const storedImages = z.array(z.object({ id: z.string(), alt: z.string() }))

/** The content that a revision stores. */
export const contentColumn = z.object({
  kind: z.enum(kinds),
  severity: z.enum(severities),
  category: z.string(),
  headline: z.string(),
  body: z.string(),
  texts: storedTexts,
  link: z.string(),
  audience: storedAudience,
  channels: storedKeys,
  at: storedAt,
  atByChannel: storedAtByChannel,
  publishBy: z.string().nullable(),
  incident: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  nextUpdateBy: z.string().nullable(),
  // Revisions of earlier versions do not have these.
  opens: z.enum(incidentKinds).nullable().default(null),
  corrects: z.string().nullable().default(null),
  began: z.string().nullable().default(null),
  expectedEnd: z.string().nullable().default(null),
  confidence: z.enum(confidences).default('unknown'),
  severityReason: z.string().default(''),
  images: storedImages.default([]),
})

export function fromRow(row: Selectable<AnnouncementsTable>): Announcement {
  return {
    id: row.id,
    revision: row.revision,
    status: row.status as Status,
    kind: row.kind as Kind,
    severity: row.severity as Severity,
    category: row.category,
    headline: row.headline,
    body: row.body,
    texts: storedTexts.parse(JSON.parse(row.texts_json)),
    link: row.link,
    audience: storedAudience.parse(JSON.parse(row.audience_json)),
    channels: storedKeys.parse(JSON.parse(row.channels_json)),
    at: storedAt.parse(JSON.parse(row.at_json)),
    atByChannel: storedAtByChannel.parse(JSON.parse(row.at_by_channel_json)),
    publishBy: row.publish_by,
    incident: row.incident,
    opens: row.opens as Content['opens'],
    stage: row.stage as Stage | null,
    corrects: row.corrects,
    began: row.began,
    expectedEnd: row.expected_end,
    confidence: row.confidence as Content['confidence'],
    nextUpdateBy: row.next_update_by,
    severityReason: row.severity_reason,
    images: storedImages.parse(JSON.parse(row.images_json)),
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    approvedAt: row.approved_at,
    publishedAt: row.published_at,
    passes: storedKeys.parse(JSON.parse(row.passes_json)),
    reviewAfter: row.review_after === 1,
  }
}

export function toRow(announcement: Announcement): AnnouncementsTable {
  return {
    id: announcement.id,
    revision: announcement.revision,
    status: announcement.status,
    kind: announcement.kind,
    severity: announcement.severity,
    category: announcement.category,
    headline: announcement.headline,
    body: announcement.body,
    texts_json: JSON.stringify(announcement.texts),
    link: announcement.link,
    audience_json: JSON.stringify(announcement.audience),
    channels_json: JSON.stringify(announcement.channels),
    at_json: JSON.stringify(announcement.at),
    at_by_channel_json: JSON.stringify(announcement.atByChannel),
    publish_by: announcement.publishBy,
    incident: announcement.incident,
    opens: announcement.opens,
    stage: announcement.stage,
    corrects: announcement.corrects,
    began: announcement.began,
    expected_end: announcement.expectedEnd,
    confidence: announcement.confidence,
    next_update_by: announcement.nextUpdateBy,
    severity_reason: announcement.severityReason,
    passes_json: JSON.stringify(announcement.passes),
    images_json: JSON.stringify(announcement.images),
    reason: announcement.reason,
    created_by: announcement.createdBy,
    created_at: announcement.createdAt,
    updated_at: announcement.updatedAt,
    submitted_at: announcement.submittedAt,
    approved_at: announcement.approvedAt,
    published_at: announcement.publishedAt,
    review_after: announcement.reviewAfter ? 1 : 0,
    search_text: searchable(`${announcement.headline}\n${announcement.body}`),
  }
}

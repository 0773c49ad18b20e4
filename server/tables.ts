import type { Instant } from './platform/clock.ts'

/**
 * Every table. On both databases, instants are ISO text in UTC with milliseconds, 0 and 1 mean no and yes, and columns
 * whose names end in `_json` hold JSON that the domain parses with zod when it reads them.
 */
export interface Tables {
  areas: AreasTable
  area_names: AreaNamesTable
  area_zips: AreaZipsTable
  gazetteers: GazetteersTable
  area_corrections: AreaCorrectionsTable
  organisation: OrganisationTable
  people: PeopleTable
  sessions: SessionsTable
  tokens: TokensTable
  account_links: AccountLinksTable
  attempts: AttemptsTable
  images: ImagesTable
  image_uses: ImageUsesTable
  mails: MailsTable
  audit: AuditTable
  audit_head: AuditHeadTable
  saved_audiences: SavedAudiencesTable
  channels: ChannelsTable
  incidents: IncidentsTable
  rules: RulesTable
  calendar_head: CalendarHeadTable
  calendar_changes: CalendarChangesTable
  bookings: BookingsTable
  announcements: AnnouncementsTable
  revisions: RevisionsTable
  approvals: ApprovalsTable
  overrides: OverridesTable
  deliveries: DeliveriesTable
  notices: NoticesTable
  public_head: PublicHeadTable
  idempotency_keys: IdempotencyKeysTable
}

export interface AreasTable {
  code: string
  name: string
  kind: string
  parent: string | null
  lo: number
  hi: number
  retired_at: Instant | null
  population: number | null
  latitude: number | null
  longitude: number | null
  fips: string | null
  geonames: number | null
  zone: string | null
  basis: string | null
}

/** Names that lead to areas without being their own. */
export interface AreaNamesTable {
  country: string
  name: string
  /** The code of the area. */
  code: string
  basis: string
}

export interface AreaZipsTable {
  country: string
  /** Five digits. */
  zip: string
  /** Of the post office. */
  name: string
  /** The code of an area. */
  code: string
  /** Of the people of the ZIP code, 0 to 1. */
  share: number
}

export interface GazetteersTable {
  country: string
  loaded_at: Instant
  /** Changes whenever the areas do, so that other processes know when to reload them. */
  fingerprint: string
}

/** What administrators say about an area instead of the gazetteer. */
export interface AreaCorrectionsTable {
  code: string
  /** `name`, `zone`, `population` or `partOf`. */
  field: string
  /** Null once it was undone. */
  given_json: string | null
  /** What the gazetteer says of the same fields. */
  own_json: string
  by_id: string
  by_name: string
  at: Instant
  revision: number
}

/** One row: the organization that runs this Hark, and the zone of its calendar. */
export interface OrganisationTable {
  id: 1
  name: string
  zone: string
  /** The language of what people write for readers, such as `es` (BCP 47). */
  language: string
  /** The severity from which an incident holds marketing; null for never. */
  holds_from: string | null
  /** 1 if a severity that passes a rule needs one more approval. */
  bypass_second_approval: number
  /** The areas that it serves, as an audience: marks of `include` and `exclude`. */
  served_json: string
  /** An image. */
  logo: string | null
  /** The first steps that were settled by hand, such as `rules`; `ended` once an administrator hid them all. */
  first_steps_json: string
  revision: number
}

export interface PeopleTable {
  id: string
  email: string
  name: string
  team: string
  author: number
  approver: number
  administrator: number
  duty_manager: number
  password_hash: string | null
  /** 1 while the password is one that somebody else chose. */
  must_change_password: number
  created_at: Instant
  deactivated_at: Instant | null
  /** The kinds of emails that this person does not want. */
  no_mail_json: string
  revision: number
}

export interface SessionsTable {
  /** The hash of the cookie's secret. */
  hash: string
  person_id: string
  created_at: Instant
  seen_at: Instant
  expires_at: Instant
}

export interface TokensTable {
  id: string
  person_id: string
  name: string
  hash: string
  created_at: Instant
  last_used_at: Instant | null
  revoked_at: Instant | null
  scope: string
  /** Null for a token from before tokens had an end. */
  expires_at: Instant | null
}

/** Links that lead to a new password, once. */
export interface AccountLinksTable {
  hash: string
  /** Null for the link of the first administrator, printed on the terminal. */
  person_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

/** Attempts to sign in, by account, address or device, in windows of a minute or an hour. Rows are deleted after them. */
export interface AttemptsTable {
  key: string
  window_start: Instant
  window_end: Instant
  count: number
}

/** Emails to people who work with Hark. Written in the transaction of what they tell. */
export interface MailsTable {
  id: string
  kind: string
  person_id: string
  /** The id of an announcement or of an incident; null for an invitation. */
  about: string | null
  /** `dropped` when it was no longer true, or not wanted, before it was sent. */
  status: string
  attempts: number
  created_at: Instant
  next_attempt_at: Instant | null
  leased_by: string | null
  leased_until: Instant | null
  ended_at: Instant | null
  last_error: string | null
}

/** Pictures as they are sent: re-encoded, without metadata, and never changed. */
export interface ImagesTable {
  id: string
  /** What it is for: `logo` or `post`. Its owner names it. */
  owner_kind: string
  /** A media type such as `image/png`. */
  type: string
  width: number
  height: number
  bytes: Uint8Array
  created_by: string
  created_at: Instant
}

/** An announcement that uses an image, in any of its versions. */
export interface ImageUsesTable {
  image_id: string
  announcement_id: string
}

export interface AuditTable {
  seq: number
  id: string
  at: Instant
  actor: string
  actor_name: string
  action: string
  subject_type: string
  subject_id: string
  before_json: string | null
  after_json: string | null
  revision: number | null
  /** Keyed hash of the previous row's hash and this row, so that a changed or missing row is detected. */
  hash: string
}

export interface AuditHeadTable {
  id: 1
  seq: number
  hash: string
  /** The entries up to this one have hashes without a key, or with an earlier one. */
  sealed_until: number
  /** A keyed hash over all of them; empty while there are none. */
  seal: string
  /** A keyed hash that only the right `secret.key` makes; empty until a process has started. */
  key_print: string
}

export interface SavedAudiencesTable {
  id: string
  name: string
  /** The name in lower case: unique for each owner, and among the shared ones. */
  name_key: string
  /** Sorted, so that the same marks are the same text. */
  marks_json: string
  owner: string
  shared: number
  created_at: Instant
  updated_at: Instant
  revision: number
}

export interface ChannelsTable {
  key: string
  name: string
  type: string
  finest: string
  serves: string
  text_limit: number | null
  enabled: number
  settings_json: string
  sealed_secret: string | null
  /** Secrets that were replaced and still sign for a while, with the end of each. */
  old_secrets_json: string
  created_at: Instant
  removed_at: Instant | null
  revision: number
}

export interface IncidentsTable {
  id: string
  kind: string
  title: string
  areas_json: string
  cause: string | null
  effect: string | null
  severity: string
  status: string
  began: Instant
  expected_end: Instant | null
  confidence: string
  next_update_by: Instant | null
  holds: number
  /** The announcement that opened it, if one did. */
  opened_from: string | null
  /** The all-clear whose publishing ended it. */
  ended_from: string | null
  /** When it was opened again last. */
  reopened_at: Instant | null
  /** 0 after it was postponed, until a new begin is given. */
  begin_known: number
  created_by: string
  created_at: Instant
  updated_at: Instant
  ended_at: Instant | null
  /** When its owner was asked last whether it still goes on, because it had been quiet. */
  asked_at: Instant | null
  revision: number
}

export interface RulesTable {
  id: string
  definition_json: string
  created_at: Instant
  updated_at: Instant
  switched_off_at: Instant | null
  removed_at: Instant | null
  revision: number
}

/** One row that counts every change of bookings that count. Booking locks it, so bookings never interleave. */
export interface CalendarHeadTable {
  id: 1
  change: number
  /** Random for each change: after a restore, other changes take the same numbers. */
  mark: string
  /** Random for each change of the areas. */
  areas_mark: string
}

/** The marks of the latest changes, by which a process knows whether what it has read is still part of the history. */
export interface CalendarChangesTable {
  change: number
  mark: string
}

export interface BookingsTable {
  id: string
  announcement_id: string
  channel: string
  /** The zone whose readers this booking is for, when each zone has its own time. */
  zone: string | null
  at: Instant
  status: string
  kind: string
  severity: string
  incident: string | null
  /** The area codes that cover its reach, as it was booked. */
  reach_json: string
  /** Rules that it may break: overridden or grandfathered. */
  waived_rules_json: string
  /** Rules that it broke when a person posted it by hand. */
  posted_over_json: string
  /** Why it is held or missed. */
  reason: string | null
  /** The order in which bookings were committed. */
  committed: number
  /** `calendar_head.change` at its last change, so that a process reads only what is new. */
  change: number
  created_at: Instant
}

export interface AnnouncementsTable {
  id: string
  revision: number
  status: string
  kind: string
  severity: string
  category: string
  headline: string
  body: string
  texts_json: string
  link: string
  audience_json: string
  channels_json: string
  at_json: string
  at_by_channel_json: string
  publish_by: Instant | null
  incident: string | null
  /** The kind of incident that sending it for approval opens. */
  opens: string | null
  stage: string | null
  /** The id of the announcement that it corrects. */
  corrects: string | null
  began: Instant | null
  expected_end: Instant | null
  confidence: string
  next_update_by: Instant | null
  severity_reason: string
  /** The ids of the rules that its severity passes. */
  passes_json: string
  images_json: string
  /** Why it was returned from review, held or cancelled: the latest reason that somebody wrote. */
  reason: string | null
  created_by: string
  created_at: Instant
  updated_at: Instant
  submitted_at: Instant | null
  /** When the last required approval was given. */
  approved_at: Instant | null
  published_at: Instant | null
  /** 1 for a critical announcement that a duty manager published alone, until somebody else has reviewed it. */
  review_after: number
  /** Headline and body as a search compares them: lower case, without accents. */
  search_text: string
}

/** The content of an announcement at each revision, and its author. */
export interface RevisionsTable {
  announcement_id: string
  revision: number
  author: string
  at: Instant
  /** The transition, or another action such as `create`. */
  action: string
  content_json: string
  content_hash: string
  /** Since when a draft that saves itself has saved into it; null for what a person saved. */
  growing_since: Instant | null
  /** What the audit says of it, when it has grown since. */
  audited_json: string | null
}

export interface ApprovalsTable {
  id: string
  announcement_id: string
  revision: number
  person_id: string
  decision: string
  comment: string
  /** Hash of what the approver saw: an approval does not count for any other content. */
  content_hash: string
  at: Instant
}

export interface OverridesTable {
  id: string
  announcement_id: string
  /** Hash of the content with the instant and the reach of one of its parts: for no other does the override hold. */
  placement_hash: string
  /** A rule, or the hold of an incident, as it was at this revision. */
  rule: string
  rule_revision: number
  reason: string
  finding_json: string
  person_id: string
  at: Instant
}

export interface DeliveriesTable {
  id: string
  booking_id: string
  announcement_id: string
  channel: string
  /** `publish`, or `retract` to tell the receiver that it was retracted. A booking has at most one of each. */
  purpose: string
  status: string
  attempts: number
  /** 1 when an attempt that was repeated may have arrived. */
  may_have_arrived: number
  /** `cancel` or `hold` when a person stopped it while it was being sent, so that it is not tried again. */
  stopping: string | null
  due_at: Instant
  next_attempt_at: Instant | null
  leased_by: string | null
  leased_until: Instant | null
  last_error: string | null
  external_id: string | null
  /** The person who posted it by hand. */
  posted_by: string | null
  sent_at: Instant | null
  message_json: string
  created_at: Instant
}

/** What the public sees. Written in the transaction that marks the delivery as sent. */
export interface NoticesTable {
  announcement_id: string
  kind: string
  severity: string
  headline: string
  message_json: string
  reach_json: string
  /** The order in which notices were first published; clocks may differ. */
  position: number
  published_at: Instant
  /** Later for every change, even if a clock is set back. */
  updated_at: Instant
  retracted_at: Instant | null
}

/** One row that counts and marks every change of what the public reads. */
export interface PublicHeadTable {
  id: 1
  change: number
  mark: string
  /** The time of the last change; never earlier than that of the change before. */
  changed_at: Instant
}

export interface IdempotencyKeysTable {
  person_id: string
  key: string
  request_hash: string
  status: number
  answer_json: string
  created_at: Instant
}

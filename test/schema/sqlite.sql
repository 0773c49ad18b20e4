create table "account_links" (
  "hash" text primary key,
  "person_id" text references "people" ("id"),
  "created_at" text not null,
  "expires_at" text not null,
  "used_at" text
);

create index "account_links_by_person" on "account_links" ("person_id");

create table "announcements" (
  "id" text primary key,
  "revision" integer not null,
  "status" text not null check (status in ('draft', 'in_review', 'approved', 'scheduled', 'held', 'publishing', 'published', 'failed', 'missed', 'cancelled', 'retracted')),
  "kind" text not null check (kind in ('service', 'marketing')),
  "severity" text not null,
  "category" text not null,
  "headline" text not null,
  "body" text not null,
  "texts_json" text not null,
  "link" text not null,
  "audience_json" text not null,
  "channels_json" text not null,
  "at_json" text not null,
  "at_by_channel_json" text not null,
  "publish_by" text,
  "incident" text references "incidents" ("id"),
  "stage" text,
  "next_update_by" text,
  "reason" text,
  "created_by" text not null,
  "created_at" text not null,
  "updated_at" text not null,
  "submitted_at" text,
  "approved_at" text,
  "published_at" text,
  "review_after" integer not null,
  "search_text" text default '' not null,
  "began" text,
  "expected_end" text,
  "opens" text,
  "corrects" text,
  "confidence" text default 'unknown' not null,
  "severity_reason" text default '' not null,
  "images_json" text default '[]' not null,
  "passes_json" text default '[]' not null
);

create index "announcements_by_incident" on "announcements" ("incident");

create index "announcements_by_status" on "announcements" ("status", "updated_at");

create table "approvals" (
  "id" text primary key,
  "announcement_id" text not null references "announcements" ("id") on delete cascade,
  "revision" integer not null,
  "person_id" text not null,
  "decision" text not null check (decision in ('approved', 'returned')),
  "comment" text not null,
  "content_hash" text not null,
  "at" text not null
);

create index "approvals_by_announcement" on "approvals" ("announcement_id");

create table "area_corrections" (
  "code" text not null,
  "field" text not null,
  "given_json" text,
  "own_json" text not null,
  "by_id" text not null,
  "by_name" text not null,
  "at" text not null,
  "revision" integer not null,
  constraint "area_corrections_pk" primary key ("code", "field")
);

create table "area_names" (
  "country" text not null,
  "name" text not null,
  "code" text not null,
  "basis" text not null,
  constraint "area_names_pk" primary key ("country", "name", "code")
);

create table "area_zips" (
  "country" text not null,
  "zip" text not null,
  "name" text not null,
  "code" text not null,
  "share" real not null,
  constraint "area_zips_pk" primary key ("zip", "code")
);

create table "areas" (
  "code" text primary key,
  "name" text not null,
  "kind" text not null,
  "parent" text,
  "lo" integer not null,
  "hi" integer not null,
  "retired_at" text,
  "population" integer,
  "latitude" real,
  "longitude" real,
  "fips" text,
  "geonames" integer,
  "zone" text,
  "basis" text
);

create table "attempts" (
  "key" text not null,
  "window_start" text not null,
  "window_end" text not null,
  "count" integer not null,
  constraint "attempts_key" primary key ("key", "window_start")
);

create index "attempts_by_end" on "attempts" ("window_end");

create table "audit" (
  "seq" integer primary key,
  "id" text not null unique,
  "at" text not null,
  "actor" text not null,
  "actor_name" text not null,
  "action" text not null,
  "subject_type" text not null,
  "subject_id" text not null,
  "before_json" text,
  "after_json" text,
  "revision" integer,
  "hash" text not null
);

create index "audit_by_actor" on "audit" ("actor", "seq");

create index "audit_by_subject" on "audit" ("subject_type", "subject_id", "seq");

create index "audit_by_time" on "audit" ("at");

create table "audit_head" (
  "id" integer primary key check (id = 1),
  "seq" integer not null,
  "hash" text not null,
  "sealed_until" integer default 0 not null,
  "seal" text default '' not null,
  "key_print" text default '' not null
);

create table "bookings" (
  "id" text primary key,
  "announcement_id" text not null,
  "channel" text not null,
  "zone" text,
  "at" text not null,
  "status" text not null check (status in ('tentative', 'booked', 'held', 'publishing', 'published', 'failed', 'unknown', 'missed', 'cancelled', 'retracted')),
  "kind" text not null,
  "severity" text not null,
  "incident" text,
  "reach_json" text not null,
  "waived_rules_json" text not null,
  "committed" integer not null,
  "change" integer not null,
  "created_at" text not null,
  "reason" text,
  "posted_over_json" text default '[]' not null
);

create index "bookings_by_announcement" on "bookings" ("announcement_id");

create index "bookings_by_change" on "bookings" ("change");

create index "bookings_by_status" on "bookings" ("status", "at");

create index "bookings_by_time" on "bookings" ("at", "id");

create table "calendar_changes" (
  "change" integer primary key,
  "mark" text not null
);

create table "calendar_head" (
  "id" integer primary key check (id = 1),
  "change" integer not null,
  "mark" text default '' not null,
  "areas_mark" text default '' not null
);

create table "channels" (
  "key" text primary key,
  "name" text not null,
  "type" text not null,
  "serves" text not null,
  "text_limit" integer,
  "enabled" integer not null,
  "settings_json" text not null,
  "sealed_secret" text,
  "created_at" text not null,
  "removed_at" text,
  "revision" integer not null,
  "old_secrets_json" text default '[]' not null,
  "finest" text default 'none' not null check ("finest" in ('part', 'town', 'county', 'state', 'country', 'none'))
);

create table "deliveries" (
  "id" text primary key,
  "booking_id" text not null references "bookings" ("id"),
  "announcement_id" text not null references "announcements" ("id"),
  "channel" text not null,
  "purpose" text not null check (purpose in ('publish', 'retract')),
  "status" text not null check (status in ('queued', 'sending', 'waiting', 'sent', 'failed', 'unknown', 'missed', 'cancelled')),
  "attempts" integer not null,
  "due_at" text not null,
  "next_attempt_at" text,
  "leased_by" text,
  "leased_until" text,
  "last_error" text,
  "external_id" text,
  "sent_at" text,
  "message_json" text not null,
  "created_at" text not null,
  "may_have_arrived" integer default 0 not null,
  "stopping" text,
  "posted_by" text,
  constraint "deliveries_once" unique ("booking_id", "purpose")
);

create index "deliveries_by_announcement" on "deliveries" ("announcement_id");

create index "deliveries_by_poster" on "deliveries" ("channel", "sent_at") where "posted_by" is not null;

create index "deliveries_to_send" on "deliveries" ("status", "next_attempt_at");

create table "gazetteers" (
  "country" text primary key,
  "loaded_at" text not null,
  "fingerprint" text not null
);

create table "idempotency_keys" (
  "person_id" text not null,
  "key" text not null,
  "request_hash" text not null,
  "status" integer not null,
  "answer_json" text not null,
  "created_at" text not null,
  constraint "idempotency_keys_pk" primary key ("person_id", "key")
);

create index "idempotency_keys_created_at" on "idempotency_keys" ("created_at");

create table "image_uses" (
  "image_id" text not null references "images" ("id"),
  "announcement_id" text not null references "announcements" ("id") on delete cascade,
  constraint "image_uses_pk" primary key ("image_id", "announcement_id")
);

create index "image_uses_by_announcement" on "image_uses" ("announcement_id");

create table "images" (
  "id" text primary key,
  "owner_kind" text not null,
  "type" text not null,
  "width" integer not null,
  "height" integer not null, "bytes" blob not null,
  "created_by" text not null references "people" ("id"),
  "created_at" text not null
);

create index "images_by_age" on "images" ("owner_kind", "created_at", "id");

create table "incidents" (
  "id" text primary key,
  "kind" text not null check (kind in ('unplanned', 'planned')),
  "title" text not null,
  "areas_json" text not null,
  "cause" text,
  "effect" text,
  "severity" text not null,
  "status" text not null,
  "began" text not null,
  "expected_end" text,
  "confidence" text not null,
  "next_update_by" text,
  "holds" integer not null,
  "created_by" text not null,
  "created_at" text not null,
  "updated_at" text not null,
  "ended_at" text,
  "revision" integer not null,
  "opened_from" text,
  "ended_from" text,
  "reopened_at" text,
  "begin_known" integer default 1 not null check (begin_known in (0, 1)),
  "asked_at" text
);

create table "mails" (
  "id" text primary key,
  "kind" text not null,
  "person_id" text not null references "people" ("id"),
  "about" text,
  "status" text not null check (status in ('queued', 'composing', 'sending', 'sent', 'dropped', 'failed', 'unknown')),
  "attempts" integer not null,
  "created_at" text not null,
  "next_attempt_at" text,
  "leased_by" text,
  "leased_until" text,
  "ended_at" text,
  "last_error" text
);

create index "mails_by_end" on "mails" ("ended_at");

create index "mails_by_status" on "mails" ("status", "next_attempt_at");

create index "mails_by_subject" on "mails" ("about", "kind");

create table "notices" (
  "announcement_id" text primary key references "announcements" ("id"),
  "kind" text not null,
  "severity" text not null,
  "headline" text not null,
  "message_json" text not null,
  "reach_json" text not null,
  "published_at" text not null,
  "updated_at" text not null,
  "retracted_at" text,
  "position" integer default 0 not null
);

create index "notices_by_time" on "notices" ("published_at");

create table "organisation" (
  "id" integer primary key check (id = 1),
  "name" text not null,
  "zone" text not null,
  "revision" integer not null,
  "language" text default 'en' not null,
  "holds_from" text default 'major',
  "bypass_second_approval" integer default 1 not null check (bypass_second_approval in (0, 1)),
  "served_json" text default '{"include":[],"exclude":[]}' not null,
  "logo" text references "images" ("id"),
  "first_steps_json" text default '[]' not null
);

create table "overrides" (
  "id" text primary key,
  "announcement_id" text not null references "announcements" ("id") on delete cascade,
  "placement_hash" text not null,
  "rule" text not null,
  "reason" text not null,
  "finding_json" text not null,
  "person_id" text not null,
  "at" text not null,
  "rule_revision" integer default 0 not null
);

create index "overrides_by_announcement" on "overrides" ("announcement_id");

create table "people" (
  "id" text primary key,
  "email" text not null unique,
  "name" text not null,
  "team" text not null check (team in ('service', 'marketing', 'both')),
  "author" integer not null,
  "approver" integer not null,
  "administrator" integer not null,
  "duty_manager" integer not null,
  "password_hash" text,
  "created_at" text not null,
  "deactivated_at" text,
  "revision" integer not null,
  "must_change_password" integer default 0 not null,
  "no_mail_json" text default '[]' not null
);

create table "public_head" (
  "id" integer primary key,
  "change" integer not null,
  "mark" text not null,
  "changed_at" text not null
);

create table "revisions" (
  "announcement_id" text not null references "announcements" ("id") on delete cascade,
  "revision" integer not null,
  "author" text not null,
  "at" text not null,
  "action" text not null,
  "content_json" text not null,
  "content_hash" text not null,
  "growing_since" text,
  "audited_json" text,
  constraint "revisions_pk" primary key ("announcement_id", "revision")
);

create table "rules" (
  "id" text primary key,
  "definition_json" text not null,
  "created_at" text not null,
  "updated_at" text not null,
  "switched_off_at" text,
  "removed_at" text,
  "revision" integer not null
);

create table "saved_audiences" (
  "id" text primary key,
  "name" text not null,
  "name_key" text not null,
  "marks_json" text not null,
  "owner" text not null references "people" ("id"),
  "shared" integer not null check (shared in (0, 1)),
  "created_at" text not null,
  "updated_at" text not null,
  "revision" integer not null,
  constraint "saved_audiences_of_owner" unique ("owner", "name_key")
);

CREATE UNIQUE INDEX "saved_audiences_shared" on "saved_audiences" ("name_key") where shared = 1;

create table "sessions" (
  "hash" text primary key,
  "person_id" text not null references "people" ("id"),
  "created_at" text not null,
  "seen_at" text not null,
  "expires_at" text not null
);

create index "sessions_by_person" on "sessions" ("person_id");

create table "tokens" (
  "id" text primary key,
  "person_id" text not null references "people" ("id"),
  "name" text not null,
  "hash" text not null unique,
  "created_at" text not null,
  "last_used_at" text,
  "revoked_at" text,
  "scope" text default 'administer' not null check (scope in ('read', 'write', 'administer')),
  "expires_at" text
);

create index "tokens_by_person" on "tokens" ("person_id");

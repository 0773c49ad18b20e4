create table account_links (
  hash text not null,
  person_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint account_links_pkey PRIMARY KEY (hash)
);

create index account_links_by_person ON account_links USING btree (person_id);

create table announcements (
  id text not null,
  revision integer not null,
  status text not null,
  kind text not null,
  severity text not null,
  category text not null,
  headline text not null,
  body text not null,
  texts_json text not null,
  link text not null,
  audience_json text not null,
  channels_json text not null,
  at_json text not null,
  at_by_channel_json text not null,
  publish_by timestamp with time zone,
  incident text,
  stage text,
  next_update_by timestamp with time zone,
  reason text,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  published_at timestamp with time zone,
  review_after integer not null,
  search_text text not null default ''::text,
  began timestamp with time zone,
  expected_end timestamp with time zone,
  opens text,
  corrects text,
  confidence text not null default 'unknown'::text,
  severity_reason text not null default ''::text,
  images_json text not null default '[]'::text,
  passes_json text not null default '[]'::text,
  constraint announcements_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'marketing'::text]))),
  constraint announcements_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'in_review'::text, 'approved'::text, 'scheduled'::text, 'held'::text, 'publishing'::text, 'published'::text, 'failed'::text, 'missed'::text, 'cancelled'::text, 'retracted'::text]))),
  constraint announcements_incident_fkey FOREIGN KEY (incident) REFERENCES incidents(id),
  constraint announcements_pkey PRIMARY KEY (id)
);

create index announcements_by_incident ON announcements USING btree (incident);

create index announcements_by_status ON announcements USING btree (status, updated_at);

create table approvals (
  id text not null,
  announcement_id text not null,
  revision integer not null,
  person_id text not null,
  decision text not null,
  comment text not null,
  content_hash text not null,
  at timestamp with time zone not null,
  constraint approvals_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'returned'::text]))),
  constraint approvals_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id) ON DELETE CASCADE,
  constraint approvals_pkey PRIMARY KEY (id)
);

create index approvals_by_announcement ON approvals USING btree (announcement_id);

create table area_corrections (
  code text not null,
  field text not null,
  given_json text,
  own_json text not null,
  by_id text not null,
  by_name text not null,
  at timestamp with time zone not null,
  revision integer not null,
  constraint area_corrections_pk PRIMARY KEY (code, field)
);

create table area_names (
  country text not null,
  name text not null,
  code text not null,
  basis text not null,
  constraint area_names_pk PRIMARY KEY (country, name, code)
);

create table area_zips (
  country text not null,
  zip text not null,
  name text not null,
  code text not null,
  share double precision not null,
  constraint area_zips_pk PRIMARY KEY (zip, code)
);

create table areas (
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  lo integer not null,
  hi integer not null,
  retired_at timestamp with time zone,
  population bigint,
  latitude double precision,
  longitude double precision,
  fips text,
  geonames bigint,
  zone text,
  basis text,
  constraint areas_pkey PRIMARY KEY (code)
);

create table attempts (
  key text not null,
  window_start timestamp with time zone not null,
  window_end timestamp with time zone not null,
  count integer not null,
  constraint attempts_key PRIMARY KEY (key, window_start)
);

create index attempts_by_end ON attempts USING btree (window_end);

create table audit (
  seq bigint not null,
  id text not null,
  at timestamp with time zone not null,
  actor text not null,
  actor_name text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  before_json text,
  after_json text,
  revision integer,
  hash text not null,
  constraint audit_pkey PRIMARY KEY (seq),
  constraint audit_id_key UNIQUE (id)
);

create index audit_by_actor ON audit USING btree (actor, seq);

create index audit_by_subject ON audit USING btree (subject_type, subject_id, seq);

create index audit_by_time ON audit USING btree (at);

create table audit_head (
  id integer not null,
  seq bigint not null,
  hash text not null,
  sealed_until bigint not null default 0,
  seal text not null default ''::text,
  key_print text not null default ''::text,
  constraint audit_head_id_check CHECK ((id = 1)),
  constraint audit_head_pkey PRIMARY KEY (id)
);

create table bookings (
  id text not null,
  announcement_id text not null,
  channel text not null,
  zone text,
  at timestamp with time zone not null,
  status text not null,
  kind text not null,
  severity text not null,
  incident text,
  reach_json text not null,
  waived_rules_json text not null,
  committed bigint not null,
  change bigint not null,
  created_at timestamp with time zone not null,
  reason text,
  posted_over_json text not null default '[]'::text,
  constraint bookings_status_check CHECK ((status = ANY (ARRAY['tentative'::text, 'booked'::text, 'held'::text, 'publishing'::text, 'published'::text, 'failed'::text, 'unknown'::text, 'missed'::text, 'cancelled'::text, 'retracted'::text]))),
  constraint bookings_pkey PRIMARY KEY (id)
);

create index bookings_by_announcement ON bookings USING btree (announcement_id);

create index bookings_by_change ON bookings USING btree (change);

create index bookings_by_status ON bookings USING btree (status, at);

create index bookings_by_time ON bookings USING btree (at, id);

create table calendar_changes (
  change bigint not null,
  mark text not null,
  constraint calendar_changes_pkey PRIMARY KEY (change)
);

create table calendar_head (
  id integer not null,
  change bigint not null,
  mark text not null default ''::text,
  areas_mark text not null default ''::text,
  constraint calendar_head_id_check CHECK ((id = 1)),
  constraint calendar_head_pkey PRIMARY KEY (id)
);

create table channels (
  key text not null,
  name text not null,
  type text not null,
  serves text not null,
  text_limit integer,
  enabled integer not null,
  settings_json text not null,
  sealed_secret text,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  revision integer not null,
  old_secrets_json text not null default '[]'::text,
  finest text not null default 'none'::text,
  constraint channels_finest_area_check CHECK ((finest = ANY (ARRAY['part'::text, 'town'::text, 'county'::text, 'state'::text, 'country'::text, 'none'::text]))),
  constraint channels_pkey PRIMARY KEY (key)
);

create table deliveries (
  id text not null,
  booking_id text not null,
  announcement_id text not null,
  channel text not null,
  purpose text not null,
  status text not null,
  attempts integer not null,
  due_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  leased_by text,
  leased_until timestamp with time zone,
  last_error text,
  external_id text,
  sent_at timestamp with time zone,
  message_json text not null,
  created_at timestamp with time zone not null,
  may_have_arrived integer not null default 0,
  stopping text,
  posted_by text,
  constraint deliveries_purpose_check CHECK ((purpose = ANY (ARRAY['publish'::text, 'retract'::text]))),
  constraint deliveries_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'waiting'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'missed'::text, 'cancelled'::text]))),
  constraint deliveries_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id),
  constraint deliveries_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_once UNIQUE (booking_id, purpose)
);

create index deliveries_by_announcement ON deliveries USING btree (announcement_id);

create index deliveries_by_poster ON deliveries USING btree (channel, sent_at) WHERE (posted_by IS NOT NULL);

create index deliveries_to_send ON deliveries USING btree (status, next_attempt_at);

create table gazetteers (
  country text not null,
  loaded_at timestamp with time zone not null,
  fingerprint text not null,
  constraint gazetteers_pkey PRIMARY KEY (country)
);

create table idempotency_keys (
  person_id text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer_json text not null,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pk PRIMARY KEY (person_id, key)
);

create index idempotency_keys_created_at ON idempotency_keys USING btree (created_at);

create table image_uses (
  image_id text not null,
  announcement_id text not null,
  constraint image_uses_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id) ON DELETE CASCADE,
  constraint image_uses_image_id_fkey FOREIGN KEY (image_id) REFERENCES images(id),
  constraint image_uses_pk PRIMARY KEY (image_id, announcement_id)
);

create index image_uses_by_announcement ON image_uses USING btree (announcement_id);

create table images (
  id text not null,
  owner_kind text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint images_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint images_pkey PRIMARY KEY (id)
);

create index images_by_age ON images USING btree (owner_kind, created_at, id);

create table incidents (
  id text not null,
  kind text not null,
  title text not null,
  areas_json text not null,
  cause text,
  effect text,
  severity text not null,
  status text not null,
  began timestamp with time zone not null,
  expected_end timestamp with time zone,
  confidence text not null,
  next_update_by timestamp with time zone,
  holds integer not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  revision integer not null,
  opened_from text,
  ended_from text,
  reopened_at timestamp with time zone,
  begin_known integer not null default 1,
  asked_at timestamp with time zone,
  constraint incidents_begin_known_check CHECK ((begin_known = ANY (ARRAY[0, 1]))),
  constraint incidents_kind_check CHECK ((kind = ANY (ARRAY['unplanned'::text, 'planned'::text]))),
  constraint incidents_pkey PRIMARY KEY (id)
);

create table mails (
  id text not null,
  kind text not null,
  person_id text not null,
  about text,
  status text not null,
  attempts integer not null,
  created_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  leased_by text,
  leased_until timestamp with time zone,
  ended_at timestamp with time zone,
  last_error text,
  constraint mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'composing'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'failed'::text, 'unknown'::text]))),
  constraint mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint mails_pkey PRIMARY KEY (id)
);

create index mails_by_end ON mails USING btree (ended_at);

create index mails_by_status ON mails USING btree (status, next_attempt_at);

create index mails_by_subject ON mails USING btree (about, kind);

create table notices (
  announcement_id text not null,
  kind text not null,
  severity text not null,
  headline text not null,
  message_json text not null,
  reach_json text not null,
  published_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  retracted_at timestamp with time zone,
  "position" bigint not null default 0,
  constraint notices_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id),
  constraint notices_pkey PRIMARY KEY (announcement_id)
);

create index notices_by_time ON notices USING btree (published_at);

create table organisation (
  id integer not null,
  name text not null,
  zone text not null,
  revision integer not null,
  language text not null default 'en'::text,
  holds_from text default 'major'::text,
  bypass_second_approval integer not null default 1,
  served_json text not null default '{"include":[],"exclude":[]}'::text,
  logo text,
  first_steps_json text not null default '[]'::text,
  constraint organisation_bypass_second_approval_check CHECK ((bypass_second_approval = ANY (ARRAY[0, 1]))),
  constraint organisation_id_check CHECK ((id = 1)),
  constraint organisation_logo_fkey FOREIGN KEY (logo) REFERENCES images(id),
  constraint organisation_pkey PRIMARY KEY (id)
);

create table overrides (
  id text not null,
  announcement_id text not null,
  placement_hash text not null,
  rule text not null,
  reason text not null,
  finding_json text not null,
  person_id text not null,
  at timestamp with time zone not null,
  rule_revision integer not null default 0,
  constraint overrides_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id) ON DELETE CASCADE,
  constraint overrides_pkey PRIMARY KEY (id)
);

create index overrides_by_announcement ON overrides USING btree (announcement_id);

create table people (
  id text not null,
  email text not null,
  name text not null,
  team text not null,
  author integer not null,
  approver integer not null,
  administrator integer not null,
  duty_manager integer not null,
  password_hash text,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  revision integer not null,
  must_change_password integer not null default 0,
  no_mail_json text not null default '[]'::text,
  constraint people_team_check CHECK ((team = ANY (ARRAY['service'::text, 'marketing'::text, 'both'::text]))),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_email_key UNIQUE (email)
);

create table public_head (
  id integer not null,
  change bigint not null,
  mark text not null,
  changed_at timestamp with time zone not null,
  constraint public_head_pkey PRIMARY KEY (id)
);

create table revisions (
  announcement_id text not null,
  revision integer not null,
  author text not null,
  at timestamp with time zone not null,
  action text not null,
  content_json text not null,
  content_hash text not null,
  growing_since timestamp with time zone,
  audited_json text,
  constraint revisions_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id) ON DELETE CASCADE,
  constraint revisions_pk PRIMARY KEY (announcement_id, revision)
);

create table rules (
  id text not null,
  definition_json text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  switched_off_at timestamp with time zone,
  removed_at timestamp with time zone,
  revision integer not null,
  constraint rules_pkey PRIMARY KEY (id)
);

create table saved_audiences (
  id text not null,
  name text not null,
  name_key text not null,
  marks_json text not null,
  owner text not null,
  shared integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  revision integer not null,
  constraint saved_audiences_shared_check CHECK ((shared = ANY (ARRAY[0, 1]))),
  constraint saved_audiences_owner_fkey FOREIGN KEY (owner) REFERENCES people(id),
  constraint saved_audiences_pkey PRIMARY KEY (id),
  constraint saved_audiences_of_owner UNIQUE (owner, name_key)
);

CREATE UNIQUE INDEX saved_audiences_shared ON saved_audiences USING btree (name_key) WHERE (shared = 1);

create table sessions (
  hash text not null,
  person_id text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint sessions_pkey PRIMARY KEY (hash)
);

create index sessions_by_person ON sessions USING btree (person_id);

create table tokens (
  id text not null,
  person_id text not null,
  name text not null,
  hash text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  scope text not null default 'administer'::text,
  expires_at timestamp with time zone,
  constraint tokens_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text, 'administer'::text]))),
  constraint tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint tokens_pkey PRIMARY KEY (id),
  constraint tokens_hash_key UNIQUE (hash)
);

create index tokens_by_person ON tokens USING btree (person_id);

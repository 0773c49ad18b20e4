import type { Method } from '../../support/api.ts'
import { password } from '../../support/people.ts'

const audience = { include: ['US-TX'], exclude: ['US-TX-141'] }
export const saved = { name: 'Around El Paso', audience, shared: true }
const message = { kind: 'service', severity: 'major', audience, channels: ['board', 'sms'] }
const at = { wall: '2026-07-01T09:00', zone: 'America/Chicago', offset: '-05:00' }
export const draft = {
  ...message,
  category: 'Outage',
  headline: 'Water is off',
  body: 'A main broke.',
  texts: { sms: 'Water is off.' },
  link: 'https://example.org/water',
  at,
  atByChannel: { sms: { local: '2026-07-01T09:00' } },
  publishBy: '2026-07-03T00:00:00Z',
  incident: 'incident',
  stage: 'initial',
  nextUpdateBy: '2026-07-02T00:00:00-05:00',
  opens: null,
  corrects: null,
  began: '2026-06-30T09:00:00-05:00',
  expectedEnd: '2026-07-02T09:00:00-05:00',
  confidence: 'estimated',
  severityReason: 'A hospital is without water.',
  images: [{ id: 'image', alt: 'A street under water' }],
}
const scope = {
  area: 'US-TX',
  kinds: ['marketing'],
  channels: { except: ['board'] },
  exemptFrom: 'critical',
  enforcement: 'block',
}
const cap = {
  ...scope,
  type: 'cap',
  name: 'Cap',
  across: 'each',
  limit: 3,
  window: { rolling: 'PT24H' },
  threads: 'each',
}
export const quiet = {
  ...scope,
  type: 'quiet',
  name: 'Night',
  start: '21:00',
  end: '08:00',
  days: [1, 2, 3, 4, 5, 6, 7],
}
export const blackout = { ...scope, type: 'blackout', name: 'Holiday', from: '2026-06-25T00:00:00Z', to: at }
export const sms = {
  key: 'sms',
  name: 'SMS',
  type: 'sms',
  finest: 'county',
  serves: 'US',
  textLimit: 300,
  enabled: true,
  settings: {},
}
const hook = { ...sms, key: 'hook', type: 'webhook', settings: { url: 'https://example.org/in' } }
export const burst = {
  kind: 'unplanned',
  title: 'Burst main',
  areas: ['US-TX-453'],
  cause: 'Frost',
  effect: 'No water',
  severity: 'major',
  began: '2026-06-10T13:00:00Z',
  expectedEnd: '2026-06-11T13:00:00Z',
  confidence: 'estimated',
  nextUpdateBy: at,
  holds: true,
}
const reschedule = { announcement: 'x', channel: 'sms', from: '2026-07-01T00:00:00Z', to: '2026-07-02T00:00:00Z' }
const person = { email: 'ana@example.org', name: 'Ana', team: 'both', can: ['author'], password }

const times = { at, atByChannel: { sms: at }, publishBy: '2026-09-01T00:00:00Z' }

/** Complete bodies for every write of the API. `{announcement}` and other placeholders stand for existing ids. */
export const writes: [method: Method, path: string, samples: object[]][] = [
  ['POST', '/announcements', [draft]],
  ['PATCH', '/announcements/{announcement}', [draft]],
  // It takes a file, and no JSON.
  ['POST', '/images', [{}]],
  ['POST', '/announcements/{announcement}/submit', [{}]],
  ['POST', '/announcements/{announcement}/withdraw', [{}]],
  [
    'POST',
    '/announcements/{announcement}/approve',
    [{ comment: 'Good', overrides: [{ rule: 'x', reason: 'Safety' }] }],
  ],
  ['POST', '/announcements/{announcement}/return', [{ comment: 'Say until when.' }]],
  ['POST', '/announcements/{announcement}/schedule', [{ ...times, overrides: [{ rule: 'x', reason: 'Safety' }] }]],
  ['POST', '/announcements/{announcement}/move', [times, { at: { local: '2026-07-01T09:00' } }]],
  ['POST', '/announcements/{announcement}/resume', [times]],
  ['POST', '/announcements/{announcement}/hold', [{ reason: 'Wait' }]],
  ['POST', '/announcements/{announcement}/cancel', [{ reason: 'No' }]],
  ['POST', '/announcements/{announcement}/review', [{}]],
  ['POST', '/announcements/{announcement}/retract', [{ reason: 'Wrong' }]],
  [
    'POST',
    '/deliveries/{delivery}/sent',
    [{ url: 'https://example.org/1', externalId: 'x', sentAt: '2026-06-10T12:00:00Z', postedBy: 'person' }],
  ],
  ['POST', '/deliveries/{delivery}/not-sent', [{ reason: 'Closed' }]],
  ['POST', '/deliveries/{delivery}/retry', [{}]],
  ['PATCH', '/areas/{area}', [{ name: 'Travis', zone: 'America/Chicago', population: 5, partOf: 'US-TX-141-el-paso' }]],
  ['POST', '/areas/{area}/correction-preview', [{ name: 'Travis' }, { partOf: null }]],
  ['POST', '/areas/people', [{ figures: [{ area: 'US-TX-453-austin', people: 900_000 }], preview: true }]],
  ['POST', '/audiences', [saved]],
  ['PATCH', '/audiences/{audience}', [saved]],
  ['POST', '/audiences/describe', [audience]],
  ['POST', '/audiences/read', [{ names: 'Austin, TX\nMiami', under: 'US' }]],
  [
    'POST',
    '/check',
    [
      { ...message, ...times, ignore: ['x'] },
      { ...message, ...times, audience: { saved: 'x' } },
    ],
  ],
  ['POST', '/free-times', [{ ...message, ...times, from: at, to: '2026-08-01T00:00:00Z' }]],
  ['POST', '/moving-room', [{ ...message, ...times }]],
  ['POST', '/moving-room/apply', [{ ...message, ...times }, { moves: [reschedule] }]],
  ['POST', '/channels', [sms, hook]],
  ['PATCH', '/channels/{channel}', [sms]],
  ['POST', '/channels/{channel}/secret', [{ endOld: true }]],
  ['POST', '/rules', [cap, { ...cap, window: { calendar: 'week' }, across: 'together' }, quiet, blackout]],
  ['PATCH', '/rules/{rule}', [quiet, { ...quiet, area: null, audience: { ...audience, saved: null } }]],
  ['POST', '/rules/{rule}/hold-posts', [{ bookings: ['x'] }]],
  ['POST', '/rules/preview', [cap, quiet, blackout]],
  ['POST', '/incidents', [burst]],
  ['PATCH', '/incidents/{incident}', [{ ...burst, status: 'identified' }]],
  ['POST', '/incidents/{incident}/restore', [{}]],
  ['POST', '/incidents/{incident}/reopen', [{}]],
  ['POST', '/people', [person]],
  ['POST', '/people/{person}/deactivate', [{}]],
  ['POST', '/people/{person}/reactivate', [{}]],
  ['PATCH', '/people/{person}', [{ email: 'new@example.org', name: 'New', team: 'service', can: [] }]],
  ['PATCH', '/organisation', [{ name: 'Westline', zone: 'America/Los_Angeles' }]],
]

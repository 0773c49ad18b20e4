import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, caller, type Method } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'
import { form, password, signIn } from '../support/people.ts'
import { spoilt, spoiltForm } from '../support/spoilt.ts'

const audience = { include: ['US-TX'], exclude: ['US-TX-141'] }
const message = { kind: 'service', severity: 'major', audience, channels: ['board', 'sms'] }
const at = { wall: '2026-07-01T09:00', zone: 'America/Chicago', offset: '-05:00' }
const draft = {
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
const quiet = { ...scope, type: 'quiet', name: 'Night', start: '21:00', end: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }
const blackout = { ...scope, type: 'blackout', name: 'Holiday', from: '2026-12-25T00:00:00Z', to: at }
const sms = {
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
const burst = {
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
const person = { email: 'ana@example.org', name: 'Ana', team: 'both', can: ['author'], password }

/** Something right for every write; `{announcement}` and the like stand for what is there. */
const writes: [method: Method, path: string, samples: object[]][] = [
  ['POST', '/announcements', [draft]],
  ['PATCH', '/announcements/{announcement}', [draft]],
  ['POST', '/announcements/{announcement}/submit', [{}]],
  ['POST', '/announcements/{announcement}/withdraw', [{}]],
  [
    'POST',
    '/announcements/{announcement}/approve',
    [{ comment: 'Good', overrides: [{ rule: 'x', reason: 'Safety' }] }],
  ],
  ['POST', '/announcements/{announcement}/return', [{ comment: 'Say until when.' }]],
  ['POST', '/announcements/{announcement}/schedule', [{ at, overrides: [{ rule: 'x', reason: 'Safety' }] }]],
  ['POST', '/announcements/{announcement}/move', [{ at }, { at: { local: '2026-07-01T09:00' } }]],
  ['POST', '/announcements/{announcement}/resume', [{ at }]],
  ['POST', '/announcements/{announcement}/hold', [{ reason: 'Wait' }]],
  ['POST', '/announcements/{announcement}/retract', [{ reason: 'Wrong' }]],
  ['POST', '/audiences/describe', [audience]],
  ['POST', '/check', [{ ...message, at, atByChannel: { sms: at }, ignore: ['x'] }]],
  ['POST', '/free-times', [{ ...message, from: at, to: '2026-08-01T00:00:00Z' }]],
  ['POST', '/moving-room', [{ ...message, at }]],
  ['POST', '/moving-room/apply', [{ ...message, at }]],
  ['POST', '/channels', [sms, hook]],
  ['PATCH', '/channels/{channel}', [sms]],
  ['POST', '/rules', [cap, { ...cap, window: { calendar: 'week' }, across: 'together' }, quiet, blackout]],
  ['PATCH', '/rules/{rule}', [quiet]],
  ['POST', '/rules/preview', [cap, quiet, blackout]],
  ['POST', '/incidents', [burst]],
  ['PATCH', '/incidents/{incident}', [{ ...burst, status: 'identified' }]],
  ['POST', '/incidents/{incident}/restore', [{}]],
  ['POST', '/incidents/{incident}/reopen', [{}]],
  ['POST', '/people', [person]],
  ['PATCH', '/people/{person}', [{ email: 'new@example.org', name: 'New', team: 'service', can: [] }]],
  ['PATCH', '/organisation', [{ name: 'Westline', zone: 'America/Los_Angeles' }]],
]

const pages = [
  ...['/announcements/new', '/announcements/{announcement}', '/announcements/{announcement}/edit'],
  ...['/channels/{channel}', '/channels/new?type=webhook', '/channels/new?type=sms', '/organisation', '/people/new'],
  ...['/people/{person}', '/rules/{rule}', '/rules/new?type=cap', '/rules/new?type=quiet', '/rules/new?type=blackout'],
  '/account',
]

const parameters = { numRuns: 15, seed: 20261122, endOnFailure: true }

describe.each(databases)('Whatever is sent, it is no fault of ours, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let signedIn: { cookie: string }
  let there: Record<string, string>

  beforeAll(async () => {
    app = await startApp({ open })
    const administrator = await aPerson(app)
    ask = caller(app, administrator)
    signedIn = await signIn(app, administrator)
    for (const channel of [sms, { ...sms, key: 'board', type: 'manual' }]) await made('/channels', channel)
    const { nextUpdateBy: _none, ...plain } = burst
    there = {
      channel: 'board',
      rule: await made('/rules', quiet),
      incident: await made('/incidents', plain),
      person: (await aPerson(app)).id,
    }
  })
  beforeEach(async () => {
    there['announcement'] = await made('/announcements', { ...draft, incident: there['incident'] })
  })
  afterAll(() => app.stop())

  async function made(path: string, body: object): Promise<string> {
    const response = await ask('POST', path, { body })
    expect(response.statusCode, `${path} ${response.body}`).toBe(201)
    return response.json().id
  }

  const revisionNow = async (): Promise<number> =>
    (await ask('GET', named('/announcements/{announcement}'))).json().revision

  const named = (path: string) => path.replace(/\{(\w+)\}/, (_, noun: string) => there[noun]!)

  test.each(writes)('by %s %s', async (method, path, samples) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...samples.map(spoilt)), async (sent) => {
        const payload = JSON.stringify(sent).replaceAll('"incident":"incident"', `"incident":"${there['incident']}"`)
        const response = await ask(method, named(path), {
          body: payload,
          headers: { 'content-type': 'application/json' },
          ...(path.startsWith('/announcements/') ? { revision: await revisionNow() } : {}),
        })
        expect(response.statusCode, `${payload} ${response.body}`).toBeLessThan(500)
      }),
      parameters,
    )
  })

  test.each(pages)('by the forms of %s', async (page) => {
    const shown = await app.inject({ url: named(page), headers: signedIn })
    expect(shown.statusCode, page).toBe(200)
    for (const { action, fields } of formsOf(shown.body)) {
      // What takes things away would leave nothing for the others.
      if (/\/(sign-out|remove|delete|end|revoke)$/.test(action)) continue
      await fc.assert(
        fc.asyncProperty(spoiltForm(fields), async (sent) => {
          const { headers, payload } = form(sent)
          const response = await app.inject({
            method: 'POST',
            url: action,
            headers: { ...headers, ...signedIn },
            payload,
          })
          expect(response.statusCode, `${action} ${payload} ${response.body}`).toBeLessThan(500)
        }),
        { ...parameters, numRuns: 8 },
      )
    }
  })
})

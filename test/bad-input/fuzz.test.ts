import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Status } from '../../server/announcements/status.ts'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { newId } from '../../server/platform/ids.ts'
import { aColleague, anAnnouncement, type Colleague } from '../support/announcements.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { formsOf } from '../support/forms.ts'
import { malformed, malformedForm } from '../support/malformed.ts'
import { form, signIn } from '../support/people.ts'
import { zodWords } from '../support/problem.ts'
import { addSampleImage } from './support/sample-image.ts'
import { burst, draft, quiet, saved, sms, writes } from './support/sample-writes.ts'

/** Where each transition of an announcement begins. */
const statusFor: Record<string, Status> = {
  submit: 'draft',
  withdraw: 'in_review',
  approve: 'in_review',
  return: 'in_review',
  schedule: 'approved',
  move: 'scheduled',
  hold: 'scheduled',
  resume: 'held',
  cancel: 'scheduled',
  retract: 'published',
}

const parameters = { numRuns: 12, seed: 20261122, endOnFailure: true }

const { nextUpdateBy: _none, ...plainBurst } = burst

describe.each(databases)('malformed input never causes a server error, on %s', (_name, open) => {
  let app: TestApp
  let administrator: Awaited<ReturnType<typeof aPerson>>
  let ask: Caller
  let signedIn: { cookie: string }
  let author: Colleague
  let ids: Record<string, string>

  beforeAll(async () => {
    app = await startApp({ open })
    administrator = await aPerson(app)
    await addSampleImage(app, administrator.id)
    ask = caller(app, administrator)
    signedIn = await signIn(app, administrator)
    for (const channel of [sms, { ...sms, key: 'board', type: 'manual' }]) await create('/channels', channel)
    author = await aColleague(app, 'Dana Reyes', 'service', ['author'])
    ids = {
      channel: 'board',
      rule: await create('/rules', quiet),
      incident: await create('/incidents', plainBurst),
      person: (await aPerson(app)).id,
      delivery: 'none',
      audience: await create('/audiences', saved),
      area: 'US-TX-453',
    }
  })
  beforeEach(async () => {
    // The clock moves on as announcements are published, and a session ends when it is not used.
    signedIn = await signIn(app, administrator)
    // It may have ended meanwhile, and nothing new is written about what is over.
    ids['incident'] = await create('/incidents', plainBurst)
    ids['announcement'] = await create('/announcements', { ...draft, incident: ids['incident'] })
  })
  afterAll(() => app.stop())

  async function create(path: string, body: object): Promise<string> {
    const response = await ask('POST', path, { body })
    expect(response.statusCode, `${path} ${response.body}`).toBe(201)
    return response.json().id
  }

  const revisionNow = async (path: string): Promise<number> => (await ask('GET', withIds(path))).json().revision

  const withIds = (path: string) => path.replace(/\{(\w+)\}/, (_, noun: string) => ids[noun]!)

  const verbOf = (path: string) => (path.startsWith('/announcements/') ? (path.split('/')[3] ?? '') : '')

  /** An announcement from which this transition leads on; the sample of the body may then be carried out. */
  async function inFittingStatus(path: string): Promise<void> {
    const status = statusFor[verbOf(path)]
    if (status === undefined) return
    ids['announcement'] = (await anAnnouncement(app, { by: author, approvedBy: administrator, status })).id
  }

  test.each(writes)('in the body of %s %s', async (method, path, samples) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...samples.map(malformed)), async (sent) => {
        await inFittingStatus(path)
        const payload = JSON.stringify(sent).replaceAll('"incident":"incident"', `"incident":"${ids['incident']}"`)
        const response = await ask(method, withIds(path), {
          body: payload,
          headers: { 'content-type': 'application/json' },
          ...(path.startsWith('/announcements/')
            ? { revision: await revisionNow('/announcements/{announcement}') }
            : {}),
          ...(path === '/areas/{area}' ? { revision: await revisionNow(path) } : {}),
          ...(path.startsWith('/audiences/{') ? { revision: await revisionNow('/audiences/{audience}') } : {}),
        })
        expect(response.statusCode, `${payload} ${response.body}`).toBeLessThan(500)
        expect(response.body, payload).not.toMatch(zodWords)
        // Otherwise it was refused for its status, and its body hardly read.
        if (statusFor[verbOf(path)]) expect(response.statusCode, response.body).not.toBe(409)
      }),
      parameters,
    )
  })

  test('the writes tried above are all the writes of the API', () => {
    const covered = writes.map(([method, path]) => `${method} /api/v1${path.replace(/\{\w+\}/, '{}')}`)
    const routes = guardedRoutes(app.server)
      .filter(({ method, url }) => /^(POST|PATCH)$/.test(method) && url.startsWith('/api/'))
      .map(({ method, url }) => `${method} ${url.replace(/:\w+/, '{}')}`)
    expect(covered.toSorted()).toEqual(routes.toSorted())
  })

  test('in the forms of every page', { timeout: 120_000 }, async () => {
    const types = ['?type=webhook', '?type=sms', '?type=cap', '?type=quiet', '?type=blackout']
    for (const page of pages().flatMap((url) =>
      url.endsWith('/new') ? [url, ...types.map((type) => url + type)] : [url],
    )) {
      const { statusCode, body } = await app.inject({ url: page, headers: signedIn })
      expect(statusCode, page).toBeLessThan(500)
      for (const { action, fields } of formsOf(body)) {
        // These remove things that later requests need.
        if (/\/(sign-out|remove|delete|end|revoke)$/.test(action)) continue
        await fc.assert(
          fc.asyncProperty(malformedForm(fields), async (sent) => {
            const { headers, payload } = form(sent)
            const request = { method: 'POST' as const, url: action, headers: { ...headers, ...signedIn }, payload }
            const response = await app.inject(request)
            expect(response.statusCode, `${action} ${payload} ${response.body}`).toBeLessThan(500)
          }),
          { ...parameters, numRuns: 6 },
        )
      }
    }
  })

  test('in the query of every page and list', { timeout: 120_000 }, async () => {
    const lists = guardedRoutes(app.server).filter(
      ({ method, url }) => method === 'GET' && /^\/api\/v1\/\w+$/.test(url),
    )
    for (const page of pages()) {
      const { body } = await app.inject({ url: page, headers: signedIn })
      const query = Object.fromEntries(
        [...body.matchAll(/[?&;](\w+)=|\sname="(\w+)"/g)].map(([, a, b]) => [(a ?? b)!, '']),
      )
      await fuzzQuery(page, query, signedIn)
    }
    const { paths } = (await app.inject('/api/v1/openapi.json')).json()
    for (const { url } of lists) {
      const parameters: { name: string }[] = paths[url]?.get.parameters ?? []
      await fuzzQuery(url, Object.fromEntries(parameters.map(({ name }) => [name, ''])), as(administrator))
    }
  })

  /** The addresses of all HTML pages, with the ids of existing things where there are any. */
  function pages(): string[] {
    const nouns: Record<string, string> = { people: 'person' }
    return (
      guardedRoutes(app.server)
        .filter(({ method, url }) => method === 'GET' && !/^\/(api|assets|set-up|healthz|readyz)/.test(url))
        .map(({ url }) =>
          url.replace(/(\w+)\/:\w+/, (_, noun: string) => `${noun}/${ids[nouns[noun] ?? noun.slice(0, -1)] ?? 'none'}`),
        )
        .map((url) => url.replace(/:\w+/g, 'none'))
        // Without its id, a new form is only a redirect.
        .map((url) => (url === '/announcements/new' ? `${url}?draft=${newId()}` : url))
    )
  }

  function fuzzQuery(url: string, query: Record<string, string>, headers: Record<string, string>): Promise<void> {
    return fc.assert(
      fc.asyncProperty(malformedForm(query), async (sent) => {
        const filled = Object.entries(sent).filter(([, value]) => value !== '')
        const address = `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(filled)}`
        const response = await app.inject({ url: address, headers })
        expect(response.statusCode, `${address} ${response.body}`).toBeLessThan(500)
      }),
      { ...parameters, numRuns: 5 },
    )
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { expectProblem } from '../support/problem.ts'

const draft = {
  kind: 'service',
  severity: 'major',
  headline: 'Water is off',
  body: 'A main broke.',
  audience: { include: ['US-TX-453'], exclude: [] },
  channels: ['board'],
}

describe.each(databases)('stale and repeated writes, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let other: Caller

  beforeAll(async () => {
    app = await startApp({ open })
    ask = caller(app, await aPerson(app))
    other = caller(app, await aPerson(app))
    const channel = { key: 'board', name: 'Board', type: 'manual', finest: 'town', serves: 'US' }
    await ask('POST', '/channels', { body: channel })
  })
  afterAll(() => app.stop())

  const newDraft = async (): Promise<string> => (await ask('POST', '/announcements', { body: draft })).json().id
  const sendAs = (key: string, body: object, who = ask) =>
    who('POST', '/announcements', { body, headers: { 'idempotency-key': key } })
  const count = async (headline: string): Promise<number> =>
    (await ask('GET', `/announcements?q=${encodeURIComponent(headline)}`)).json().items.length

  test('a write needs an If-Match header with the current revision', async () => {
    const path = `/announcements/${await newDraft()}`
    const body = { headline: 'Water is back' }
    expectProblem(await ask('PATCH', path, { body }), 428, /If-Match/)
    expectProblem(await ask('PATCH', path, { body, headers: { 'if-match': 'yesterday' } }), 400, /If-Match/)
    expect((await ask('PATCH', path, { body, revision: 1 })).statusCode).toBe(200)
    expectProblem(await ask('PATCH', path, { body, revision: 1 }), 409, /changed/)
    expectProblem(await ask('DELETE', path, { revision: 1 }), 409)
    expectProblem(await other('POST', `${path}/submit`, { revision: 1 }), 409)
    expectProblem(await other('POST', `${path}/submit`, { revision: 3 }), 409)
  })

  test('of several writes to the same revision at once, one succeeds', async () => {
    const path = `/announcements/${await newDraft()}`
    const change = (who: Caller, headline: string) => who('PATCH', path, { body: { headline }, revision: 1 })
    const answers = await Promise.all([change(ask, 'One'), change(other, 'Two'), change(ask, 'Three')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
    expect((await ask('GET', path)).json()).toMatchObject({ revision: 2 })
  })

  test.each(['withdraw', 'approve', 'return', 'schedule', 'retract', 'resume', 'move', 'hold', 'review'])(
    'a draft cannot make the transition %s',
    async (transition) => {
      const bodies: Record<string, object> = {
        return: { comment: 'Say until when.' },
        retract: { reason: 'Wrong town' },
        hold: { reason: 'Wait' },
        move: { at: '2026-07-01T00:00:00Z' },
      }
      const path = `/announcements/${await newDraft()}`
      expectProblem(await other('POST', `${path}/${transition}`, { body: bodies[transition] ?? {}, revision: 1 }), 409)
      expect((await ask('GET', path)).json()).toMatchObject({ status: 'draft', revision: 1 })
    },
  )

  test('a repeated idempotency key gets the same answer, and the write is done once', async () => {
    const body = { ...draft, headline: 'Sent twice' }
    const [first, second] = [await sendAs('twice', body), await sendAs('twice', body)]
    expect(second).toMatchObject({ statusCode: 201, body: first.body })
    expect(second.headers['location']).toBe(first.headers['location'])
    expect(await count('Sent twice')).toBe(1)
  })

  test('an idempotency key already used for a different request is rejected', async () => {
    const { id } = (await sendAs('used', draft)).json()
    expectProblem(await sendAs('used', { ...draft, headline: 'Something else' }), 409, /Idempotency-Key/)
    const headers = { 'idempotency-key': 'used' }
    expectProblem(await ask('POST', `/announcements/${id}/submit`, { revision: 1, headers }), 409, /Idempotency-Key/)
    expect(await count('Something else')).toBe(0)
  })

  test('two people can use the same idempotency key', async () => {
    const body = { ...draft, headline: 'Sent by two' }
    await Promise.all([sendAs('shared', body), sendAs('shared', body, other)])
    expect(await count('Sent by two')).toBe(2)
  })

  test('simultaneous requests with one idempotency key are done once', async () => {
    const body = { ...draft, headline: 'Sent at once' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendAs('at once', body)))
    const done = answers.filter(({ statusCode }) => statusCode === 201)
    for (const answer of answers) if (!done.includes(answer)) expectProblem(answer, 409, /under way/)
    expect(new Set(done.map((answer) => answer.body)).size).toBe(1)
    expect(await count('Sent at once')).toBe(1)
    expect(await sendAs('at once', body)).toMatchObject({ statusCode: 201, body: done[0]!.body })
  })

  test('a repeated request that was rejected gets the same error', async () => {
    const wrong = { ...draft, channels: ['pigeon'] }
    const [first, second] = [await sendAs('refused', wrong), await sendAs('refused', wrong)]
    expectProblem(second, 422)
    expect(second.body).toBe(first.body)
  })

  test('an idempotency key longer than 200 characters is rejected', async () => {
    expectProblem(await sendAs('x'.repeat(201), draft), 400, /1 to 200/)
  })
})

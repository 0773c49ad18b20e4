import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { databases } from './support/databases.ts'

/** The main job through the API, by two people, as a script would do it. */
describe.each(databases)('From a draft to the notice page, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
  })
  afterEach(() => app.stop())

  test('an announcement is drafted, approved by somebody else, booked, and refused where it would flood', async () => {
    const ana = await aPerson(app, { name: 'Ana', team: 'service', can: ['author'] })
    const ben = await aPerson(app, { name: 'Ben', team: 'both', can: ['approver', 'administrator'] })
    const call = async (
      who: { token: string },
      method: 'GET' | 'POST' | 'PATCH',
      url: string,
      payload?: object,
      headers: Record<string, string> = {},
    ) => {
      const response = await app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { ...as(who), ...headers },
        ...(payload ? { payload } : {}),
      })
      return { status: response.statusCode, body: response.json(), location: response.headers.location }
    }

    await call(ben, 'POST', '/channels', {
      key: 'board',
      name: 'Board',
      type: 'manual',
      finest: 'town',
      serves: 'US',
      textLimit: null,
      enabled: true,
      settings: {},
    })
    const rule = await call(ben, 'POST', '/rules', {
      type: 'cap',
      name: 'One a day',
      area: null,
      kinds: ['service'],
      channels: 'all',
      across: 'each',
      limit: 1,
      window: { rolling: 'PT24H' },
      threads: 'each',
      exemptFrom: null,
      enforcement: 'block',
    })
    expect(rule.status).toBe(201)

    const draft = {
      kind: 'service',
      severity: 'major',
      headline: 'Water main burst',
      body: 'Water is off since 9 am.',
      audience: { include: ['US-TX-453'], exclude: [] },
      channels: ['board'],
      at: '2026-06-10T17:00:00.000Z',
    }
    const first = await call(ana, 'POST', '/announcements', draft)
    expect(first.status).toBe(201)
    expect(first.location).toBe(`/api/v1/announcements/${first.body.id}`)
    expect(first.body).toMatchObject({
      status: 'draft',
      revision: 1,
      bookings: [{ status: 'tentative', channel: 'board' }],
    })

    const submitted = await call(ana, 'POST', `/announcements/${first.body.id}/submit`, undefined, {
      'if-match': '"1"',
    })
    expect(submitted.body).toMatchObject({ status: 'in_review', revision: 2 })
    expect((await call(ana, 'POST', `/announcements/${first.body.id}/approve`, {}, { 'if-match': '"2"' })).status).toBe(
      403,
    )
    expect((await call(ben, 'POST', `/announcements/${first.body.id}/approve`, {}, { 'if-match': '"1"' })).status).toBe(
      409,
    )
    const approved = await call(ben, 'POST', `/announcements/${first.body.id}/approve`, {}, { 'if-match': '"2"' })
    expect(approved.body).toMatchObject({
      status: 'scheduled',
      bookings: [{ status: 'booked', at: '2026-06-10T17:00:00.000Z' }],
    })

    const second = await call(ana, 'POST', '/announcements', {
      ...draft,
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      at: '2026-06-11T10:00:00.000Z',
    })
    await call(ana, 'POST', `/announcements/${second.body.id}/submit`, undefined, { 'if-match': '"1"' })
    const refused = await call(ben, 'POST', `/announcements/${second.body.id}/approve`, {}, { 'if-match': '"2"' })
    expect(refused.body).toMatchObject({
      status: 'approved',
      check: {
        verdict: 'blocked',
        nextFree: '2026-06-11T17:00:00.000Z',
        findings: [{ rule: rule.body.id, collidesWith: [first.body.id], count: 2, limit: 1 }],
      },
    })

    const late = await call(
      ana,
      'POST',
      `/announcements/${second.body.id}/schedule`,
      { at: '2026-06-11T16:59:59.999Z' },
      { 'if-match': '"3"' },
    )
    expect(late.status).toBe(422)
    expect(late.body.check.verdict).toBe('blocked')
    const booked = await call(
      ana,
      'POST',
      `/announcements/${second.body.id}/schedule`,
      { at: '2026-06-11T17:00:00.000Z' },
      { 'if-match': '"3"' },
    )
    expect(booked.body).toMatchObject({ status: 'scheduled', bookings: [{ status: 'booked' }] })
  })
})

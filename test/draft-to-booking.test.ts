import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'
import { databases } from './support/databases.ts'

describe.each(databases)('from a draft to a booking, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ open })
  })
  afterEach(() => app.stop())

  test('an announcement is drafted, approved by another person and booked, and one over the cap is blocked', async () => {
    const ana = await aPerson(app, { name: 'Ana', team: 'service', can: ['author'] })
    const ben = await aPerson(app, { name: 'Ben', team: 'both', can: ['approver', 'administrator'] })
    const post = async (person: { token: string }, url: string, payload?: object, revision?: number) => {
      const response = await app.inject({
        method: 'POST',
        url: `/api/v1${url}`,
        headers: { ...as(person), ...(revision !== undefined && { 'if-match': `"${revision}"` }) },
        ...(payload && { payload }),
      })
      return { status: response.statusCode, body: response.json(), location: response.headers.location }
    }

    await post(ben, '/channels', {
      key: 'board',
      name: 'Board',
      type: 'manual',
      finest: 'town',
      serves: 'US',
      textLimit: null,
      enabled: true,
      settings: {},
    })
    const rule = await post(ben, '/rules', {
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
    const first = await post(ana, '/announcements', draft)
    expect(first.status).toBe(201)
    expect(first.location).toBe(`/api/v1/announcements/${first.body.id}`)
    expect(first.body).toMatchObject({
      status: 'draft',
      revision: 1,
      bookings: [{ status: 'tentative', channel: 'board' }],
    })

    const submitted = await post(ana, `/announcements/${first.body.id}/submit`, undefined, 1)
    expect(submitted.body).toMatchObject({ status: 'in_review', revision: 2 })
    expect((await post(ana, `/announcements/${first.body.id}/approve`, {}, 2)).status).toBe(403)
    expect((await post(ben, `/announcements/${first.body.id}/approve`, {}, 1)).status).toBe(409)
    const approved = await post(ben, `/announcements/${first.body.id}/approve`, {}, 2)
    expect(approved.body).toMatchObject({
      status: 'scheduled',
      bookings: [{ status: 'booked', at: '2026-06-10T17:00:00.000Z' }],
    })

    const second = await post(ana, '/announcements', {
      ...draft,
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      at: '2026-06-11T10:00:00.000Z',
    })
    await post(ana, `/announcements/${second.body.id}/submit`, undefined, 1)
    const refused = await post(ben, `/announcements/${second.body.id}/approve`, {}, 2)
    expect(refused.body).toMatchObject({
      status: 'approved',
      check: {
        verdict: 'blocked',
        nextFree: '2026-06-11T17:00:00.000Z',
        findings: [{ rule: rule.body.id, collidesWith: [first.body.id], count: 2, limit: 1 }],
      },
    })

    const late = await post(ana, `/announcements/${second.body.id}/schedule`, { at: '2026-06-11T16:59:59.999Z' }, 3)
    expect(late.status).toBe(422)
    expect(late.body.check.verdict).toBe('blocked')
    const booked = await post(ana, `/announcements/${second.body.id}/schedule`, { at: '2026-06-11T17:00:00.000Z' }, 3)
    expect(booked.body).toMatchObject({ status: 'scheduled', bookings: [{ status: 'booked' }] })
  })
})

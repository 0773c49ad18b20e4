import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAnnouncements } from '../../../server/announcements/list-queries.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import {
  aChannel,
  aColleague,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleague,
  type Colleagues,
  get,
  post,
} from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

describe.each(databases)('publishing alone from the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let eve: Colleague
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
    await aChannel(app, 'board', { type: 'notices' })
  })
  afterEach(() => app.stop())

  /** What the page would send, with a critical message in it. */
  async function written(who: Colleague, change: Record<string, string> = {}) {
    const page = await get(app, who, '/announcements/new?kind=service&area=US-TX-453-austin&channel=board')
    const message = {
      severity: 'critical',
      headline: 'Do not drink the water',
      body: 'Boil it first.',
      when: 'approval',
    }
    return { ...composerFields(page.body), ...message, ...change }
  }

  const all = () => listAnnouncements(app.context.db, {}, 10)

  test('is offered to a duty manager for a critical service announcement, and says what happens next', async () => {
    const fields = await written(eve)
    const page = await post(app, eve, '/announcements', { ...fields, do: 'check' })
    expect(page.body).toContain('Publish now, review later')
    expect(page.body).toContain(
      'Goes out now on board to about 931,830 people. Ana Ruiz or Tom Okafor reviews it afterwards.',
    )
    const minor = await post(app, eve, '/announcements', { ...fields, severity: 'major', do: 'check' })
    expect(minor.body).not.toContain('Publish now, review later')
    const author = await post(app, team.dana, '/announcements', { ...(await written(team.dana)), do: 'check' })
    expect(author.body).not.toContain('Publish now, review later')
    const timed = { when: 'time', date: '2026-06-11', time: '12:00', zone: 'America/Chicago' }
    const later = await post(app, eve, '/announcements', { ...fields, ...timed, do: 'check' })
    expect(later.body).toContain('Schedule it, review later')
  })

  test('saves, sends, approves and books in one step, and the review says that it is out', async () => {
    const answer = await post(app, eve, '/announcements', { ...(await written(eve)), do: 'publish' })
    expect(answer.statusCode).toBe(303)
    const [published] = await all()
    expect(published).toMatchObject({ status: 'scheduled', reviewAfter: true, createdBy: eve.id })
    expect(await listBookingsOf(app.context.db, published!.id)).toMatchObject([{ status: 'booked' }])
    const review = await get(app, team.tom, `/announcements/${published!.id}/review`)
    expect(review.body).toContain('Published by Eve Duty without an approval. It goes out today, 9:00 am CDT.')
    expect(review.body).not.toContain('as soon as it is approved')
  })

  test('a form that is sent twice publishes once, and leads both times to the same page', async () => {
    const fields = { ...(await written(eve)), do: 'publish' }
    const [one, other] = await Promise.all([
      post(app, eve, '/announcements', fields),
      post(app, eve, '/announcements', fields),
    ])
    expect([one.statusCode, other.statusCode]).toEqual([303, 303])
    expect(one.headers.location).toBe(other.headers.location)
    expect(await all()).toHaveLength(1)
  })

  test('a draft that is published in two tabs is published once', async () => {
    const draft = await anAnnouncement(app, { by: eve, severity: 'critical', at: 'approval' })
    const fields = { ...composerFields((await get(app, eve, `/announcements/${draft.id}/edit`)).body), do: 'publish' }
    const answers = await Promise.all([1, 2].map(() => post(app, eve, `/announcements/${draft.id}`, fields)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409])
    const [published] = await all()
    expect(published).toMatchObject({ status: 'scheduled' })
    expect(await listBookingsOf(app.context.db, draft.id)).toHaveLength(1)
  })

  test('when a rule blocks it, nothing has happened, and the composer shows what would help', async () => {
    await aRule(app, { exemptFrom: null })
    await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', severity: 'critical' })
    const answer = await post(app, eve, '/announcements', { ...(await written(eve)), do: 'publish' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Boil it first.')
    expect(answer.body).toMatch(/class="banner bad"/)
    expect(await all()).toHaveLength(1)
  })

  test('nobody else can do it by sending the form', async () => {
    const fields = { ...(await written(team.dana)), do: 'publish' }
    const answer = await post(app, team.dana, '/announcements', fields)
    expect(answer.statusCode).toBe(403)
    expect(await all()).toEqual([])
  })

  test('says what a person has to post, and does not count it as published', async () => {
    await aChannel(app, 'facebook', { type: 'facebook' })
    const fields = { ...(await written(eve)), channels: ['board', 'facebook'] as unknown as string }
    const page = await post(app, eve, '/announcements', { ...fields, do: 'check' })
    expect(page.body).toMatch(/Goes out now on board to about [\d,]+ people. facebook has to be posted manually./)
    const answer = await post(app, eve, '/announcements', { ...fields, do: 'publish' })
    const cookie = `${eve.cookie}; ${answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`
    const next = await get(app, { ...eve, cookie }, answer.headers.location!)
    expect(next.body).toContain('It is going out. facebook has to be posted manually.')
    expect(next.body).toContain('href="/deliveries">Post manually')
  })

  test('whoever published it alone may retract it alone, and its history says that nobody approved it', async () => {
    await post(app, eve, '/announcements', { ...(await written(eve)), do: 'publish' })
    await tick(app.context, 'w')
    const [{ id, revision }] = (await all()) as unknown as [{ id: string; revision: number }]
    const page = (await get(app, eve, `/announcements/${id}`)).body
    expect(page).toContain('Published without approval by Eve Duty.')
    expect(page).not.toContain('Sent for approval')
    expect(page).not.toContain('Approved')
    const retract = (who: Colleague, reason: string) =>
      post(app, who, `/announcements/${id}/retract`, { reason, revision: String(revision) })
    expect((await retract(team.dana, 'Wrong town.')).statusCode).toBe(403)
    const empty = await retract(eve, ' ')
    expect([empty.statusCode, empty.body]).toEqual([
      422,
      expect.stringContaining(`action="/announcements/${id}/retract"`),
    ])
    expect((await retract(eve, 'Wrong town.')).statusCode).toBe(303)
    expect(await all()).toMatchObject([{ status: 'retracted', reviewAfter: false }])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listOverrides } from '../../../server/announcements/review-queries.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { formsOf } from '../../support/forms.ts'

const changed = (name: string) => `“${name}” has changed since you opened this page. Check it again, then decide.`
const reason = 'People are without water.'

describe.each(databases)('Nobody overrides a rule that they have not seen, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const path = (id: string, transition: string) => `/announcements/${id}/${transition}`
  const status = async (id: string) => (await findAnnouncement(app.context.db, id)).status
  const seen = async (id: string) => (await listOverrides(app.context.db, id)).map(({ ruleRevision }) => ruleRevision)
  const change = async (url: string, body: object) => {
    const { revision } = (await ana('GET', url)).json()
    expect((await ana('PATCH', url, { revision, body })).statusCode).toBe(200)
  }

  /** What stops a post in Austin: a cap that another post has filled, or the hold of an incident. */
  const obstacles = {
    async rule() {
      await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'scheduled', headline: 'Low pressure' })
      const rule = await aRule(app)
      const toWeek = () => change(`/rules/${rule}`, { name: 'One a week', window: { rolling: 'P7D' } })
      return { rule, name: 'One a week', change: toWeek, post: { by: team.dana } }
    },
    async hold() {
      const burst = { kind: 'unplanned', severity: 'major', areas: ['US-TX-453-austin'], holds: true }
      const { id } = (await ana('POST', '/incidents', { body: { ...burst, title: 'Main burst' } })).json()
      const toCritical = () => change(`/incidents/${id}`, { severity: 'critical' })
      return {
        ...{ rule: `hold:${id}`, name: 'Main burst', change: toCritical },
        post: { by: team.mei, kind: 'marketing', headline: 'Half price' } as const,
      }
    },
  }

  /** The form of a page with these words on its button. */
  const formWith = (html: string, words: string) => {
    const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].find(([text]) => text.includes(words))
    return formsOf(form![0])[0]!.fields
  }

  describe.each(Object.entries(obstacles))('a %s', (_what, make) => {
    test('that was changed under the review page is shown as it is now, with what was typed', async () => {
      const obstacle = await make()
      const { id } = await anAnnouncement(app, { ...obstacle.post, status: 'in_review' })
      const formIn = (html: string) => formsOf(html).find(({ action }) => action === path(id, 'approve'))!.fields
      const fields = formIn((await get(app, team.ana, path(id, 'review'))).body)
      await obstacle.change()
      const typed = { ...fields, [`override:${obstacle.rule}`]: reason, comment: 'The mayor asked.' }
      const refused = await post(app, team.ana, path(id, 'approve'), typed)
      expect(refused.statusCode).toBe(409)
      expect(refused.body).toContain(changed(obstacle.name))
      expect(refused.body).toContain('The mayor asked.')
      expect(await status(id)).toBe('in_review')
      expect(await seen(id)).toEqual([])
      const again = formIn(refused.body)
      expect(again).toMatchObject({ [`override:${obstacle.rule}`]: reason })
      expect((await post(app, team.ana, path(id, 'approve'), again)).statusCode).toBe(303)
      expect(await status(id)).toBe('scheduled')
      expect(await seen(id)).toEqual([2])
    })

    test('is overridden through the API at the revision that was looked at, or at the present one', async () => {
      const obstacle = await make()
      const { id, revision } = await anAnnouncement(app, { ...obstacle.post, status: 'in_review' })
      const approve = (at: { revision?: number }) => {
        const overrides = [{ rule: obstacle.rule, reason, ...at }]
        return ana('POST', path(id, 'approve'), { revision, body: { overrides } })
      }
      await obstacle.change()
      const refused = await approve({ revision: 1 })
      expect(refused.statusCode).toBe(409)
      expect(refused.json()).toMatchObject({ detail: changed(obstacle.name) })
      expect(await status(id)).toBe('in_review')
      expect((await approve({ revision: 2 })).json()).toMatchObject({ status: 'scheduled' })
      expect(await seen(id)).toEqual([2])
      const other = await anAnnouncement(app, { ...obstacle.post, headline: 'Again', status: 'in_review' })
      const body = { overrides: [{ rule: obstacle.rule, reason }] }
      const present = await ana('POST', path(other.id, 'approve'), { revision: other.revision, body })
      expect(present.json()).toMatchObject({ status: 'scheduled' })
      expect(await seen(other.id)).toEqual([2])
    })

    test('is not overridden unseen with the first of two approvals either', async () => {
      const obstacle = await make()
      const audience = { include: ['US-TX'], exclude: [] }
      const { id, revision } = await anAnnouncement(app, { ...obstacle.post, audience, status: 'in_review' })
      await obstacle.change()
      const overrides = [{ rule: obstacle.rule, reason, revision: 1 }]
      const refused = await ana('POST', path(id, 'approve'), { revision, body: { overrides } })
      expect(refused.statusCode).toBe(409)
      expect((await findAnnouncement(app.context.db, id)).revision).toBe(revision)
    })

    test('that was changed under the page of a post is shown as it is now', async () => {
      const obstacle = await make()
      const { id, revision } = await anAnnouncement(app, { ...obstacle.post, status: 'in_review' })
      await ana('POST', path(id, 'approve'), { revision, body: {} })
      const fields = formWith((await get(app, team.ana, `/announcements/${id}`)).body, 'Override and schedule for')
      await obstacle.change()
      const typed = { ...fields, [`override:${obstacle.rule}`]: reason }
      const refused = await post(app, team.ana, path(id, 'schedule'), typed)
      expect(refused.statusCode).toBe(409)
      expect(refused.body).toContain(changed(obstacle.name))
      const again = formWith(refused.body, 'Override and schedule for')
      expect(again).toMatchObject({ [`override:${obstacle.rule}`]: reason })
      expect((await post(app, team.ana, path(id, 'schedule'), again)).statusCode).toBe(303)
      expect(await seen(id)).toEqual([2])
    })

    test('that was changed after another time was refused is shown as it is at that time', async () => {
      const obstacle = await make()
      const approved = await anAnnouncement(app, { ...obstacle.post, status: 'approved', approvedBy: team.tom })
      const url = path(approved.id, 'schedule')
      const day = { revision: String(approved.revision), date: '2026-06-10', time: '13:00', zone: 'America/Chicago' }
      const first = await post(app, team.ana, url, day)
      expect(first.statusCode).toBe(422)
      const typed = { ...formWith(first.body, 'Override and schedule for'), [`override:${obstacle.rule}`]: reason }
      await obstacle.change()
      const refused = await post(app, team.ana, url, typed)
      expect(refused.statusCode).toBe(409)
      expect(refused.body).toContain(changed(obstacle.name))
      const again = formWith(refused.body, 'Override and schedule for')
      expect(again).toMatchObject({ date: day.date, time: day.time, [`override:${obstacle.rule}`]: reason })
      expect((await post(app, team.ana, url, again)).statusCode).toBe(303)
      expect(await seen(approved.id)).toEqual([2])
    })
  })

  test('a rule that was switched off meanwhile needs no override', async () => {
    const { rule, post: by } = await obstacles.rule()
    const { id, revision } = await anAnnouncement(app, { ...by, status: 'in_review' })
    await change(`/rules/${rule}`, { enabled: false })
    const body = { overrides: [{ rule, reason, revision: 1 }] }
    expect((await ana('POST', path(id, 'approve'), { revision, body })).json()).toMatchObject({ status: 'scheduled' })
    expect(await seen(id)).toEqual([])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aChannel,
  allowBypass,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleagues,
  get,
  post,
  postPartial,
} from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

const severityReason = 'A hospital has no water.'
const needsReason = 'Say why it is that severe. Its severity passes rules that would block it.'
const sayWhyFirst =
  'Say why it is critical: its severity passes rules that would block it at that time. Edit it to add the reason: it is a draft again then, and needs approval again. Or choose another time.'
const sendItBack =
  'Say why it is critical: its severity passes rules that would block it at that time. Only its authors can add the reason, so send it back and ask for it.'
const elPaso = { include: ['US-TX-141-el-paso'], exclude: [] }
/** A time with room, and one at which another post leaves none. */
const later = '2026-06-14T18:00:00.000Z'
const taken = '2026-06-10T19:00:00.000Z'

describe.each(databases)('A severity that passes a rule, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let tom: Caller
  let dana: Caller
  let rule: string
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    tom = caller(app, team.tom)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
    rule = await aRule(app, { exemptFrom: 'critical' })
    await anAnnouncement(app, { by: team.dana, approvedBy: team.tom, status: 'scheduled' })
  })
  afterEach(() => app.stop())

  const critical = (options: Partial<Parameters<typeof anAnnouncement>[1]> = {}) =>
    anAnnouncement(app, { by: team.dana, severity: 'critical', severityReason, status: 'in_review', ...options })
  const act = async (who: Caller, id: string, transition: string, body: object = {}) => {
    const { revision } = (await ana('GET', `/announcements/${id}`)).json()
    return who('POST', `/announcements/${id}/${transition}`, { revision, body })
  }

  test('is sent for approval only with a reason, and needs none when it passes nothing', async () => {
    const { id } = await critical({ status: 'draft', severityReason: '' })
    const refused = await act(dana, id, 'submit')
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors).toEqual([{ path: 'severityReason', message: needsReason }])
    const minor = await anAnnouncement(app, { by: team.dana, severity: 'minor', status: 'in_review' })
    expect(minor.passes).toEqual([])
    expect(await critical({ severityReason: '', audience: elPaso })).toMatchObject({ passes: [] })
  })

  test('needs a second approval, and shows both approvers what it passes and why', async () => {
    const { id } = await critical()
    const review = await get(app, team.ana, `/announcements/${id}/review`)
    expect(review.body).toContain('Critical is exempt from 1 rule that would block this: “One a day”.')
    expect(review.body).toContain(severityReason)
    const first = (await act(ana, id, 'approve')).json()
    expect(first).toMatchObject({ status: 'in_review', approvalsNeeded: 2, passes: [rule] })
    expect((await act(tom, id, 'approve')).json()).toMatchObject({ status: 'scheduled', passes: [rule] })
    const over = await get(app, team.ana, '/rules/over')
    expect(over.body).toContain(severityReason)
    expect(over.body).toContain('the severity of 1 announcement of customer service passed a rule.')
    const [window] = (await ana('GET', '/over-windows')).json().items
    expect(window.posts.map(({ because }: { because: string | null }) => because)).toContain(severityReason)
  })

  test('needs one approval when the organization says so', async () => {
    await allowBypass(app)
    const { id } = await critical()
    expect((await act(ana, id, 'approve')).json()).toMatchObject({ status: 'scheduled', approvalsNeeded: 1 })
  })

  test('is judged again when it is lowered: then the rule blocks it', async () => {
    const { id } = await critical()
    const { revision } = (await ana('GET', `/announcements/${id}`)).json()
    const lowered = await dana('PATCH', `/announcements/${id}`, { revision, body: { severity: 'minor' } })
    expect(lowered.json()).toMatchObject({ status: 'draft', passes: [], approvalsNeeded: 1 })
    await act(dana, id, 'submit')
    expect((await act(ana, id, 'approve')).json()).toMatchObject({ status: 'approved', check: { verdict: 'blocked' } })
  })

  test('goes back to review when it comes to pass a rule at the time for which it is scheduled', async () => {
    const { id } = await critical({ at: later })
    expect((await act(ana, id, 'approve')).json()).toMatchObject({ status: 'scheduled', passes: [] })
    const moved = (await act(dana, id, 'move', { at: taken })).json()
    expect(moved).toMatchObject({ status: 'in_review', passes: [rule] })
    expect(moved.reason).toContain('Its severity passes a rule, so it needs 2 approvals and has 1.')
  })

  test('is not booked without a reason at a time at which it comes to pass a rule', async () => {
    const refusals = [
      { status: 'approved', at: null, transition: 'schedule' },
      { status: 'scheduled', at: later, transition: 'move' },
      { status: 'held', at: '2026-06-16T18:00:00.000Z', transition: 'resume' },
    ] as const
    for (const { status, at, transition } of refusals) {
      const { id } = await critical({ status, at, severityReason: '', approvedBy: team.ana })
      const refused = await act(dana, id, transition, { at: taken })
      expect(refused.statusCode, transition).toBe(422)
      expect(refused.json().errors).toEqual([{ path: 'severityReason', message: sayWhyFirst }])
      expect((await ana('GET', `/announcements/${id}`)).json()).toMatchObject({ status, passes: [] })
      const { revision } = (await ana('GET', `/announcements/${id}`)).json()
      const page = await post(app, team.dana, `/announcements/${id}/${transition}`, {
        ...{ revision: String(revision), date: '2026-06-10', time: '14:00', zone: 'America/Chicago' },
      })
      expect(page.body).toContain(sayWhyFirst)
    }
  })

  test('is not approved without a reason when it has come to pass a rule since', async () => {
    const { id } = await critical({ at: 'approval', audience: elPaso, severityReason: '' })
    await anAnnouncement(app, {
      by: team.dana,
      audience: elPaso,
      at: 'approval',
      approvedBy: team.ana,
      status: 'scheduled',
    })
    const refused = await act(tom, id, 'approve')
    expect(refused.json().errors).toEqual([{ path: 'severityReason', message: sendItBack }])
    const { revision } = (await ana('GET', `/announcements/${id}`)).json()
    const page = await post(app, team.tom, `/announcements/${id}/approve`, { revision: String(revision) })
    expect(page.body).toContain(sendItBack)
    expect((await ana('GET', `/announcements/${id}`)).json()).toMatchObject({ status: 'in_review', approvals: [] })
  })

  test('is said in the composer while one writes, beside the field for the reason', async () => {
    const { id, revision } = await critical({ status: 'draft', severityReason: '' })
    const fields = {
      ...{ revision: String(revision), kind: 'service', severity: 'critical', headline: 'Water is off' },
      ...{ include: 'US-TX-453-austin', channels: 'board', when: 'approval', body: 'Water is off.' },
    }
    const answer = await postPartial(app, team.dana, `/announcements/${id}/check`, fields)
    expect(answer.body).toContain('Critical is exempt from 1 rule that would block this: “One a day”.')
    expect(answer.body).toContain('name="severityReason"')
    expect(answer.body).toContain('Its severity passes a rule.')
    expect(answer.body).not.toContain('It reaches a whole state')
    const minor = await postPartial(app, team.dana, `/announcements/${id}/check`, { ...fields, severity: 'minor' })
    expect(minor.body).not.toContain('is exempt from')
  })
})

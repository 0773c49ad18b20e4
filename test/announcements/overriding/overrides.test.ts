import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { changeChannel } from '../../../server/channels/actions.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'

describe.each(databases)('An override or an approval covers what was seen, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let ana: Caller
  let tom: Caller
  let dana: Caller
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    ana = caller(app, team.ana)
    tom = caller(app, team.tom)
    dana = caller(app, team.dana)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const noon = '2026-06-10T17:00:00.000Z'
  const oneOClock = '2026-06-10T18:00:00.000Z'
  const path = (id: string, transition: string) => `/announcements/${id}/${transition}`
  const because = (rule: string) => ({ rule, reason: 'People are without water.' })
  const waived = async (id: string) =>
    (await listBookingsOf(app.context.db, id)).flatMap((booking) => booking.waivedRules)

  /** Posts after which the caps of one post a day leave no room in Austin. */
  async function anEarlierPost(at = noon) {
    await anAnnouncement(app, {
      by: team.dana,
      approvedBy: team.tom,
      status: 'scheduled',
      headline: 'Low pressure',
      at,
    })
  }

  test('one given for “as soon as approved” ends with that booking', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const given = { by: team.dana, status: 'in_review', at: 'approval' } as const
    const { id, revision } = await anAnnouncement(app, given)
    const scheduled = await ana('POST', path(id, 'approve'), { revision, body: { overrides: [because(rule)] } })
    expect(scheduled.json()).toMatchObject({ status: 'scheduled' })
    const hold = { revision: scheduled.json().revision, body: { reason: 'Wait for the crew.' } }
    const held = (await ana('POST', path(id, 'hold'), hold)).json()
    app.clock.pass({ hours: 1 })
    const refused = await dana('POST', path(id, 'resume'), { revision: held.revision, body: {} })
    expect(refused.statusCode).toBe(422)
    const again = { revision: held.revision, body: { overrides: [because(rule)] } }
    expect((await ana('POST', path(id, 'resume'), again)).json()).toMatchObject({ status: 'scheduled' })
  })

  test('nobody overrides a rule for a text of their own', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const given = { by: team.ana, approvedBy: team.tom, status: 'approved' } as const
    const { id, revision } = await anAnnouncement(app, given)
    const body = { at: oneOClock, overrides: [because(rule)] }
    const refused = await ana('POST', path(id, 'schedule'), { revision, body })
    expect(refused.statusCode).toBe(403)
    expect(refused.json().detail).toBe('You wrote part of this announcement, so someone else has to override the rule.')
    expect((await tom('POST', path(id, 'schedule'), { revision, body })).json()).toMatchObject({ status: 'scheduled' })
  })

  test('the pages offer it to an approver who wrote no part of the text', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const given = { by: team.ana, status: 'in_review', at: oneOClock } as const
    const { id, revision } = await anAnnouncement(app, given)
    await tom('POST', path(id, 'approve'), { revision, body: {} })
    expect((await get(app, team.tom, `/announcements/${id}`)).body).toContain(`name="override:${rule}"`)
    expect((await get(app, team.ana, `/announcements/${id}`)).body).not.toContain(`name="override:${rule}"`)
  })

  test.each([oneOClock, 'approval'])('those of two approvers add up (%s)', async (at) => {
    await anEarlierPost()
    const first = await aRule(app)
    const second = await aRule(app, { name: 'One in two days', limit: 1, window: { rolling: 'PT48H' } })
    const audience = { include: ['US-TX'], exclude: [] }
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at, audience })
    const once = await ana('POST', path(id, 'approve'), { revision, body: { overrides: [because(first)] } })
    expect(once.json()).toMatchObject({ status: 'in_review' })
    const body = { overrides: [because(second)] }
    const twice = await tom('POST', path(id, 'approve'), { revision: once.json().revision, body })
    expect(twice.json()).toMatchObject({ status: 'scheduled' })
    expect((await waived(id)).sort()).toEqual([first, second].sort())
  })

  test('those of two approvers add up, also when the clock was ahead as the rule was saved', async () => {
    app.clock.pass({ hours: 6 })
    const rule = await aRule(app)
    app.clock.pass({ hours: -6 })
    await anEarlierPost()
    const audience = { include: ['US-TX'], exclude: [] }
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: oneOClock, audience })
    const first = await ana('POST', path(id, 'approve'), { revision, body: { overrides: [because(rule)] } })
    expect(first.json()).toMatchObject({ status: 'in_review' })
    const second = await tom('POST', path(id, 'approve'), { revision: first.json().revision, body: {} })
    expect(second.json()).toMatchObject({ status: 'scheduled' })
  })

  test('one that was not enough is kept for the next attempt at the same time', async () => {
    await anEarlierPost()
    const first = await aRule(app)
    const second = await aRule(app, { name: 'One in two days', limit: 1, window: { rolling: 'PT48H' } })
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: oneOClock })
    const approved = await ana('POST', path(id, 'approve'), { revision, body: { overrides: [because(first)] } })
    expect(approved.json()).toMatchObject({ status: 'approved', check: { verdict: 'blocked' } })
    const body = { overrides: [because(second)] }
    const booked = await tom('POST', path(id, 'schedule'), { revision: approved.json().revision, body })
    expect(booked.json()).toMatchObject({ status: 'scheduled' })
  })

  test('it ends when the announcement is sent for approval again, even with the same words', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: oneOClock })
    const body = { overrides: [because(rule)] }
    const scheduled = (await ana('POST', path(id, 'approve'), { revision, body })).json()
    app.clock.pass({ minutes: 1 })
    const edit = { revision: scheduled.revision, body: { headline: scheduled.headline } }
    const draft = (await dana('PATCH', `/announcements/${id}`, edit)).json()
    const submitted = (await dana('POST', path(id, 'submit'), { revision: draft.revision })).json()
    const approved = await ana('POST', path(id, 'approve'), { revision: submitted.revision, body: {} })
    expect(approved.json()).toMatchObject({ status: 'approved' })
  })

  test('it ends when its channel reaches other places', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: oneOClock })
    const body = { overrides: [because(rule)] }
    const scheduled = (await ana('POST', path(id, 'approve'), { revision, body })).json()
    const hold = { revision: scheduled.revision, body: { reason: 'Wait for the crew.' } }
    const held = (await ana('POST', path(id, 'hold'), hold)).json()
    await changeChannel(app.context, { key: 'board', patch: { finest: 'county' }, actor: commandLine })
    const resumed = await dana('POST', path(id, 'resume'), { revision: held.revision, body: {} })
    expect(resumed.statusCode).toBe(422)
  })

  test('it ends when the post starts so late that it is another instant', async () => {
    await anEarlierPost()
    const rule = await aRule(app)
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: oneOClock })
    await ana('POST', path(id, 'approve'), { revision, body: { overrides: [because(rule)] } })
    app.clock.pass({ hours: 3 })
    await tick(app.context, 'worker')
    app.clock.pass({ hours: 1, minutes: 6 })
    await tick(app.context, 'worker')
    const held = await findAnnouncement(app.context.db, id)
    expect(held).toMatchObject({ status: 'held', reason: expect.stringContaining('the limit is 1') })
    const body = { at: 'approval', overrides: [because(rule)] }
    const resumed = await ana('POST', path(id, 'resume'), { revision: held.revision, body })
    expect(resumed.json()).toMatchObject({ status: 'scheduled' })
    await tick(app.context, 'worker')
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'publishing' })
  })

  test('what would reach more than was booked is held at its time, and goes back to review when it is resumed', async () => {
    const given = { by: team.dana, approvedBy: team.ana, status: 'scheduled', at: noon } as const
    const { id } = await anAnnouncement(app, given)
    await changeChannel(app.context, { key: 'board', patch: { finest: 'state' }, actor: commandLine })
    app.clock.pass({ hours: 3 })
    await tick(app.context, 'worker')
    const held = await findAnnouncement(app.context.db, id)
    expect(held).toMatchObject({
      status: 'held',
      reason: expect.stringContaining('board now also reaches El Paso and'),
    })
    const resumed = await dana('POST', path(id, 'resume'), { revision: held.revision, body: { at: oneOClock } })
    expect(resumed.json()).toMatchObject({ status: 'in_review' })
  })

  test('an approval ends when it is sent back, also when the clock of the approver was ahead', async () => {
    const audience = { include: ['US-TX'], exclude: [] }
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', audience })
    app.clock.pass({ minutes: 5 })
    const first = (await ana('POST', path(id, 'approve'), { revision, body: {} })).json()
    app.clock.pass({ minutes: -5 })
    const body = { comment: 'It is the wrong town.' }
    const returned = (await tom('POST', path(id, 'return'), { revision: first.revision, body })).json()
    const submitted = (await dana('POST', path(id, 'submit'), { revision: returned.revision })).json()
    const again = await tom('POST', path(id, 'approve'), { revision: submitted.revision, body: {} })
    expect(again.json()).toMatchObject({ status: 'in_review' })
  })

  test('“as soon as approved” books while the clock is behind the last change', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: 'approval' })
    app.clock.pass({ hours: -1 })
    const approved = await ana('POST', path(id, 'approve'), { revision, body: {} })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
  })

  const toReview = 'needs 2 approvals and has 1. Someone else has to approve it.'

  test.each(['schedule', 'move', 'resume'])(
    'what reaches more than was approved goes back to review at %s, and the missing approval books it',
    async (transition) => {
      const status = transition === 'schedule' ? 'approved' : transition === 'move' ? 'scheduled' : 'held'
      const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status })
      await changeChannel(app.context, { key: 'board', patch: { finest: 'state' }, actor: commandLine })
      const answer = await dana('POST', path(id, transition), { revision, body: { at: oneOClock } })
      expect(answer.json()).toMatchObject({ status: 'in_review', at: oneOClock, bookings: [{ status: 'tentative' }] })
      expect(answer.json().reason).toContain(toReview)
      expect((await get(app, team.dana, `/announcements/${id}`)).body).toContain(toReview)
      const again = await ana('POST', path(id, 'approve'), { revision: answer.json().revision, body: {} })
      expect(again.statusCode).toBe(403)
      const second = await tom('POST', path(id, 'approve'), { revision: answer.json().revision, body: {} })
      expect(second.json()).toMatchObject({ status: 'scheduled', bookings: [{ status: 'booked', at: oneOClock }] })
      expect((await findAnnouncement(app.context.db, id)).reason).toBeNull()
    },
  )
})

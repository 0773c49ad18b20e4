import { afterEach, beforeEach, expect, test } from 'vitest'
import { approvalsNeeded } from '../../server/announcements/approval-policy.ts'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { listOverrides } from '../../server/announcements/review-queries.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { listBookingsOf } from '../../server/calendar/booking-queries.ts'
import {
  aChannel,
  aColleague,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleagues,
  get,
  post,
} from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aCounty, anArea, smallCountry } from '../support/areas.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

const find = (id: string) => findAnnouncement(app.context.db, id)

test('the review page shows the text, the audience and the time, and its button says what approving will do', async () => {
  const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
  const page = await get(app, team.ana, `/announcements/${id}/review`)
  expect(page.body).toContain('Approve: goes to 1 place, about 931,830 people, today, 12:00 pm CDT')
  expect(page.body).toContain('Austin, Texas')
  const answer = await post(app, team.ana, `/announcements/${id}/approve`, {
    revision: String(revision),
    comment: 'Good.',
  })
  expect(answer.headers.location).toBe(`/announcements/${id}`)
  expect(await find(id)).toMatchObject({ status: 'scheduled' })
  const after = await get(app, team.dana, `/announcements/${id}`)
  expect(after.body).toContain('Good.')
  expect(after.body).toContain('Approved')
})

test('a person who wrote any part of an announcement cannot approve it', async () => {
  const { id, revision } = await anAnnouncement(app, { by: team.ana, status: 'in_review' })
  const page = await get(app, team.ana, `/announcements/${id}/review`)
  expect(page.body).toContain('You wrote part of this announcement, so someone else has to approve it.')
  expect(page.body).not.toContain('action="/announcements/')
  const answer = await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  expect(answer.statusCode).toBe(403)
  expect(await find(id)).toMatchObject({ status: 'in_review' })
})

test('an announcement to a whole state needs approvals from two people', async () => {
  const given = { by: team.dana, status: 'in_review' as const, audience: { include: ['US-FL'], exclude: [] } }
  const { id, revision } = await anAnnouncement(app, given)
  expect((await get(app, team.ana, `/announcements/${id}/review`)).body).toContain('Approve (1 more approval needed)')
  await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  expect(await find(id)).toMatchObject({ status: 'in_review' })
  expect((await get(app, team.dana, `/announcements/${id}`)).body).toContain('1 of 2 approvals given.')
  expect((await get(app, team.ana, `/announcements/${id}/review`)).body).toContain('You have already approved this.')
  const again = await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision + 1) })
  expect(again.statusCode).toBe(403)
  await post(app, team.tom, `/announcements/${id}/approve`, { revision: String(revision + 1) })
  expect(await find(id)).toMatchObject({ status: 'scheduled' })
})

test('changing the text voids an approval; rescheduling does not', async () => {
  const given = { by: team.dana, status: 'in_review' as const, audience: { include: ['US-FL'], exclude: [] } }
  const { id, revision } = await anAnnouncement(app, given)
  await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  const words = {
    kind: 'service',
    severity: 'minor',
    headline: 'Water main burst',
    include: ['US-FL'],
    channels: ['board'],
    when: 'time',
    date: '2026-06-10',
    time: '12:00',
    zone: 'America/Chicago',
  }
  await post(app, team.dana, `/announcements/${id}`, {
    ...words,
    body: 'Water is off since 8 am.',
    revision: String(revision + 1),
    do: 'submit',
  })
  const changed = await find(id)
  expect(changed).toMatchObject({ status: 'in_review', body: 'Water is off since 8 am.' })
  const seen = await get(app, team.ana, `/announcements/${id}/review`)
  expect(seen.body).toContain('Changed since you approved this')
  expect(seen.body).toMatch(/<del>9<\/del><ins>8<\/ins>/)
  await post(app, team.tom, `/announcements/${id}/approve`, { revision: String(changed.revision) })
  expect(await find(id)).toMatchObject({ status: 'in_review' })
  await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(changed.revision + 1) })
  const booked = await find(id)
  expect(booked).toMatchObject({ status: 'scheduled' })
  const move = { revision: String(booked.revision), date: '2026-06-11', time: '10:00', zone: 'America/Chicago' }
  await post(app, team.dana, `/announcements/${id}/move`, move)
  expect(await find(id)).toMatchObject({ status: 'scheduled', at: { at: '2026-06-11T15:00:00.000Z' } })
})

test('an approval of an older revision is refused, and the current page is shown', async () => {
  const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
  await post(app, team.dana, `/announcements/${id}/withdraw`, { revision: String(revision) })
  const stale = await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('Someone else changed this announcement')
  expect(await find(id)).toMatchObject({ status: 'draft' })
})

test('a returned draft shows the author the reason, and its next review shows the approver what changed', async () => {
  const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
  const withoutReason = await post(app, team.ana, `/announcements/${id}/return`, {
    revision: String(revision),
    comment: ' ',
  })
  expect(withoutReason.statusCode).toBe(422)
  expect(withoutReason.body).toContain('Enter what needs to change.')
  expect(withoutReason.body).toContain('href="#reason"')
  await post(app, team.ana, `/announcements/${id}/return`, {
    revision: String(revision),
    comment: 'Say boil water first.',
  })

  const draft = await get(app, team.dana, `/announcements/${id}/edit`)
  expect(draft.body).toContain('Ana Ruiz sent it back today, 9:00 am CDT.')
  expect(draft.body).toContain('Say boil water first.')
  expect((await get(app, team.dana, '/')).body).toContain('Say boil water first.')
  expect((await get(app, team.dana, `/announcements/${id}`)).body).toContain('Say boil water first.')

  const words = {
    kind: 'service',
    severity: 'major',
    headline: 'Water main burst',
    include: ['US-TX-453'],
    channels: ['board'],
    when: 'approval',
    zone: 'America/Chicago',
  }
  await post(app, team.dana, `/announcements/${id}`, {
    ...words,
    body: 'Boil water. Water is off since 9 am.',
    revision: String(revision + 1),
    do: 'submit',
  })
  const review = await get(app, team.ana, `/announcements/${id}/review`)
  expect(review.body).toContain('Changed since you sent this back')
  expect(review.body).toContain('<ins>Boil water. </ins>')
  expect(review.body).toMatch(/Audience: <del>Austin, Texas<\/del> <ins>Travis County, Texas<\/ins>/)
  expect(review.body).toMatch(/Severity: <del>minor<\/del> <ins>major<\/ins>/)
})

test('an announcement whose time is taken is approved but not booked, until it gets a free time or an override', async () => {
  const rule = await aRule(app)
  await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', headline: 'Low pressure' })
  const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', headline: 'Main burst' })
  const page = await get(app, team.ana, `/announcements/${id}/review`)
  expect(page.body).toContain('Approve and override (reason required)')
  expect(page.body).toContain(`name="override:${rule}"`)
  const withoutReason = { revision: String(revision), do: 'override', [`seen:${rule}`]: '1', [`override:${rule}`]: ' ' }
  const asked = await post(app, team.ana, `/announcements/${id}/approve`, withoutReason)
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('Give a reason for the override.')
  expect(await find(id)).toMatchObject({ status: 'in_review' })
  const done = await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  const next = await app.inject({
    url: String(done.headers.location),
    headers: {
      cookie: `${team.ana.cookie}; hark_flash=${done.cookies.find(({ name }) => name === 'hark_flash')!.value}`,
    },
  })
  expect(next.body).toContain('Approved, but not scheduled.')
  expect(next.body).toContain('Nothing goes out until it has another time: choose one below.')
  const approved = await find(id)
  expect(approved).toMatchObject({ status: 'approved' })

  const ownPage = await get(app, team.dana, `/announcements/${id}`)
  expect(ownPage.body).toContain('Approved, but not scheduled: its time is not free.')
  expect(ownPage.body).toContain('Schedule for tomorrow, 12:00 pm CDT')
  const time = { revision: String(approved.revision), date: '2026-06-10', time: '13:00', zone: 'America/Chicago' }
  const refused = await post(app, team.dana, `/announcements/${id}/schedule`, time)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('the limit is 1')
  expect(refused.body).toContain('Schedule for tomorrow, 12:00 pm CDT')
  expect(refused.body).toContain('value="13:00"')
  expect(await find(id)).toMatchObject({ status: 'approved', approvedAt: approved.approvedAt })

  const reason = { revision: String(approved.revision), anyway: '1', [`override:${rule}`]: 'People are without water.' }
  await post(app, team.ana, `/announcements/${id}/schedule`, reason)
  expect(await find(id)).toMatchObject({ status: 'scheduled' })
  expect(await listOverrides(app.context.db, id)).toMatchObject([
    { rule, reason: 'People are without water.', by: team.ana.id },
  ])
})

test('an approver can approve and override a finding in one step', async () => {
  const rule = await aRule(app)
  await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', headline: 'Low pressure' })
  const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review', headline: 'Main burst' })
  const fields = { revision: String(revision), [`override:${rule}`]: 'People are without water.' }
  await post(app, team.ana, `/announcements/${id}/approve`, fields)
  expect(await find(id)).toMatchObject({ status: 'scheduled' })
  expect(await listBookingsOf(app.context.db, id)).toMatchObject([{ status: 'booked', waivedRules: [rule] }])
  const page = await get(app, team.ana, `/announcements/${id}`)
  expect(page.body).toContain('Overrode “One a day”')
  expect(page.body).toContain('People are without water.')
})

test('one button books the next free time', async () => {
  await aRule(app)
  await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
  const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'approved' })
  const page = await get(app, team.dana, `/announcements/${id}`)
  const [, at = ''] = page.body.match(/name="at" value="([^"]*)"/) ?? []
  const answer = await post(app, team.dana, `/announcements/${id}/schedule`, { revision: String(revision), at })
  expect(answer.statusCode).toBe(303)
  expect(await find(id)).toMatchObject({ status: 'scheduled', at: { at } })
})

test('a duty manager publishes a critical announcement alone, and it waits for a review afterwards', async () => {
  const eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
  const given = { by: eve, status: 'in_review' as const, severity: 'critical' as const, at: 'approval' as const }
  const { id, revision } = await anAnnouncement(app, given)
  const page = await get(app, eve, `/announcements/${id}/review`)
  expect(page.body).toContain('Publish now, review later: goes to 1 place')
  await post(app, eve, `/announcements/${id}/approve`, { revision: String(revision) })
  const published = await find(id)
  expect(published).toMatchObject({ status: 'scheduled', reviewAfter: true })
  expect((await get(app, team.ana, '/')).body).toContain(`/announcements/${id}/review`)
  expect((await get(app, eve, `/announcements/${id}/review`)).body).toContain('Only an approver can do this.')
  await post(app, team.ana, `/announcements/${id}/review`, { revision: String(published.revision) })
  expect(await find(id)).toMatchObject({ reviewAfter: false })
})

test('a duty manager who is not an approver is shown no override and no return, which are for approvers', async () => {
  await aRule(app, { enforcement: 'block' })
  await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
  const eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
  const { id } = await anAnnouncement(app, { by: eve, status: 'in_review', severity: 'critical' })
  const hers = await get(app, eve, `/announcements/${id}/review`)
  expect(hers.body).toContain('Approve without scheduling')
  expect(hers.body).not.toMatch(/name="override:|\/return"/)
  const anApprovers = await get(app, team.ana, `/announcements/${id}/review`)
  expect(anApprovers.body).toMatch(/name="override:[\s\S]*\/return"/)
})

test('editing what a duty manager approved alone ends the wait for a review, because it needs approval again', async () => {
  const eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
  const { id, revision } = await anAnnouncement(app, { by: eve, status: 'in_review', severity: 'critical' })
  await post(app, eve, `/announcements/${id}/approve`, { revision: String(revision) })
  const approved = await find(id)
  expect(approved).toMatchObject({ status: 'scheduled', reviewAfter: true })
  await post(app, eve, `/announcements/${id}`, {
    kind: 'service',
    severity: 'critical',
    headline: 'Water main burst',
    body: 'Boil water.',
    include: ['US-TX-453-austin'],
    channels: ['board'],
    when: 'approval',
    zone: 'America/Chicago',
    revision: String(approved.revision),
    do: 'submit',
  })
  expect(await find(id)).toMatchObject({ status: 'in_review', reviewAfter: false })
  expect((await get(app, team.ana, `/announcements/${id}/review`)).body).toContain('Approve: goes to 1 place')
})

test('what a duty manager approved alone and what was then canceled before it went out needs no review', async () => {
  const eve = await aColleague(app, 'Eve Duty', 'service', ['author', 'duty_manager'])
  const { id, revision } = await anAnnouncement(app, { by: eve, status: 'in_review', severity: 'critical' })
  await post(app, eve, `/announcements/${id}/approve`, { revision: String(revision) })
  const approved = await find(id)
  expect(approved).toMatchObject({ status: 'scheduled', reviewAfter: true })
  await post(app, eve, `/announcements/${id}/cancel`, { revision: String(approved.revision), reason: 'It is over.' })
  expect(await find(id)).toMatchObject({ status: 'cancelled', reviewAfter: false })
  expect((await get(app, team.ana, '/')).body).not.toContain(`/announcements/${id}/review`)
})

test('a promised update whose time passes while it waits for approval is a warning and stops nothing', async () => {
  const nextUpdateBy = app.context.now().plus({ minutes: 30 }).toUTC().toISO()!
  const given = { by: team.dana, status: 'in_review' as const, at: 'approval' as const, nextUpdateBy }
  const { id, revision } = await anAnnouncement(app, given)
  app.clock.pass({ hours: 1 })
  const page = await get(app, team.ana, `/announcements/${id}/review`)
  expect(page.body).toContain('The promised update time has passed. Choose a later one.')
  await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  expect(await find(id)).toMatchObject({ status: 'scheduled', nextUpdateBy })
  // Its author can still promise a later one before it is sent for approval.
  const draft = await anAnnouncement(app, { by: team.dana, nextUpdateBy })
  const answer = await post(app, team.dana, `/announcements/${draft.id}/submit`, { revision: '1' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('The promised update time has passed. Choose a later one.')
})

test('a duty manager who approved a critical announcement as an approver cannot approve it again', async () => {
  const eve = await aColleague(app, 'Eve Duty', 'service', ['approver', 'duty_manager'])
  const audience = { include: ['US-FL'], exclude: [] }
  const { id, revision } = await anAnnouncement(app, {
    by: team.dana,
    status: 'in_review',
    severity: 'critical',
    audience,
  })
  await post(app, eve, `/announcements/${id}/approve`, { revision: String(revision) })
  const page = await get(app, eve, `/announcements/${id}/review`)
  expect(page.body).toContain('You have already approved this. Someone else has to give the next approval.')
  expect(page.body).not.toContain(`action="/announcements/${id}/approve"`)
  const again = await post(app, eve, `/announcements/${id}/approve`, { revision: String(revision + 1) })
  expect(again.statusCode).toBe(403)
})

test('no rule stops a critical message, and its review page says how many posts it leaves without room', async () => {
  await aRule(app, { type: 'cap', limit: 1, window: { rolling: 'PT24H' }, exemptFrom: 'critical' })
  const later = { by: team.dana, approvedBy: team.ana, status: 'scheduled' as const, headline: 'Low pressure' }
  await anAnnouncement(app, { ...later, at: '2026-06-10T19:00:00.000Z' })
  const { id } = await anAnnouncement(app, { by: team.dana, status: 'in_review', severity: 'critical' })
  const page = await get(app, team.ana, `/announcements/${id}/review`)
  expect(page.body).toContain('Leaves no room for 1 other post')
  expect(page.body).toContain(`href="/announcements/${id}/moving-room"`)
})

test('a whole state needs two approvals, and a state that is one county needs one', () => {
  const district = anArea({ code: 'US-DC', name: 'District of Columbia', kind: 'state', parent: 'US', fips: '11' })
  const county = aCounty('US-DC-001', 'District of Columbia', 'America/New_York', { Washington: 689_545 })
  const tree = buildTree(numberPlaces([...smallCountry(), district, ...county], 0))
  const needed = (code: string) =>
    approvalsNeeded(tree, { reach: [tree.area(code)!.lo, tree.area(code)!.hi], bypasses: false })
  expect(['US-FL', 'US-DC', 'US-DC-001'].map(needed)).toEqual([2, 1, 1])
})

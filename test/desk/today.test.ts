import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { reportIncident } from '../../server/incidents/actions.ts'
import { newIncident } from '../../server/incidents/schema.ts'
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
} from '../support/announcements.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('Today on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  test('an approver sees what waits for a decision, except what they wrote or already approved', async () => {
    const florida = { include: ['US-FL'], exclude: [] }
    const other = await anAnnouncement(app, {
      by: team.dana,
      status: 'in_review',
      headline: 'From Dana',
      audience: florida,
    })
    await anAnnouncement(app, { by: team.ana, status: 'in_review', headline: 'From Ana' })
    const today = await get(app, team.ana, '/')
    expect(today.body).toContain('From Dana')
    expect(today.body).not.toContain('From Ana')
    expect(today.body).toMatch(/<span class="count">1<\/span>/)

    await post(app, team.ana, `/announcements/${other.id}/approve`, { revision: String(other.revision) })
    expect((await get(app, team.ana, '/')).body).toContain('Nothing is waiting for you.')
    expect((await get(app, team.tom, '/')).body).toContain('From Ana')
    expect((await get(app, team.dana, '/')).body).not.toContain('To review')
  })

  test('lists stuck announcements with the reason, and the next ones with time, audience and channel', async () => {
    await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'held', headline: 'Held one' })
    await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', headline: 'Next one' })
    const later = '2026-06-12T17:00:00.000Z'
    await anAnnouncement(app, {
      by: team.dana,
      approvedBy: team.ana,
      status: 'scheduled',
      headline: 'Later one',
      at: later,
    })
    const today = await get(app, team.tom, '/')
    expect(today.body).toContain('Wait for the crew.')
    expect(today.body).toContain('today, 12:00 pm CDT')
    expect(today.body).toContain('Austin, Texas, on board')
    expect(today.body).not.toContain('Later one')
  })

  test('an open incident shows its promised update, and an author can write about it', async () => {
    const incident = newIncident.parse({
      kind: 'unplanned',
      title: 'Main broken',
      areas: ['US-TX-453-austin'],
      severity: 'major',
      began: '2026-06-10T11:40:00.000Z',
      nextUpdateBy: '2026-06-10T13:00:00.000Z',
    })
    const { id } = await reportIncident(app.context, incident, team.dana)
    const today = await get(app, team.dana, '/')
    expect(today.body).toContain('Update overdue since 8:00 am CDT today')
    expect(today.body).toContain(`href="/announcements/new?kind=service&amp;incident=${id}"`)
    expect((await get(app, team.tom, '/')).body).not.toContain('Post an update')
  })

  test('before its first notice is out, an incident says so and leads to that notice instead of a second one', async () => {
    const first = await anAnnouncement(app, {
      ...{ by: team.dana, status: 'in_review', opens: 'unplanned', severity: 'major' },
      nextUpdateBy: '2026-06-10T23:00:00.000Z',
    })
    const happening = async () => (await get(app, team.dana, '/')).body.split('id="happening"')[1]!
    expect(await happening()).toContain('Its first notice is waiting for approval.')
    expect(await happening()).not.toContain('Next update by')
    expect(await happening()).toContain(`href="/announcements/${first.id}">See the first notice`)
    expect((await get(app, team.dana, `/incidents/${first.incident}`)).body).toContain('See the first notice')
    const update = await get(app, team.dana, `/announcements/new?kind=service&incident=${first.incident}`)
    expect(update.headers.location).toBe(`/announcements/${first.id}`)
  })

  test('emergencies come first, the most severe on top, then the one whose update is due first; planned work is apart', async () => {
    const report = (title: string, fields: Record<string, unknown>) =>
      reportIncident(
        app.context,
        newIncident.parse({
          kind: 'unplanned',
          title,
          areas: ['US-TX-453-austin'],
          severity: 'major',
          began: '2026-06-10T11:40:00.000Z',
          ...fields,
        }),
        team.dana,
      )
    await report('Due last', { nextUpdateBy: '2026-06-10T20:00:00.000Z' })
    await report('Nothing promised', {})
    await report('Due first', { nextUpdateBy: '2026-06-10T19:00:00.000Z' })
    await report('The worst', { severity: 'critical' })
    await report('Valve work', { kind: 'planned', status: 'planned', severity: 'critical' })
    const { body } = await get(app, team.dana, '/')
    expect(inOrder(body, ['The worst', 'Due first', 'Due last', 'Nothing promised'])).toBe(true)
    const [emergencies, planned] = [sectionOf(body, 'happening'), sectionOf(body, 'planned')]
    expect(emergencies).not.toContain('Valve work')
    expect(planned).toContain('Valve work')
    expect(emergencies.match(/class="critical"/g)).toHaveLength(1)
  })

  test('what needs attention is sorted by severity, kind and time, with its author, its time and how long it waits', async () => {
    const held = (headline: string, fields: Partial<Parameters<typeof anAnnouncement>[1]>) =>
      anAnnouncement(app, { ...fields, by: team.dana, approvedBy: team.ana, status: 'held', headline })
    const service = { kind: 'service', category: 'outage' } as const
    await held('Later routine', { ...service, at: '2026-06-11T17:00:00.000Z' })
    await held('Sooner routine', { ...service, at: '2026-06-10T19:00:00.000Z' })
    await held('Major one', { ...service, severity: 'major', at: '2026-06-12T17:00:00.000Z' })
    await held('Critical one', { ...service, severity: 'critical', at: '2026-06-13T17:00:00.000Z' })
    app.clock.pass({ minutes: 12 })
    const attention = sectionOf((await get(app, team.tom, '/')).body, 'attention')
    expect(inOrder(attention, ['Critical one', 'Major one', 'Sooner routine', 'Later routine'])).toBe(true)
    expect(attention).toContain('By Dana Reyes, waiting for 12 min')
    expect(attention).toContain('Wait for the crew.')
    expect(attention).toContain('today, 2:00 pm CDT')
  })

  test('what is approved without a free time stays on top for its author and its approver, until it has one', async () => {
    await aRule(app, { type: 'blackout', from: '2026-06-10T16:00:00Z', to: '2026-06-10T20:00:00Z', name: 'The game' })
    const { id } = await anAnnouncement(app, { by: team.dana, status: 'in_review', at: '2026-06-10T18:00:00.000Z' })
    const { revision } = await findAnnouncement(app.context.db, id)
    await post(app, team.tom, `/announcements/${id}/approve`, { revision: String(revision) })
    for (const who of [team.dana, team.tom]) {
      const { body } = await get(app, who, '/')
      const [first] = body.match(/<section class="section" aria-labelledby="[\s\S]*?<\/section>/)!
      expect(first).toContain('Approved, but nothing goes out')
      expect(first).toContain('Its time is not free. “The game” is a blackout in Austin')
      expect(first).toContain(`href="/announcements/${id}#moves"`)
      expect(body).not.toContain('id="attention"')
    }
    expect(sectionOf((await get(app, team.ana, '/')).body, 'attention')).toContain('Approved, but not scheduled')
    const free = { revision: String(revision + 1), at: '2026-06-10T20:00:00.000Z' }
    expect((await post(app, team.dana, `/announcements/${id}/schedule`, free)).statusCode).toBe(303)
    expect((await get(app, team.dana, '/')).body).not.toContain('nothing goes out')
  })

  test('a post whose time has passed while no worker runs is overdue, until one starts it', async () => {
    await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', headline: 'Forgotten' })
    expect(sectionOf((await get(app, team.tom, '/')).body, 'overdue')).toBe('')
    app.clock.pass({ hours: 3, minutes: 10 })
    expect(sectionOf((await get(app, team.tom, '/')).body, 'overdue')).toMatch(/Overdue by [\s\S]*Forgotten/)
    await tick(app.context, 'worker')
    expect(sectionOf((await get(app, team.tom, '/')).body, 'overdue')).toBe('')
  })

  test('the open page asks for its main part again, gets nothing while nothing changed, and does not count as use', async () => {
    const ask = (who: Colleague, seen: string) =>
      app.inject({
        url: `/today?seen=${encodeURIComponent(seen)}`,
        headers: { cookie: who.cookie, 'hx-request': 'true', 'hx-request-type': 'partial' },
      })
    const seenIn = (html: string) => html.match(/name="seen" value="([^"]+)"/)![1]!
    const seen = seenIn((await get(app, team.tom, '/')).body)
    expect((await ask(team.tom, seen)).statusCode).toBe(204)
    expect((await ask(team.ana, seen)).statusCode).toBe(200)
    await anAnnouncement(app, { by: team.dana, status: 'in_review', headline: 'Brand new' })
    const changed = await ask(team.tom, seen)
    expect(changed.body).toContain('Brand new')
    expect(changed.body).not.toContain('<html')
    expect((await ask(team.tom, seenIn(changed.body))).statusCode).toBe(204)
    app.clock.pass({ minutes: 1 })
    expect((await ask(team.tom, seenIn(changed.body))).body).toContain('waiting for 1 min')
    expect((await get(app, team.tom, '/today')).headers.location).toBe('/')
    const lastUse = () => app.context.db.selectFrom('sessions').select('seen_at').orderBy('hash').execute()
    const before = await lastUse()
    app.clock.pass({ hours: 2 })
    await ask(team.tom, seen)
    expect(await lastUse()).toEqual(before)
    app.clock.pass({ hours: 11 })
    expect((await ask(team.tom, seen)).statusCode).toBe(401)
  })

  test('every page shows the person and offers only what they may do; a flash message appears once', async () => {
    const saved = await post(app, team.dana, '/announcements', {
      kind: 'service',
      headline: 'Water',
      when: 'none',
      do: 'save',
    })
    const [flash] = saved.cookies.filter(({ name }) => name === 'hark_flash')
    const cookie = `${team.dana.cookie}; hark_flash=${flash!.value}`
    const page = await app.inject({ url: String(saved.headers.location), headers: { cookie } })
    expect(page.body).toContain('Draft saved.')
    expect(page.cookies.find(({ name }) => name === 'hark_flash')?.value).toBe('')
    expect(page.body).toContain('aria-label="Dana Reyes">DR</span>')
    expect(page.body).toContain('customer service')
    const reader = await aColleague(app, 'Rita', 'both', [])
    const today = await get(app, reader, '/')
    expect(today.body).not.toContain('New announcement')
    const refused = await get(app, reader, '/announcements/new')
    expect(refused.statusCode).toBe(403)
    expect(refused.body).toContain('aria-label="Rita">R</span>')
  })

  test('without a session, redirects to the sign-in page, which leads back', async () => {
    const answer = await app.inject('/')
    expect(answer.headers.location).toBe('/sign-in?next=%2F')
  })
})

/** The HTML of one section of the page; empty if it is not there. */
function sectionOf(html: string, id: string): string {
  return html.match(new RegExp(`<section[^>]*aria-labelledby="${id}"[\\s\\S]*?</section>`))?.[0] ?? ''
}

function inOrder(html: string, texts: readonly string[]): boolean {
  const places = texts.map((text) => html.indexOf(text))
  return places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!))
}

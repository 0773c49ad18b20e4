import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

describe.each(databases)('What an announcement said before, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  /** Its text, without what marks it up. */
  async function textOf(url: string): Promise<string> {
    const { statusCode, body } = await get(app, team.tom, url)
    expect(statusCode).toBe(200)
    return body
      .replaceAll(/<\/?(ins|del)>/g, (tag) => (tag.includes('ins') ? '+' : '~'))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  }

  async function edit(id: string, change: Record<string, string>): Promise<void> {
    const page = await get(app, team.ana, `/announcements/${id}/edit`)
    const fields = { ...composerFields(page.body), ...change, do: 'save' }
    expect((await post(app, team.ana, `/announcements/${id}`, fields)).statusCode).toBe(303)
  }

  test('every version has its author, its time and what changed, word by word', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    app.clock.pass({ minutes: 10 })
    await edit(id, { body: 'Water is off since 8 am.', severity: 'major' })
    const page = await get(app, team.tom, `/announcements/${id}`)
    expect(page.body).toContain(`href="/announcements/${id}/versions"`)
    const text = await textOf(`/announcements/${id}/versions`)
    expect(text).toMatch(/Version 2 Edited by Ana Ruiz, Jun 10, 2026, 9:10 am CDT .*Severity: ~minor~ \+major\+/)
    expect(text).toContain('Water is off since ~9~+8+ am.')
    expect(text).toMatch(/Version 1 Written by Dana Reyes.*Headline Water main burst Message Water is off since 9 am./)
  })

  test('steps that change nothing make no version, and a move says from when to when', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled' })
    const fields = { revision: String(revision), when: 'time', date: '2026-06-11', time: '09:00' }
    const moved = await post(app, team.dana, `/announcements/${id}/move`, { ...fields, zone: 'America/Chicago' })
    expect(moved.statusCode, moved.body).toBe(303)
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'scheduled' })
    const text = await textOf(`/announcements/${id}/versions`)
    expect(text).toMatch(/Version 2 Moved by Dana Reyes.*Time: ~today, 12:00 pm CDT~ \+tomorrow, 9:00 am CDT\+/)
    expect(text).not.toContain('Version 3')
    expect(await textOf(`/announcements/${id}`)).toContain('Moved from today, 12:00 pm CDT to tomorrow, 9:00 am CDT')
  })

  test('long lists have pages, and what is typed into the address is no mistake', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    for (let version = 2; version <= 21; version++) await edit(id, { headline: `Headline ${version}` })
    const text = await textOf(`/announcements/${id}/versions`)
    expect(text).toContain('Version 21')
    expect(text).not.toContain('Version 1 ')
    expect(await textOf(`/announcements/${id}/versions?page=2`)).toContain('Version 1 ')
    expect(await textOf(`/announcements/${id}/versions?page=x`)).toContain('Version 21')
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'
import { aDesk } from './support/desk.ts'

describe.each(databases)('the page of an area, on %s', (_name, open) => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof aDesk>>
  beforeEach(async () => {
    app = await startApp({ open })
    desk = await aDesk(app)
    await desk.channel('page', { name: 'Notice page', type: 'notices' })
    await desk.channel('board', { name: 'Board' })
  })
  afterEach(() => app.stop())

  test('shows what is planned and what is out there, the rules that apply and its notices', async () => {
    await desk.rule({ type: 'quiet', name: 'Texas nights', area: 'US-TX', start: '21:00', end: '08:00' })
    await desk.rule({ type: 'quiet', name: 'Florida nights', area: 'US-FL', start: '21:00', end: '08:00' })
    await aNotice(app.context, { headline: 'Water is back' })
    const { id } = await desk.draft({ headline: 'Was out', at: '2026-06-10T15:00:00.000Z' })
    await app.context.db
      .updateTable('bookings')
      .set({ status: 'published' })
      .where('announcement_id', '=', id)
      .execute()
    await desk.draft({ headline: 'Never sent', at: '2026-06-10T15:10:00.000Z' })
    app.clock.pass({ minutes: 90 })
    await desk.booked({ headline: 'Coming', kind: 'marketing', at: '2026-06-12T17:00:00.000Z' })
    await desk.draft({ headline: 'For Florida only', audience: { include: ['US-FL'], exclude: [] } })
    const { text, html } = await desk.page('/areas/US-TX-453')
    expect(text).toMatch(/Coming up .*Coming Marketing Fri, Jun 12, 12:00 pm CDT Board Booked/)
    expect(text).toMatch(/Rules that apply here Texas nights Everything in Texas: quiet/)
    expect(text).toMatch(
      /Already out .*Was out Service today, 10:00 am CDT Board Published Notices Water is back Published/,
    )
    expect(text).not.toContain('Never sent')
    expect(text).not.toContain('Florida nights')
    expect(text).not.toContain('For Florida only')
    expect(html).toContain('href="/notices/US-TX-453"')
    const florida = await desk.page('/areas/US-FL-086')
    expect(florida.text).toMatch(/Coming up .*For Florida only Service .* Already out Nothing went out here/)
    expect(florida.text).toContain('No notices for this area.')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../server/delivery/worker/tick.ts'
import { addChannels, moment, scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const austin = 'US-TX-453-austin'
const elPaso = 'US-TX-141-el-paso'

describe.each(databases)('what an incident says on its notices, on %s', (_name, open) => {
  let app: TestApp
  let dana: Caller
  beforeEach(async () => {
    app = await start({}, open)
    app.clock.set('2026-06-10T14:00:00.000Z')
    dana = caller(app, await aPerson(app, { can: ['author'] }))
    await addChannels(app.context)
  })

  const works = (fields: object = {}) =>
    report({ kind: 'planned', began: '2026-06-12T03:00:00Z', expectedEnd: '2026-06-12T09:00:00Z', ...fields })

  async function report(fields: object): Promise<string> {
    const body = { title: 'Main in Congress Avenue', areas: ['US-TX-453'], ...fields }
    const response = await dana('POST', '/incidents', { body })
    expect(response.statusCode, response.body).toBe(201)
    return response.json().id
  }

  /** Announces it on the notice page and by mail, and sends both. */
  async function announce(incident: string, fields: Parameters<typeof scheduled>[1] = {}): Promise<void> {
    const at = moment(app.context.now().plus({ minutes: 1 }).toUTC().toISO()!)
    const given = { incident, stage: 'initial' as const, severity: 'minor' as const, at, headline: 'Works' }
    await scheduled(app.context, { ...given, channels: ['notices', 'mail'], ...fields })
    app.clock.pass({ minutes: 1 })
    await tick(app.context, 'w')
  }

  const change = async (incident: string, fields: object) => {
    const response = await dana('PATCH', `/incidents/${incident}`, { body: fields })
    expect(response.statusCode, response.body).toBe(200)
  }

  async function page(code = austin): Promise<string> {
    app.clock.pass({ seconds: 1 })
    const { body } = await app.inject(`/notices/${code}`)
    return textOf(body)
  }

  async function noticePage(): Promise<string> {
    app.clock.pass({ seconds: 1 })
    const { body } = await app.inject(`/notices/${austin}`)
    const [, href] = body.match(/href="(\/notices\/announcements\/[^"]+)"/)!
    return textOf((await app.inject(href!)).body)
  }

  /** Whom the mailing list is for. */
  const listServes = (code: string) =>
    app.context.db.updateTable('channels').set({ serves: code }).where('key', '=', 'mail').execute()

  function mails(): string[] {
    const folder = join(app.context.config.DATA_DIR, 'mail')
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', ''))
  }

  test('works are planned until someone says that they have begun, whatever the time', async () => {
    const incident = await works()
    await announce(incident)
    expect(await page()).toMatch(/Planned Works .*From Thu, Jun 11, 10:00 pm CDT/)
    app.clock.set('2026-06-12T03:30:00.000Z')
    expect(await page()).toContain('Planned Works')
    expect(await page()).not.toContain('Happening now')
    await change(incident, { status: 'in_progress' })
    expect(await page()).toMatch(/Happening now, minor Works .*Until Fri, Jun 12, 4:00 am CDT/)
  })

  test('works that were called off never become current, and say so', async () => {
    const incident = await works()
    await announce(incident)
    await change(incident, { status: 'called_off' })
    for (const time of ['2026-06-10T15:00:00.000Z', '2026-06-12T03:00:00.000Z', '2026-06-12T05:00:00.000Z']) {
      app.clock.set(time)
      const text = await page()
      expect(text).not.toContain('Happening now')
      expect(text).toMatch(/No known problems here.*Last 14 days Works Called off Wed, Jun 10, 9:01 am CDT/)
    }
    expect(await noticePage()).toMatch(/^ Called off Works .*Called off Wed, Jun 10/)
  })

  test('works that are postponed say that no new time is known', async () => {
    const incident = await works()
    await announce(incident)
    await change(incident, { status: 'postponed' })
    app.clock.set('2026-06-13T09:00:00.000Z')
    expect(await page()).toContain('Planned start Postponed. No new time yet.')
    expect(await noticePage()).toContain('Postponed, minor')
  })

  test('works that nobody extended are over at their planned end, and those that were go on', async () => {
    const incident = await works({ status: 'in_progress' })
    await announce(incident)
    app.clock.set('2026-06-12T08:59:00.000Z')
    expect(await page()).toContain('Happening now, minor Works')
    app.clock.set('2026-06-12T09:00:00.000Z')
    expect(await page()).toMatch(/No known problems here.*Last 14 days Works Planned until Fri, Jun 12, 4:00 am CDT/)
    await change(incident, { status: 'extended' })
    expect(await page()).toMatch(
      /Happening now, minor Works .*Until Was planned until Fri, Jun 12, 4:00 am CDT. No new time yet\./,
    )
  })

  test('an unplanned incident stays current past its expected end, and says that it has passed', async () => {
    const incident = await report({ kind: 'unplanned', expectedEnd: '2026-06-10T20:00:00Z', confidence: 'estimated' })
    await announce(incident)
    expect(await page()).toContain('Expected end about Wed, Jun 10, 3:00 pm CDT')
    app.clock.set('2026-06-10T20:30:00.000Z')
    expect(await page()).toMatch(
      /Happening now, minor Works .*Expected end Was expected by Wed, Jun 10, 3:00 pm CDT. No new time yet\./,
    )
    await dana('POST', `/incidents/${incident}/restore`)
    expect(await page()).toMatch(/No known problems here.*Last 14 days Works Ended Wed, Jun 10, 3:30 pm CDT/)
    await dana('POST', `/incidents/${incident}/reopen`)
    expect(await page()).toContain('Happening now, minor Works')
  })

  test('an incident ended when it did, not when the all-clear came out', async () => {
    const incident = await report({ kind: 'unplanned' })
    await announce(incident)
    app.clock.set('2026-06-10T20:30:00.000Z')
    await dana('POST', `/incidents/${incident}/restore`)
    app.clock.set('2026-06-10T22:00:00.000Z')
    await announce(incident, { stage: 'all_clear' })
    expect(await page()).toMatch(/Last 14 days .* Ended Wed, Jun 10, 3:30 pm CDT/)
  })

  test('places that had the all-clear before the incident ended show its time', async () => {
    const incident = await report({ kind: 'unplanned' })
    await announce(incident)
    app.clock.set('2026-06-10T20:30:00.000Z')
    await announce(incident, { stage: 'all_clear' })
    app.clock.set('2026-06-10T22:00:00.000Z')
    await dana('POST', `/incidents/${incident}/restore`)
    expect(await page()).toMatch(/Last 14 days .* Ended Wed, Jun 10, 3:3\d pm CDT/)
  })

  test('an incident that ended long after its last notice is among the last ones', async () => {
    const incident = await report({ kind: 'unplanned' })
    await announce(incident)
    app.clock.pass({ days: 20 })
    await dana('POST', `/incidents/${incident}/restore`)
    expect(await page()).toContain('Last 14 days Works Ended')
  })

  test('works that were announced long before stay announced until they begin', async () => {
    await announce(await works({ began: '2026-10-01T14:00:00Z', expectedEnd: '2026-10-01T20:00:00Z' }))
    app.clock.set('2026-09-30T14:00:00.000Z')
    expect(await page()).toContain('From Thu, Oct 1, 9:00 am CDT')
  })

  test.each([
    [austin, 'Thu, Jun 11, 10:00 pm CDT', 'Fri, Jun 12, 4:00 am CDT', 'Wed, Jun 10, 3:00 pm CDT'],
    [elPaso, 'Thu, Jun 11, 9:00 pm MDT', 'Fri, Jun 12, 3:00 am MDT', 'Wed, Jun 10, 2:00 pm MDT'],
  ])('page, mail and feed of %s say the same hour, in the zone of the town', async (code, begin, end, next) => {
    const nextUpdateBy = '2026-06-10T20:00:00.000Z'
    await listServes(code)
    await announce(await works(), { audience: { include: [code], exclude: [] }, nextUpdateBy })
    const text = await noticePageOf(code)
    expect(text).toContain(`From ${begin}`)
    expect(text).toContain(`Until ${end}`)
    expect(text).toContain(`Next update by ${next}`)
    expect(await page(code)).toContain(`From ${begin} Until ${end}`)
    const [mail] = mails()
    expect(mail).toContain(`From: ${begin}.`)
    expect(mail).toContain(`Until: ${end}.`)
    expect(mail).toContain(`Next update by ${next}.`)
    const feed = (await app.inject(`/notices/${code}/feed.atom`)).body
    expect(feed).toContain(`From: ${begin}.`)
    expect(feed).toContain(`Until: ${end}.`)
  })

  test('a mail to several zones names the zone, that of most people', async () => {
    await listServes('US-TX')
    await announce(await works(), { audience: { include: ['US-TX-453-pflugerville', elPaso], exclude: [] } })
    // The list is for all of Texas.
    expect(mails()[0]).toContain('From: Thu, Jun 11, 10:00 pm CDT.')
  })

  test('an all-clear tells no planned times', async () => {
    const incident = await works()
    await announce(incident, { stage: 'all_clear' })
    expect(mails()[0]).not.toContain('Until:')
  })

  async function noticePageOf(code: string): Promise<string> {
    const [notice] = await app.context.db.selectFrom('notices').select('announcement_id').execute()
    expect((await page(code)).length).toBeGreaterThan(0)
    return textOf((await app.inject(`/notices/announcements/${notice!.announcement_id}`)).body)
  }
})

function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<\/?(?:time|a|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

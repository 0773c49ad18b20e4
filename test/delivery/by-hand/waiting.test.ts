import { beforeEach, describe, expect, test } from 'vitest'
import { commandLine } from '../../../server/audit/audit.ts'
import { addChannel } from '../../../server/channels/actions.ts'
import { channelInput } from '../../../server/channels/schema.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { form, signIn } from '../../support/people.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { start } from '../support/start.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('What waits for a person, on %s', (_name, open) => {
  let app: TestApp
  let tom: Awaited<ReturnType<typeof aPerson>>
  let ana: Awaited<ReturnType<typeof aPerson>>
  let ask: Caller
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    tom = await aPerson(app, { name: 'Tom Becker', team: 'service' })
    ana = await aPerson(app, { name: 'Ana Ruiz', team: 'service', can: ['author'] })
    ask = caller(app, tom)
  })

  async function waiting(given: object = {}, clock = '15:00'): Promise<{ id: string; delivery: string }> {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at(clock)), ...given })
    app.clock.set(at(clock))
    await tick(app.context, 'w')
    const all = await listDeliveriesOf(app.context.db, id)
    return { id, delivery: all.find(({ channel }) => channel === 'facebook')!.id }
  }

  async function page(url: string, person = tom): Promise<string> {
    return (await app.inject({ url, headers: await signIn(app, person) })).body
  }

  const heading = 'id="by-hand"'

  test('is called published nowhere while nothing of it is out', async () => {
    const { id } = await waiting()
    const word = 'To be posted manually on The facebook, waiting for an author of the service team'
    expect(await page(`/announcements/${id}`)).toContain(word)
    expect(await page('/announcements')).toContain(word)
    expect(await page('/calendar/list?from=2026-06-10')).toContain('To be posted manually')
    expect(await page('/announcements?status=published')).toContain('None here')
    const shown = (await ask('GET', `/announcements/${id}`)).json()
    expect(shown).toMatchObject({ status: 'publishing', bookings: [{ status: 'publishing', byHand: true }] })
    for (const url of [`/announcements/${id}`, '/calendar/list?from=2026-06-10'])
      expect((await page(url)).replaceAll('Published</a>', '')).not.toMatch(/<\/svg>Published/)
  })

  test('says where the rest of it is out, and who posted there last', async () => {
    const first = await waiting()
    await caller(app, ana)('POST', `/deliveries/${first.delivery}/sent`)
    const { id } = await waiting({ channels: ['facebook', 'notices'] }, '16:00')
    const word = 'Published on The notices; to be posted manually on The facebook, waiting for Ana Ruiz'
    expect(await page(`/announcements/${id}`)).toContain(word)
    expect((await ask('GET', `/announcements/${id}`)).json()).toMatchObject({ status: 'published' })
  })

  test('is on Today of all authors of its team, critical first, and of nobody else', async () => {
    const { delivery } = await waiting({ headline: 'A plain one' })
    const critical = await waiting({ headline: 'A critical one', severity: 'critical' }, '16:00')
    app.clock.set(at('17:00'))
    const shown = await page('/', ana)
    expect(shown).toContain(heading)
    expect(shown.indexOf(`href="/deliveries/${critical.delivery}"`)).toBeGreaterThan(0)
    expect(shown.indexOf(`href="/deliveries/${critical.delivery}"`)).toBeLessThan(
      shown.indexOf(`href="/deliveries/${delivery}"`),
    )
    expect(shown).toContain('Waiting for 2 hr')
    const priya = await aPerson(app, { team: 'marketing', can: ['author'] })
    expect(await page('/', priya)).not.toContain(heading)
    expect(await page('/', priya)).toContain('2 posts to publish manually or retry')
  })

  test('leads to the correction once its words were corrected, and is given up there in one step', async () => {
    const old = await waiting({ channels: ['facebook', 'notices'] })
    const correction = await waiting({ stage: 'correction', corrects: old.id, headline: 'Not until 9 pm' }, '16:00')
    const today = await page('/')
    expect(today).toContain('Corrected since then. Post the correction instead.')
    expect(today).toMatch(new RegExp(`href="/deliveries/${correction.delivery}">Post the correction`))
    const posting = await page(`/deliveries/${old.delivery}`)
    expect(posting).toContain(`<a href="/deliveries/${correction.delivery}">Post the correction instead</a>`)
    const [, action] = posting.match(/action="([^"]+)"><button class="button" name="reason"/) ?? []
    const { headers, payload } = form({ reason: 'It was corrected.' })
    const { cookie } = await signIn(app, tom)
    const given = await app.inject({ method: 'POST', url: action!, headers: { ...headers, cookie }, payload })
    expect(given.statusCode).toBe(303)
    expect(await page('/')).not.toContain('Corrected since then')
  })

  test('is one row on Today for all its channels', async () => {
    const another = { key: 'x', name: 'The X', type: 'x', finest: 'town', serves: 'US', settings: {} }
    await addChannel(app.context, channelInput.parse(another), commandLine)
    await waiting({ channels: ['facebook', 'x'] })
    const today = await page('/')
    expect(today.match(/id="by-hand-/g)).toHaveLength(1)
    expect(today).toContain('on The facebook and The X')
    expect(today).toMatch(/>Post on The facebook<[\s\S]*>Post on The X</)
  })

  test('is on Today of those whom its channel names', async () => {
    const patch = { settings: { postedBy: [ana.id] } }
    expect((await ask('PATCH', '/channels/facebook', { body: patch })).statusCode).toBe(200)
    const { id } = await waiting()
    expect(await page('/', ana)).toContain(heading)
    expect(await page('/', tom)).not.toContain(heading)
    expect(await page(`/announcements/${id}`)).toContain('waiting for Ana Ruiz')
    expect(await page('/channels/facebook', ana)).toContain('Ana Ruiz')
  })

  test('waits for the team again when whoever was named has left', async () => {
    await ask('PATCH', '/channels/facebook', { body: { settings: { postedBy: [ana.id] } } })
    const { id } = await waiting()
    await ask('POST', `/people/${ana.id}/deactivate`)
    expect(await page(`/announcements/${id}`)).toContain('waiting for an author of the service team')
    expect(await page('/', tom)).toContain(heading)
  })

  test('cannot be given to someone who may not post', async () => {
    const reader = await aPerson(app, { name: 'Rae Lind', can: [] })
    for (const [id, sentence] of [
      [reader.id, 'Rae Lind cannot post: only authors and approvers can.'],
      ['nobody', 'There is no person nobody.'],
    ]) {
      const refused = await ask('PATCH', '/channels/facebook', { body: { settings: { postedBy: [id] } } })
      expect(refused.statusCode).toBe(422)
      expect(refused.json().errors).toEqual([{ path: 'settings.postedBy', message: sentence }])
    }
  })

  test('is not offered to be sent again once its incident is over', async () => {
    const incident = (
      await ask('POST', '/incidents', {
        body: {
          kind: 'unplanned',
          title: 'Main burst',
          areas: ['US-TX-453-austin'],
          severity: 'major',
          began: at('13:00'),
          holds: false,
        },
      })
    ).json().id
    const { id, delivery } = await waiting({ incident, stage: 'initial' })
    await app.context.db.updateTable('deliveries').set({ status: 'failed' }).where('id', '=', delivery).execute()
    await app.context.db.updateTable('bookings').set({ status: 'failed' }).where('announcement_id', '=', id).execute()
    const button = `action="/deliveries/${delivery}/retry"`
    expect(await page('/deliveries')).toContain(button)
    await ask('POST', `/incidents/${incident}/restore`)
    expect(await page('/deliveries')).not.toContain(button)
    expect((await ask('POST', `/deliveries/${delivery}/retry`)).json().detail).toContain('“Main burst” is over')
    // It can be given up.
    const given = await ask('POST', `/deliveries/${delivery}/not-sent`, { body: { reason: 'Over' } })
    expect(given.json()).toMatchObject({ status: 'cancelled' })
  })
})

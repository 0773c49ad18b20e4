import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { addChannels, scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import { work } from '../delivery/support/under-way.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'

describe.each(databases)('What is marked as sent after its incident has changed, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let approver: Caller
  let incident: string
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    ask = caller(app, await aPerson(app))
    approver = caller(app, await aPerson(app))
    const body = { kind: 'unplanned', severity: 'major', title: 'Main burst', areas: ['US-TX'] }
    incident = (await ask('POST', '/incidents', { body })).json().id
  })

  const end = async () => (await ask('POST', `/incidents/${incident}/restore`)).json()
  const reopen = async () => (await ask('POST', `/incidents/${incident}/reopen`)).json()
  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()
  const pass = (minutes: number) => app.clock.pass({ minutes })

  /** Says something about the incident at once, by default on Facebook, where it waits for a person. */
  async function say(stage: 'initial' | 'update' | 'correction', given: object = {}): Promise<string> {
    pass(5)
    const { id } = await scheduled(app.context, { channels: ['facebook'], incident, stage, at: 'approval', ...given })
    await work(app)
    return id
  }

  async function approve(id: string): Promise<void> {
    pass(5)
    const { revision } = await read(id)
    const submitted = (await ask('POST', `/announcements/${id}/submit`, { revision })).json()
    const approved = await approver('POST', `/announcements/${id}/approve`, { revision: submitted.revision, body: {} })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
    await work(app)
  }

  async function decide(id: string, how: 'sent' | 'not-sent') {
    pass(5)
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    const body = how === 'sent' ? {} : { reason: 'Nobody was there' }
    const answer = await ask('POST', `/deliveries/${delivery!.id}/${how}`, { body })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }

  describe('an all-clear', () => {
    let first: string
    let allClear: string
    beforeEach(async () => {
      first = await say('initial')
      await decide(first, 'sent')
      allClear = (await end()).allClear
      // It waits for a person, too.
      await approve(allClear)
    })

    test('from before it was opened again does not stand for one after it', async () => {
      await reopen()
      expect((await read(allClear)).status).toBe('cancelled')
      await decide(await say('correction', { corrects: first }), 'sent')
      await decide(allClear, 'sent')
      const again = await end()
      expect(again.allClear).not.toBe(allClear)
      expect(await read(again.allClear)).toMatchObject({ status: 'draft', channels: ['facebook'] })
    })

    test('that had not been posted before it was opened again does not either', async () => {
      await decide(allClear, 'not-sent')
      await reopen()
      await decide(await say('correction', { corrects: first }), 'sent')
      await decide(allClear, 'sent')
      expect((await end()).allClear).not.toBe(allClear)
    })

    test('that is marked when the incident has ended again does not stand for its own draft', async () => {
      await reopen()
      await decide(await say('correction', { corrects: first }), 'sent')
      const again = (await end()).allClear
      await decide(allClear, 'sent')
      await reopen()
      expect((await read(again)).status).toBe('cancelled')
      expect([again, allClear]).not.toContain((await end()).allClear)
    })

    test('that was posted although it is open again has a draft that says that it is not over, once', async () => {
      await reopen()
      await decide(allClear, 'sent')
      const drafts = async () =>
        (await ask('GET', '/announcements')).json().items.filter((one: { status: string }) => one.status === 'draft')
      expect(await drafts()).toMatchObject([
        {
          stage: 'update',
          incident,
          headline: 'Not over yet: Main burst',
          channels: ['facebook'],
          audience: { include: ['US-TX-453-austin'], exclude: [] },
          createdBy: 'hark',
          reason: expect.stringContaining('went out although its incident is open again.'),
        },
      ])
      await end()
      expect(await drafts()).toEqual([])
    })

    test('stands for all that was said before, so nobody gets another', async () => {
      await reopen()
      await decide(allClear, 'sent')
      expect((await end()).allClear).toBe(allClear)
    })
  })

  describe('a notice that was posted before the incident ended', () => {
    test('has an all-clear, which whoever marks it finishes', async () => {
      const id = await say('initial')
      expect(await end()).toMatchObject({ cancelled: [id], allClear: null })
      const { allClear } = await decide(id, 'sent')
      expect(await read(allClear)).toMatchObject({
        status: 'draft',
        stage: 'all_clear',
        channels: ['facebook'],
        audience: { include: ['US-TX-453-austin'], exclude: [] },
        reason:
          'The incident “Main burst” was restored, and this is the draft of its all-clear for those who got “Water main burst in Austin”.',
      })
      await approve(allClear)
      expect(await decide(allClear, 'sent')).toMatchObject({ status: 'sent', allClear: null })
    })

    test('has one for its channel beside that of the others, and no second one for the same people', async () => {
      const both = await say('initial', { channels: ['facebook', 'notices'] })
      const update = await say('update')
      const { allClear: ofNotices } = await end()
      expect((await read(ofNotices)).channels).toEqual(['notices'])
      const { allClear } = await decide(both, 'sent')
      expect(await read(allClear)).toMatchObject({ status: 'draft', channels: ['facebook'] })
      expect((await decide(update, 'sent')).allClear).toBe(null)
    })

    test('has one for the places of which no all-clear is being written', async () => {
      const austin = await say('initial')
      const pflugerville = await say('update', { audience: { include: ['US-TX-453-pflugerville'], exclude: [] } })
      await decide(austin, 'sent')
      await end()
      const { allClear } = await decide(pflugerville, 'sent')
      expect(await read(allClear)).toMatchObject({
        channels: ['facebook'],
        audience: { include: ['US-TX-453-pflugerville'], exclude: [] },
      })
    })

    test('has one if it was said not to have been posted first', async () => {
      const id = await say('initial')
      await decide(id, 'not-sent')
      expect((await end()).allClear).toBe(null)
      expect((await read((await decide(id, 'sent')).allClear)).status).toBe('draft')
    })

    test('has none yet while the incident is open', async () => {
      const id = await say('initial')
      expect((await decide(id, 'sent')).allClear).toBe(null)
    })

    test('leads whoever marks it on the page to the draft', async () => {
      const id = await say('initial')
      await end()
      const cookie = await signIn(app, await aPerson(app))
      const [delivery] = await listDeliveriesOf(app.context.db, id)
      const { headers, payload } = form({})
      const url = `/deliveries/${delivery!.id}/sent`
      const marked = await app.inject({ method: 'POST', url, headers: { ...headers, ...cookie }, payload })
      expect(marked.statusCode).toBe(303)
      const { value } = marked.cookies.find(({ name }) => name === 'hark_flash')!
      const page = await app.inject({
        url: marked.headers['location'] as string,
        headers: { cookie: `${cookie.cookie}; hark_flash=${value}` },
      })
      expect(page.body).toContain('Its incident is over, and this is the all-clear for those who got it.')
      expect(page.body).toContain('The main burst in Austin has been resolved as of')
    })
  })
})

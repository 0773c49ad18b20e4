import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { addChannels, scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import { work } from '../delivery/support/under-way.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

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
    const answer = await ask('POST', `/deliveries/${delivery!.id}/${how}`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }

  describe('an all-clear', () => {
    let allClear: string
    beforeEach(async () => {
      await decide(await say('initial'), 'sent')
      allClear = (await end()).allClear
      // It waits for a person, too.
      await approve(allClear)
    })

    test('from before it was opened again does not stand for one after it', async () => {
      await reopen()
      expect((await read(allClear)).status).toBe('cancelled')
      await decide(await say('correction'), 'sent')
      await decide(allClear, 'sent')
      const again = await end()
      expect(again.allClear).not.toBe(allClear)
      expect(await read(again.allClear)).toMatchObject({ status: 'draft', channels: ['facebook'] })
    })

    test('that had not been posted before it was opened again does not either', async () => {
      await decide(allClear, 'not-sent')
      await reopen()
      await decide(await say('correction'), 'sent')
      await decide(allClear, 'sent')
      expect((await end()).allClear).not.toBe(allClear)
    })

    test('that is marked when the incident has ended again does not stand for its own draft', async () => {
      await reopen()
      await decide(await say('correction'), 'sent')
      const again = (await end()).allClear
      await decide(allClear, 'sent')
      await reopen()
      expect((await read(again)).status).toBe('cancelled')
      expect([again, allClear]).not.toContain((await end()).allClear)
    })

    test('stands for all that was said before, so nobody gets another', async () => {
      await reopen()
      await decide(allClear, 'sent')
      expect((await end()).allClear).toBe(allClear)
    })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { type Receiver, startReceiver } from '../delivery/support/receiver.ts'
import { addChannels, moment, scheduled } from '../delivery/support/scheduled.ts'
import { look, start } from '../delivery/support/start.ts'
import { work } from '../delivery/support/under-way.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { smallCountry, withRetired } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

const austin = 'US-TX-453-austin'
const pflugerville = 'US-TX-453-pflugerville'

describe.each(databases)('An incident that ends again, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let approver: Caller
  let incident: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    approver = caller(app, await aPerson(app, { name: 'Ben' }))
    const body = { kind: 'unplanned', severity: 'major', title: 'Main burst', areas: ['US-TX'] }
    incident = (await ask('POST', '/incidents', { body })).json().id
  })

  const end = async () => (await ask('POST', `/incidents/${incident}/restore`)).json()
  const reopen = async () => (await ask('POST', `/incidents/${incident}/reopen`)).json()
  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()

  /** Says something about the incident at once, on the webhook and in Austin unless given. */
  async function say(stage: 'initial' | 'update' | 'correction', given: object = {}): Promise<string> {
    app.clock.pass({ minutes: 1 })
    const { id } = await scheduled(app.context, { channels: ['hook'], incident, stage, at: 'approval', ...given })
    await work(app)
    expect((await read(id)).status).toBe('published')
    return id
  }

  async function approve(id: string): Promise<void> {
    app.clock.pass({ minutes: 1 })
    const { revision } = await read(id)
    const submitted = await ask('POST', `/announcements/${id}/submit`, { revision })
    const approved = await approver('POST', `/announcements/${id}/approve`, {
      revision: submitted.json().revision,
      body: {},
    })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
  }

  async function publish(id: string): Promise<void> {
    await approve(id)
    await work(app)
    expect((await read(id)).status).toBe('published')
  }

  test('has no new all-clear when nobody was told that it is open again', async () => {
    await say('initial')
    const { allClear } = await end()
    await publish(allClear)
    await reopen()
    expect((await end()).allClear).toBe(allClear)
  })

  test('has one for those who were told by a correction that it is open again', async () => {
    await say('initial')
    const { allClear } = await end()
    await publish(allClear)
    await reopen()
    await say('correction', { corrects: allClear })
    const again = await end()
    expect(again.allClear).not.toBe(allClear)
    expect(await read(again.allClear)).toMatchObject({ status: 'draft', channels: ['hook'] })
  })

  test('has one for the channel on which the first was canceled when it was opened again', async () => {
    await say('initial', { channels: ['hook', 'notices'] })
    const { allClear } = await end()
    const later = moment(app.context.now().plus({ hours: 1 }).toUTC().toISO()!)
    const body = { atByChannel: { notices: later.at } }
    const { revision } = await read(allClear)
    expect((await ask('PATCH', `/announcements/${allClear}`, { revision, body })).statusCode).toBe(200)
    await approve(allClear)
    await work(app)
    expect((await look(app, allClear)).bookings).toEqual({ hook: 'published', notices: 'booked' })
    expect((await reopen()).cancelled).toEqual([allClear])
    const again = await end()
    expect(again.allClear).not.toBe(allClear)
    expect(await read(again.allClear)).toMatchObject({ status: 'draft', channels: ['notices'] })
  })

  test('has one for the places that the first did not reach', async () => {
    await say('initial', { audience: { include: [austin, pflugerville], exclude: [] } })
    const { allClear } = await end()
    const { revision } = await read(allClear)
    const body = { audience: { include: [austin], exclude: [] } }
    expect((await ask('PATCH', `/announcements/${allClear}`, { revision, body })).statusCode).toBe(200)
    await publish(allClear)
    await reopen()
    expect(await read((await end()).allClear)).toMatchObject({
      status: 'draft',
      audience: { include: [pflugerville], exclude: [] },
    })
  })

  test.each([500, 204])('does not rely on an all-clear that is being sent, which is answered by %d', async (answer) => {
    await say('initial')
    const { allClear } = await end()
    await approve(allClear)
    let again: { allClear: string } | undefined
    receiver.answer = async (_request, response) => {
      await reopen()
      again = await end()
      response.writeHead(answer).end()
    }
    await work(app)
    expect((await read(allClear)).status).toBe(answer === 204 ? 'published' : 'cancelled')
    expect(again!.allClear).not.toBe(allClear)
    const draft = await read(again!.allClear)
    expect(draft).toMatchObject({ status: 'draft', channels: ['hook'] })
    const cancelled = await ask('POST', `/announcements/${draft.id}/cancel`, {
      revision: draft.revision,
      body: { reason: 'They have it.' },
    })
    expect(cancelled.json().status).toBe('cancelled')
  })

  test('has none for those of whom the all-clear is still to go out', async () => {
    await say('initial', { channels: ['hook', 'notices'] })
    const later = moment(app.context.now().plus({ hours: 1 }).toUTC().toISO()!)
    const { id } = await scheduled(app.context, {
      channels: ['hook', 'notices'],
      incident,
      stage: 'all_clear',
      at: 'approval',
      atByChannel: { notices: later },
    })
    await work(app)
    expect((await read(id)).status).toBe('publishing')
    const { endedFrom, announcements } = (await ask('GET', `/incidents/${incident}`)).json()
    expect(endedFrom).toBe(id)
    expect(announcements).toHaveLength(2)
  })

  test('has one for where it is when every area that was told was retired, and then no other', async () => {
    await say('initial')
    const areas = withRetired(smallCountry(), austin)
    await transact(app.context.db, (trx) => replaceAreas(trx, areas))
    await app.context.areas.refresh()
    const { allClear } = await end()
    expect(await read(allClear)).toMatchObject({
      status: 'draft',
      channels: ['hook'],
      audience: { include: ['US-TX'], exclude: [] },
    })
    const { revision } = await read(allClear)
    const body = { audience: { include: [pflugerville], exclude: [] } }
    expect((await ask('PATCH', `/announcements/${allClear}`, { revision, body })).statusCode).toBe(200)
    await publish(allClear)
    await reopen()
    expect((await end()).allClear).toBe(allClear)
  })

  test('has none when only a draft was ever written', async () => {
    const body = { kind: 'service', incident, stage: 'initial' }
    const draft = (await ask('POST', '/announcements', { body })).json()
    expect(await end()).toMatchObject({ allClear: null, cancelled: [draft.id] })
  })
})

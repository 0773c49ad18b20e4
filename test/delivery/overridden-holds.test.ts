import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import { addChannels } from './support/scheduled.ts'
import { look, start } from './support/start.ts'
import { work } from './support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)('An override of the hold of an incident, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  let incident: string
  let id: string
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    const burst = {
      kind: 'unplanned',
      severity: 'major',
      title: 'Main burst',
      areas: ['US-TX-453-austin'],
      holds: true,
    }
    incident = (await ask('POST', '/incidents', { body: burst })).json().id
    const content = { kind: 'marketing', headline: 'Half price', body: 'This week only.', channels: ['hook'] }
    const audience = { include: ['US-TX-453-austin'] }
    id = (await ask('POST', '/announcements', { body: { ...content, audience, at: at('18:00') } })).json().id
    await act('submit')
    const overrides = [{ rule: `hold:${incident}`, reason: 'It is about water.' }]
    const approved = await act('approve', { overrides }, caller(app, await aPerson(app)))
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
  })

  async function act(transition: string, body: object = {}, who = ask) {
    const { revision } = await findAnnouncement(app.context.db, id)
    return who('POST', `/announcements/${id}/${transition}`, { revision, body })
  }

  test('holds for the same time as long as the incident stays as it was', async () => {
    await act('hold', { reason: 'Wait.' })
    expect((await act('resume')).json()).toMatchObject({ status: 'scheduled' })
  })

  test('ends when the incident ends, opens again and reaches further', async () => {
    await act('hold', { reason: 'Wait.' })
    await ask('POST', `/incidents/${incident}/restore`)
    await ask('POST', `/incidents/${incident}/reopen`)
    const wider = { areas: ['US-TX'], severity: 'critical' }
    expect((await ask('PATCH', `/incidents/${incident}`, { body: wider })).statusCode).toBe(200)
    expect((await act('resume')).statusCode).toBe(422)
  })

  test('is not for the later time at which a late post counts', async () => {
    app.clock.set(at('18:05'))
    await ask('POST', `/incidents/${incident}/restore`)
    receiver.answer = 503
    await work(app, at('18:10'))
    expect(receiver.received).toHaveLength(1)
    receiver.answer = 204
    await ask('POST', `/incidents/${incident}/reopen`)
    await work(app, at('18:12'))
    expect(receiver.received).toHaveLength(1)
    expect(await look(app, id)).toMatchObject({ status: 'held' })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, scheduled } from '../support/scheduled.ts'
import { start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

const chicago = 'America/Chicago'
const denver = 'America/Denver'

/** At 11 am for everybody: Pensacola at 16:00, El Paso an hour later. */
describe.each(databases)('Zones of a channel that has come to reach more, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  beforeEach(async () => {
    receiver = await startReceiver()
    app = await start({}, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  const read = async (id: string) => (await ask('GET', `/announcements/${id}`)).json()

  async function act(id: string, transition: string, body: object) {
    const { revision } = await read(id)
    return ask('POST', `/announcements/${id}/${transition}`, { revision, body })
  }

  const change = async (body: object) => expect((await ask('PATCH', '/channels/hook', { body })).statusCode).toBe(200)

  async function aPost(given: object = {}): Promise<string> {
    const { id } = await scheduled(app.context, {
      channels: ['hook'],
      at: { local: '2026-06-10T11:00:00' },
      audience: { include: ['US-FL-033-pensacola', 'US-TX-141-el-paso'], exclude: [] },
      ...given,
    })
    return id
  }

  /** What of it is not canceled, by zone. */
  async function zones(id: string): Promise<Record<string, object>> {
    const { bookings } = await read(id)
    const kept = bookings.filter(({ status }: { status: string }) => status !== 'cancelled')
    return Object.fromEntries(
      kept.map(({ zone, status, at: when }: { zone: string; status: string; at: string }) => [
        zone,
        { status, at: when },
      ]),
    )
  }

  test('go out at their own times when only the one that is out reaches more', async () => {
    const id = await aPost({ audience: { include: ['US-FL-033-pensacola', 'US-TX-141'], exclude: [] } })
    await work(app, at('16:00'))
    await act(id, 'hold', { reason: 'Wait for the crew.' })
    await change({ finest: 'county' })
    expect((await act(id, 'resume', {})).statusCode).toBe(200)
    await work(app, at('17:00'))
    expect(await zones(id)).toEqual({
      [chicago]: { status: 'published', at: at('16:00') },
      [denver]: { status: 'published', at: at('17:00') },
    })
  })

  test.each([{ at: at('18:30') }, { at: { local: '2026-06-10T12:30:00' } }])(
    'are held for what they themselves reach, until they are resumed at %j',
    async (time) => {
      const id = await aPost()
      await work(app, at('16:00'))
      await change({ finest: 'county' })
      await work(app, at('17:00'))
      expect(await zones(id)).toMatchObject({ [denver]: { status: 'held' } })
      expect((await read(id)).reason).toBe(
        'The hook now also reaches Elsewhere in El Paso County. No one has checked that yet: resume this post to check it.',
      )
      expect((await act(id, 'resume', time)).statusCode).toBe(200)
      await work(app, at('18:30'))
      expect(await zones(id)).toEqual({
        [chicago]: { status: 'published', at: at('16:00') },
        [denver]: { status: 'published', at: at('18:30') },
      })
    },
  )

  test('are joined by a zone that the channel did not reach, while nothing else of it is out', async () => {
    await change({ serves: 'US-FL' })
    const id = await aPost()
    await change({ serves: 'US' })
    await work(app, at('16:00'))
    expect(await zones(id)).toEqual({ [chicago]: { status: 'held', at: at('16:00') } })
    expect((await act(id, 'resume', { at: { local: '2026-06-10T12:00:00' } })).statusCode).toBe(200)
    await work(app, at('17:00'))
    await work(app, at('18:00'))
    expect(await zones(id)).toEqual({
      [chicago]: { status: 'published', at: at('17:00') },
      [denver]: { status: 'published', at: at('18:00') },
    })
  })

  test('do not wait for one that the channel did not reach when part of it was out', async () => {
    await change({ serves: 'US-TX' })
    const id = await aPost({
      audience: { include: ['US-TX-453-pflugerville', 'US-TX-141-el-paso', 'US-FL-086-hialeah'], exclude: [] },
    })
    await work(app, at('16:00'))
    await change({ serves: 'US' })
    await work(app, at('17:00'))
    expect(await zones(id)).toEqual({
      [chicago]: { status: 'published', at: at('16:00') },
      [denver]: { status: 'published', at: at('17:00') },
    })
  })

  test('cannot be resumed when the channel reaches nobody there any more', async () => {
    const id = await aPost()
    await work(app, at('16:00'))
    await act(id, 'hold', { reason: 'Wait for the crew.' })
    await change({ serves: 'US-FL' })
    const refused = await act(id, 'resume', {})
    expect(refused.statusCode, refused.body).toBe(422)
    expect(refused.json().detail).toBe(
      'Its channels no longer reach anyone where it has not gone out. Cancel the rest.',
    )
    expect((await act(id, 'cancel', { reason: 'Nobody is left.' })).statusCode).toBe(200)
  })
})

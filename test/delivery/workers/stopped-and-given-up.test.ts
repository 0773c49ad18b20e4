import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { recoverExpiredLeases } from '../../../server/delivery/worker/expired-leases.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { type MailServer, refusal, startMailServer } from '../support/mail-server.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { due, work } from '../support/under-way.ts'

const soon = '2026-06-10T14:02:00.000Z'
const because = { reason: 'Wrong number.' }

/** What stops a post, and what then becomes of it when it certainly fails. */
const stops = [
  ['hold', 'held'],
  ['cancel', 'cancelled'],
  ['its channel, switched off', 'held'],
  ['its channel, off and on again', 'held'],
] as const
type Stop = (typeof stops)[number][0]
const refusals = { mail: [451, 550], hook: [503, 400] } as const

describe.each(databases)('What is stopped while a worker whose clock is ahead gives it up, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let receiver: Receiver
  let mails: MailServer
  let id: string
  /** What happens while it is first being sent. */
  let meanwhile: (() => Promise<unknown>) | null
  let refused: number
  beforeEach(async () => {
    meanwhile = null
    refused = 451
    mails = await startMailServer((breakOff) => ({
      onMailFrom: async (_address, _session, done) => {
        const first = await happens()
        done(first ? refusal(refused, 'Not now.') : null)
      },
      onData: (_stream, _session, done) => (refused === 0 ? breakOff() : done()),
    }))
    receiver = await startReceiver()
    receiver.answer = async (_request, response) => {
      const first = await happens()
      response.writeHead(first ? refused : 204).end()
    }
    app = await start({ SMTP_URL: mails.url }, open)
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
  })

  async function happens(): Promise<boolean> {
    const now = meanwhile
    meanwhile = null
    await now?.()
    return now !== null
  }

  async function giveUp(): Promise<void> {
    const ahead = { ...app.context, now: () => app.context.now().plus({ minutes: 1 }) }
    await recoverExpiredLeases(ahead, (error) => {
      throw error
    })
    expect((await deliveryOf()).status).not.toBe('sending')
  }

  const deliveryOf = async () => (await listDeliveriesOf(app.context.db, id))[0]!

  async function change(how: string, body: object = because): Promise<number> {
    const { revision } = await findAnnouncement(app.context.db, id)
    return (await ask('POST', `/announcements/${id}/${how}`, { revision, body })).statusCode
  }

  async function patchChannel(key: string, body: object): Promise<number> {
    const { items } = (await ask('GET', '/channels')).json()
    const { revision } = items.find((channel: { key: string }) => channel.key === key)
    return (await ask('PATCH', `/channels/${key}`, { revision, body })).statusCode
  }

  async function stop(how: Stop, channel: string): Promise<void> {
    if (how === 'hold' || how === 'cancel') return expect(await change(how)).toBe(200)
    expect(await patchChannel(channel, { enabled: false, posts: 'hold' })).toBe(200)
    if (how === 'its channel, off and on again') expect(await patchChannel(channel, { enabled: true })).toBe(200)
  }

  const decide = async (what: string) =>
    (await ask('POST', `/deliveries/${(await deliveryOf()).id}/${what}`)).statusCode

  /** Sends a post, and lets these things happen before its receiver refuses it. */
  async function sendWhile(done: () => Promise<unknown>, given: object = {}): Promise<void> {
    id = (await scheduled(app.context, { channels: ['mail'], ...given })).id
    meanwhile = done
    await work(app, due)
  }

  async function expectStopped(channel: string, status: string): Promise<void> {
    const ended = { status, bookings: { [channel]: status }, deliveries: { [channel]: 'cancelled' } }
    expect(await look(app, id)).toEqual(ended)
    await work(app, soon)
    expect(await look(app, id)).toEqual(ended)
    expect(mails.read).toEqual([])
  }

  describe.each(stops)('(by %s) is %s when it fails:', (how, status) => {
    test.each(refusals.mail)('a mail that is given up afterwards (%i)', async (code) => {
      refused = code
      await sendWhile(async () => {
        await stop(how, 'mail')
        await giveUp()
        expect(await look(app, id)).toMatchObject({ bookings: { mail: 'unknown' } })
      })
      await expectStopped('mail', status)
    })

    test.each(refusals.hook)('a webhook that is given up afterwards (%i)', async (code) => {
      refused = code
      await sendWhile(() => stop(how, 'hook').then(giveUp), { channels: ['hook'] })
      await expectStopped('hook', status)
      expect(receiver.received).toHaveLength(1)
    })

    test.each(refusals.hook)('a webhook that was given up before (%i)', async (code) => {
      refused = code
      await sendWhile(() => giveUp().then(() => stop(how, 'hook')), { channels: ['hook'] })
      await expectStopped('hook', status)
      expect(receiver.received).toHaveLength(1)
    })
  })

  test.each(['hold', 'cancel'])('by %s is refused for a mail that was given up before', async (how) => {
    let answer = 0
    await sendWhile(async () => {
      await giveUp()
      answer = await change(how)
    })
    expect(answer).toBe(409)
  })

  const held = () => stop('hold', 'mail').then(giveUp)

  test('keeps the reason, and can be resumed', async () => {
    await sendWhile(held)
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'held', ...because })
    expect(await change('resume', { at: soon })).toBe(200)
    await work(app, soon)
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { mail: 'sent' } })
    expect(mails.read).toHaveLength(1)
  })

  test.each([451, 550])('and then taken back, is not sent (%i)', async (code) => {
    refused = code
    await sendWhile(async () => {
      await held()
      expect(await change('retract')).toBe(200)
    })
    await work(app, soon)
    expect(mails.read).toEqual([])
    expect(await look(app, id)).toMatchObject({ status: 'retracted', deliveries: { mail: 'failed' } })
  })

  test.each([451, 550])('and whose incident then ended, is canceled instead of held (%i)', async (code) => {
    refused = code
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'] }
    const incident = (await ask('POST', '/incidents', { body })).json().id
    const andRestored = async () => {
      await held()
      expect((await ask('POST', `/incidents/${incident}/restore`)).statusCode).toBe(200)
    }
    await sendWhile(andRestored, { incident, stage: 'initial' })
    await expectStopped('mail', 'cancelled')
  })

  test('is held when a person says that it was not sent', async () => {
    await sendWhile(async () => {
      await held()
      expect(await decide('not-sent')).toBe(200)
    })
    await expectStopped('mail', 'held')
  })

  test('is sent when a person asks for that afterwards', async () => {
    await sendWhile(async () => {
      await held()
      expect(await decide('retry')).toBe(200)
    })
    await work(app, soon)
    expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { mail: 'sent' } })
  })

  test.each(['hold', 'retract'])('stays unknown if an earlier attempt may have arrived (%s)', async (how) => {
    refused = 0
    id = (await scheduled(app.context, { channels: ['mail'] })).id
    await work(app, due)
    expect(await decide('retry')).toBe(200)
    refused = 451
    meanwhile = async () => {
      if (how === 'hold') await stop('hold', 'mail')
      await giveUp()
      if (how === 'retract') expect(await change('retract')).toBe(200)
    }
    await work(app)
    expect(await look(app, id)).toMatchObject({ deliveries: { mail: 'unknown' } })
  })
})

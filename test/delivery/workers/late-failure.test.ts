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

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

describe.each(databases)(
  'What certainly failed after a worker whose clock is ahead gave it up, on %s',
  (_name, open) => {
    let app: TestApp
    let ask: Caller
    let receiver: Receiver
    let mails: MailServer
    /** What happens while the mail server is asked for the first time, before it refuses. */
    let meanwhile: () => Promise<unknown>
    let refused: number
    beforeEach(async () => {
      refused = 451
      meanwhile = async () => undefined
      mails = await startMailServer(() => ({
        onMailFrom: async (_address, _session, done) => {
          if (refused === 0) return done()
          const code = refused
          refused = 0
          await givenUp()
          await meanwhile()
          done(refusal(code, 'Not now.'))
        },
      }))
      receiver = await startReceiver()
      app = await start({ SMTP_URL: mails.url }, open)
      await addChannels(app.context, receiver.url)
      ask = caller(app, await aPerson(app))
    })

    async function givenUp(): Promise<void> {
      const ahead = { ...app.context, now: () => app.context.now().plus({ minutes: 1 }) }
      await recoverExpiredLeases(ahead, (error) => {
        throw error
      })
    }

    const deliveryOf = async (id: string) => (await listDeliveriesOf(app.context.db, id))[0]!

    async function mailed(given: object = {}): Promise<string> {
      const { id } = await scheduled(app.context, { channels: ['mail'], ...given })
      await work(app, due)
      return id
    }

    test('for now is tried again', async () => {
      const id = await mailed()
      expect(await look(app, id)).toMatchObject({ bookings: { mail: 'publishing' }, deliveries: { mail: 'queued' } })
      expect(await deliveryOf(id)).toMatchObject({ mayHaveArrived: false })
      await work(app, at('14:02'))
      expect(await look(app, id)).toMatchObject({ status: 'published', deliveries: { mail: 'sent' } })
      expect(mails.read).toHaveLength(1)
    })

    test('for good has failed', async () => {
      refused = 550
      const id = await mailed()
      expect(await look(app, id)).toEqual({
        status: 'failed',
        bookings: { mail: 'failed' },
        deliveries: { mail: 'failed' },
      })
    })

    test('has failed when its incident has ended meanwhile', async () => {
      const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'] }
      const incident = (await ask('POST', '/incidents', { body })).json().id
      meanwhile = () => ask('POST', `/incidents/${incident}/restore`)
      const id = await mailed({ incident, stage: 'initial' })
      await work(app, at('14:02'))
      expect(mails.read).toEqual([])
      expect(await look(app, id)).toMatchObject({ status: 'failed', deliveries: { mail: 'failed' } })
    })

    test('is not sent when it was taken back meanwhile', async () => {
      let id = ''
      meanwhile = async () => {
        const { revision } = await findAnnouncement(app.context.db, id)
        const taken = await ask('POST', `/announcements/${id}/retract`, { revision, body: { reason: 'Wrong.' } })
        expect(taken.statusCode).toBe(200)
      }
      id = (await scheduled(app.context, { channels: ['mail'] })).id
      await work(app, due)
      await work(app, at('14:02'))
      expect(mails.read).toEqual([])
      expect(await look(app, id)).toEqual({
        status: 'retracted',
        bookings: { mail: 'failed' },
        deliveries: { mail: 'failed' },
      })
    })

    test.each(['retry', 'sent', 'not-sent'])('is as a person decided meanwhile (%s)', async (decision) => {
      let id = ''
      meanwhile = async () => {
        const answer = await ask('POST', `/deliveries/${(await deliveryOf(id)).id}/${decision}`)
        expect(answer.statusCode).toBe(200)
      }
      id = (await scheduled(app.context, { channels: ['mail'] })).id
      await work(app, due)
      await work(app, at('14:02'))
      const becomes = { retry: 'sent', sent: 'sent', 'not-sent': 'failed' }[decision]
      expect(await look(app, id)).toMatchObject({ deliveries: { mail: becomes } })
      expect(mails.read).toHaveLength(decision === 'retry' ? 1 : 0)
    })

    test('is not repeated, if its receiver would recognize it but refuses it for good', async () => {
      receiver.answer = async (_request, response) => {
        await givenUp()
        response.writeHead(400).end()
      }
      const { id } = await scheduled(app.context, { channels: ['hook'] })
      await work(app, due)
      await work(app, at('14:02'))
      expect(receiver.received).toHaveLength(1)
      expect(await look(app, id)).toMatchObject({ status: 'failed', deliveries: { hook: 'failed' } })
    })
  },
)

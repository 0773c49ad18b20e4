import { beforeEach, describe, expect, test } from 'vitest'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { recoverExpiredLeases } from '../../server/delivery/worker/expired-leases.ts'
import { startMailServer } from '../delivery/support/mail-server.ts'
import { addChannels, scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import { due, work } from '../delivery/support/under-way.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

describe.each(databases)('A mail that was marked as not sent and turns out to be sent, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let approver: Caller
  let incident: string
  let id: string
  /** What happens while the mail is being sent. */
  let meanwhile: (() => Promise<unknown>) | null
  beforeEach(async () => {
    const mails = await startMailServer(() => ({
      onMailFrom: async (_address, _session, done) => {
        const now = meanwhile
        meanwhile = null
        await now?.()
        done()
      },
    }))
    app = await start({ SMTP_URL: mails.url }, open)
    await addChannels(app.context)
    ask = caller(app, await aPerson(app))
    approver = caller(app, await aPerson(app))
    const body = { kind: 'unplanned', title: 'Main burst', areas: ['US-TX-453'] }
    incident = (await ask('POST', '/incidents', { body })).json().id
  })

  async function notSent(): Promise<void> {
    const ahead = { ...app.context, now: () => app.context.now().plus({ minutes: 1 }) }
    await recoverExpiredLeases(ahead, (error) => {
      throw error
    })
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    expect((await ask('POST', `/deliveries/${delivery!.id}/not-sent`)).statusCode).toBe(200)
  }

  const restore = async () => (await ask('POST', `/incidents/${incident}/restore`)).json()
  const read = async (of: string) => (await ask('GET', `/announcements/${of}`)).json()
  const allClears = async (): Promise<{ id: string }[]> =>
    (await ask('GET', '/announcements')).json().items.filter((one: { stage: string }) => one.stage === 'all_clear')

  async function sendWhile(done: () => Promise<unknown>): Promise<void> {
    id = (await scheduled(app.context, { channels: ['mail'], incident, stage: 'initial' })).id
    meanwhile = done
    await work(app, due)
    expect(await read(id)).toMatchObject({ status: 'published', bookings: [{ status: 'published' }] })
  }

  async function afterTheEnd(): Promise<string> {
    await sendWhile(async () => {
      await notSent()
      expect(await restore()).toMatchObject({ allClear: null })
    })
    const [allClear, ...others] = await allClears()
    expect(others).toEqual([])
    return allClear!.id
  }

  const today = async (given: object) => {
    const headers = await signIn(app, await aPerson(app, given))
    return (await app.inject({ url: '/', headers })).body
  }

  test('after the end of its incident has an all-clear, drafted by Hark', async () => {
    const allClear = await read(await afterTheEnd())
    expect(allClear).toMatchObject({
      status: 'draft',
      channels: ['mail'],
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      createdBy: 'hark',
      reason:
        'The incident “Main burst” was restored, and this is the draft of its all-clear for those who got “Water main burst in Austin”.',
    })
    const { revision } = (
      await ask('POST', `/announcements/${allClear.id}/submit`, { revision: allClear.revision })
    ).json()
    const approved = await approver('POST', `/announcements/${allClear.id}/approve`, { revision, body: {} })
    expect(approved.json()).toMatchObject({ status: 'scheduled' })
  })

  test('after the end of its incident has its all-clear on the page Today of those who may write it', async () => {
    const link = `/announcements/${await afterTheEnd()}/edit`
    expect(await today({ team: 'service' })).toContain(link)
    expect(await today({ team: 'marketing' })).not.toContain(link)
    expect(await today({ can: ['approver'] })).not.toContain(link)
  })

  test('while its incident is open has none until that ends', async () => {
    await sendWhile(notSent)
    expect(await allClears()).toEqual([])
    const { allClear } = await restore()
    expect(await read(allClear)).toMatchObject({ channels: ['mail'] })
  })
})

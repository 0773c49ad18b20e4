import { beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { aRule } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`
const newYork = 'America/New_York'
const denver = 'America/Denver'
const local = { local: '2026-06-10T11:00:00' }
const zones = { include: ['US-FL-086-hialeah', 'US-TX-141-el-paso'], exclude: [] }

describe.each(databases)('A post by hand that was made and then booked as another, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller
  let approver: Caller
  beforeEach(async () => {
    app = await start({}, open)
    await addChannels(app.context)
    ask = caller(app, await aPerson(app))
    approver = caller(app, await aPerson(app))
  })

  async function act(id: string, transition: string, body: object, by = ask): Promise<void> {
    const { revision } = await findAnnouncement(app.context.db, id)
    const answer = await by('POST', `/announcements/${id}/${transition}`, { revision, body })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  const hold = (id: string) => act(id, 'hold', { reason: 'Not now.' })

  /** Its bookings, as "zone status". */
  async function bookings(id: string): Promise<string[]> {
    const found = await listBookingsOf(app.context.db, id)
    return found.map(({ zone, status }) => `${zone ?? 'all'} ${status}`).toSorted()
  }

  const waiting = async (id: string) =>
    (await listDeliveriesOf(app.context.db, id)).filter(({ status }) => status === 'waiting')

  /** On Facebook at 11 am for everybody: posted in both zones, held, and booked again for 18:00. */
  async function bookedAtOnce(): Promise<{ id: string; miami: string; elPaso: string }> {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: local, audience: zones })
    await work(app, at('15:00'))
    await work(app, at('17:00'))
    const posts = await waiting(id)
    const of = (zone: string) => posts.find(({ message }) => message.zone === zone)!.id
    await hold(id)
    await act(id, 'resume', { at: at('18:00'), atByChannel: {} })
    expect(await bookings(id)).toEqual([`${denver} cancelled`, `${newYork} cancelled`, 'all booked'])
    return { id, miami: of(newYork), elPaso: of(denver) }
  }

  async function mark(delivery: string): Promise<unknown[]> {
    const answer = await ask('POST', `/deliveries/${delivery}/sent`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json().over
  }

  test('in every zone is not made again at one time, and breaks no rule by that', async () => {
    await aRule(app, { across: 'together' })
    const { id, miami, elPaso } = await bookedAtOnce()
    expect([await mark(miami), await mark(elPaso)]).toEqual([[], []])
    expect((await findAnnouncement(app.context.db, id)).status).toBe('published')
    expect(await bookings(id)).toEqual([`${denver} published`, `${newYork} published`, 'all cancelled'])
    await work(app, at('18:00'))
    expect(await waiting(id)).toEqual([])
  })

  test('in every zone does not wait to be made again when the other was due already', async () => {
    const { id, miami, elPaso } = await bookedAtOnce()
    await work(app, at('18:00'))
    expect(await waiting(id)).toHaveLength(1)
    await mark(miami)
    expect(await waiting(id)).toEqual([])
    expect(await bookings(id)).toContain('all held')
    await mark(elPaso)
    expect(await bookings(id)).toContain('all cancelled')
  })

  describe('in one zone only', () => {
    let id: string
    beforeEach(async () => {
      const posts = await bookedAtOnce()
      id = posts.id
      await mark(posts.miami)
    })

    test('leaves the other to a person, who is told why', async () => {
      const { status, reason } = await findAnnouncement(app.context.db, id)
      expect(status).toBe('published')
      expect(reason).toBe(
        'Someone had posted it for Hialeah already and marked it as sent. Resume this only if they should get it again.',
      )
      await work(app, at('18:00'))
      expect(await waiting(id)).toEqual([])
    })

    test('can be resumed for the other zone, at a local time', async () => {
      await act(id, 'resume', { at: { local: '2026-06-10T13:00:00' } })
      await work(app, at('19:00'))
      expect((await waiting(id)).map(({ message }) => message.zone)).toEqual([denver])
    })

    test('can be resumed for everyone again, at one time', async () => {
      await act(id, 'resume', { at: at('19:00') })
      expect(await bookings(id)).toContain('all booked')
      await work(app, at('19:00'))
      expect(await waiting(id)).toHaveLength(1)
    })
  })

  test('at one time is not made again in the zones', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')), audience: zones })
    await work(app, at('15:00'))
    const [post] = await waiting(id)
    await hold(id)
    await act(id, 'resume', { at: { local: '2026-06-10T13:00:00' } })
    await mark(post!.id)
    expect(await bookings(id)).toEqual([`${denver} cancelled`, `${newYork} cancelled`, 'all published'])
  })

  test('on a channel that was taken out and put back is not made again', async () => {
    const { id } = await scheduled(app.context, { channels: ['facebook'], at: moment(at('15:00')) })
    await work(app, at('15:00'))
    const [post] = await waiting(id)
    await hold(id)
    for (const body of [{ channels: ['notices'], at: at('18:00') }, { channels: ['facebook'] }]) {
      const { revision } = await findAnnouncement(app.context.db, id)
      expect((await ask('PATCH', `/announcements/${id}`, { revision, body })).statusCode).toBe(200)
    }
    await act(id, 'submit', {})
    await act(id, 'approve', {}, approver)
    expect(await bookings(id)).toEqual(['all booked', 'all cancelled'])
    await mark(post!.id)
    await work(app, at('18:00'))
    expect(await bookings(id)).toEqual(['all cancelled', 'all published'])
    expect(await waiting(id)).toEqual([])
  })
})

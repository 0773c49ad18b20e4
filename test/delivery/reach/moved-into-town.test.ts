import { beforeEach, describe, expect, test } from 'vitest'
import { changedInWords, listChangedNow } from '../../../server/announcements/area-changes/changed-at-due.ts'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import { listDeliveriesOf } from '../../../server/delivery/queries.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { countryWithParts } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { addChannels, moment, scheduled } from '../support/scheduled.ts'
import { look, start } from '../support/start.ts'
import { work } from '../support/under-way.ts'

const at = (clock: string) => `2026-06-10T${clock}:00.000Z`

const suffolk = 'US-MA-025'
const boston = `${suffolk}-boston`
const backBay = `${boston}-back-bay`

/** The country as an older gazetteer had it: Back Bay is a town beside Boston, which has no parts. */
function beforeParts(): Area[] {
  return countryWithParts().flatMap((area) => {
    if (area.code === backBay) return [{ ...area, kind: 'town' as const, parent: suffolk, basis: null }]
    return area.parent === boston ? [] : [area]
  })
}

describe.each(databases)('An excluded town that has become a part of another, on %s', (_name, open) => {
  let app: TestApp
  let receiver: Receiver
  let ask: Caller
  beforeEach(async () => {
    app = await start({}, open)
    receiver = await startReceiver()
    await addChannels(app.context, receiver.url)
    ask = caller(app, await aPerson(app))
    for (const key of ['notices', 'hook'])
      expect((await ask('PATCH', `/channels/${key}`, { body: { finest: 'part' } })).statusCode).toBe(200)
    await load(beforeParts())
  })

  const load = (areas: Area[]) =>
    loadAreas(app.context, {
      country: 'US',
      plan: { areas: numberPlaces(areas, 0), names: [], zips: [] },
      actor: commandLine,
    })

  async function aPost(given: object = {}): Promise<string> {
    const audience = { include: [suffolk], exclude: [backBay] }
    return (await scheduled(app.context, { audience, at: moment(at('15:00')), ...given })).id
  }

  const reachOf = async (id: string) => (await listBookingsOf(app.context.db, id)).map(({ reach }) => reach)

  test.each(['15:00', '15:30'])('is not reached by what was booked before, at %s', async (clock) => {
    const id = await aPost()
    expect(await reachOf(id)).toEqual([[boston, `${suffolk}-chelsea`, `${suffolk}~`]])
    expect(changedInWords(await listChangedNow(app.context))).toEqual([])
    await load(countryWithParts())
    expect(changedInWords(await listChangedNow(app.context))).toEqual([
      'These posts will reach fewer places when due:',
      '  “Water main burst in Austin”: The notices leaves out Back Bay (Boston).',
    ])
    await work(app, at(clock))
    expect(await look(app, id)).toMatchObject({ status: 'published' })
    expect(await reachOf(id)).toEqual([[`${boston}-jamaica-plain`, `${boston}~`, `${suffolk}-chelsea`, `${suffolk}~`]])
    const page = await app.inject(`/notices/${backBay}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('Water main burst')
  })

  test('is not reached by what had failed before and is sent again', async () => {
    receiver.answer = 400
    const id = await aPost({ channels: ['hook'] })
    await work(app, at('15:00'))
    expect(await look(app, id)).toMatchObject({ status: 'failed' })
    await load(countryWithParts())
    receiver.answer = 204
    const [delivery] = await listDeliveriesOf(app.context.db, id)
    const again = await ask('POST', `/deliveries/${delivery!.id}/retry`)
    expect(again.statusCode, again.body).toBe(200)
    expect((await reachOf(id)).flat()).toEqual([
      ...[`${boston}-jamaica-plain`, `${boston}~`],
      ...[`${suffolk}-chelsea`, `${suffolk}~`],
    ])
  })

  test('is held for, where nobody else is left in the post of a zone, and the other zones get theirs', async () => {
    const id = await aPost({
      audience: {
        include: [suffolk, 'US-TX-453-austin'],
        exclude: [boston, `${suffolk}-chelsea`, `${suffolk}~`],
      },
      at: { local: '2026-06-10T12:00:00' },
    })
    expect(await reachOf(id)).toEqual([[backBay], ['US-TX-453-austin']])
    await load(countryWithParts())
    await work(app, at('16:00'))
    await work(app, at('17:00'))
    const { reason, bookings } = (await ask('GET', `/announcements/${id}`)).json()
    expect(bookings.map(({ status }: { status: string }) => status)).toEqual(['held', 'published'])
    expect(reason).toBe(
      'The notices no longer reaches anyone it was scheduled for. Cancel it, or resume it for those it reaches now.',
    )
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aDesk } from './support/desk.ts'

const june = 'from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z'

describe.each(databases)('GET /api/v1/calendar on %s', (_name, open) => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof aDesk>>
  beforeEach(async () => {
    app = await startApp({ open })
    desk = await aDesk(app)
    await desk.channel('board', { name: 'Board' })
    await desk.channel('wall', { name: 'Wall' })
  })
  afterEach(() => app.stop())

  const headlines = async (query: string) =>
    (await desk.get(`/calendar?${query}`)).body.items.map(({ headline }: { headline: string }) => headline)

  test('lists bookings by time, each with the headline, kind and severity of its announcement', async () => {
    const id = await desk.booked({ headline: 'Booked', channels: ['board'] })
    const draft = await desk.draft({ headline: 'Draft', kind: 'marketing', at: '2026-06-10T16:00:00.000Z' })
    const { status, body } = await desk.get(`/calendar?${june}`)
    expect(status).toBe(200)
    const audience = { include: ['US-TX-453-austin'], exclude: [] }
    const common = { booking: expect.any(String), channel: 'board', audience }
    expect(body).toEqual({
      items: [
        {
          ...common,
          announcement: draft.id,
          headline: 'Draft',
          kind: 'marketing',
          severity: 'routine',
          at: '2026-06-10T16:00:00.000Z',
          status: 'tentative',
        },
        {
          ...common,
          announcement: id,
          headline: 'Booked',
          kind: 'service',
          severity: 'minor',
          at: '2026-06-10T17:00:00.000Z',
          status: 'booked',
        },
      ],
      next: null,
    })
  })

  test('is paginated, even among bookings of one instant', async () => {
    for (let number = 0; number < 5; number++)
      await desk.draft({ headline: `Post ${number}`, channels: ['board', 'wall'] })
    const seen: string[] = []
    let cursor = ''
    let pages = 0
    do {
      const { body } = await desk.get(`/calendar?${june}&limit=3&area=US-TX${cursor}`)
      seen.push(...body.items.map(({ booking }: { booking: string }) => booking))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
      pages++
    } while (cursor !== '')
    expect(pages).toBe(4)
    expect(new Set(seen).size).toBe(10)
    expect(seen).toEqual(
      (await desk.get(`/calendar?${june}`)).body.items.map(({ booking }: { booking: string }) => booking),
    )
  })

  test('filters by time range, channel, kind, status and area', async () => {
    await desk.booked({ headline: 'Austin' })
    await desk.booked({
      headline: 'Florida',
      audience: { include: ['US-FL'], exclude: [] },
      channels: ['wall'],
      at: '2026-06-11T17:00:00.000Z',
    })
    await desk.draft({ headline: 'Offer', kind: 'marketing', at: '2026-06-12T17:00:00.000Z' })
    const cancelled = await desk.booked({ headline: 'Cancelled', at: '2026-06-13T17:00:00.000Z' })
    await desk.act(cancelled, 'cancel', { reason: 'Over' }, 3)
    expect(await headlines(june)).toEqual(['Austin', 'Florida', 'Offer'])
    expect(await headlines('')).toEqual(['Austin', 'Florida', 'Offer'])
    expect(await headlines('from=2026-06-10T17:00:00.000Z&to=2026-06-11T17:00:00.000Z')).toEqual(['Austin'])
    expect(await headlines(`${june}&channel=wall`)).toEqual(['Florida'])
    expect(await headlines(`${june}&kinds=marketing`)).toEqual(['Offer'])
    expect(await headlines(`${june}&kinds=marketing,service`)).toEqual(['Austin', 'Florida', 'Offer'])
    expect(await headlines(`${june}&status=booked`)).toEqual(['Austin', 'Florida'])
    expect(await headlines(`${june}&status=tentative&status=cancelled`)).toEqual(['Offer', 'Cancelled'])
    expect(await headlines(`${june}&status=`)).toEqual(['Austin', 'Florida', 'Offer'])
    expect(await headlines(`${june}&area=US-FL-086-miami`)).toEqual(['Florida'])
    expect(await headlines(`${june}&area=US-TX-141`)).toEqual([])
  })

  test('rejects an invalid query with a reason', async () => {
    const refused: [string, string][] = [
      ['from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z', 'to: has to be after from.'],
      ['from=2026-06-02T00:00:00Z&to=2027-06-04T00:00:00Z', 'to: The range can be at most 366 days.'],
      ['from=tomorrow', 'from: Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.'],
      [`${june}&area=US-XX`, 'area: there is no area US-XX.'],
      [`${june}&channel=fax`, 'channel: there is no channel fax.'],
      [`${june}&kinds=other`, 'kinds.0: is one or more of service and marketing, separated by commas.'],
      [`${june}&cursor=Zm9v`, 'cursor: is not one that this list gave out.'],
      [
        `${june}&cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
        'cursor: is not one that this list gave out.',
      ],
      [`${june}&color=red`, 'color: Unknown field.'],
    ]
    for (const [query, detail] of refused) {
      const { status, body } = await desk.get(`/calendar?${query}`)
      expect({ status, detail: body.detail }, query).toEqual({ status: 400, detail })
    }
  })
})

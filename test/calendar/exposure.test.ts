import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { csvOf } from '../../server/platform/http/csv.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'
import { aDesk } from './support/desk.ts'

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
const start = async (open = databases[0]![1]) => {
  app = await startApp({ open })
  desk = await aDesk(app)
  await desk.channel('board', { name: 'Board' })
}
const week = 'from=2026-06-08T05:00:00Z&to=2026-06-15T05:00:00Z'
const cap = { type: 'cap', name: 'Three in 24 hours', limit: 3, window: { rolling: 'PT24H' } }

/** Austin gets three messages in the week, two of them within 24 hours. All of Texas gets one. The draft does not count. */
async function bookWeek(): Promise<void> {
  await desk.booked({ headline: 'One', at: '2026-06-10T15:00:00.000Z' })
  await desk.booked({ headline: 'Two', audience: { include: ['US-TX'], exclude: [] }, at: '2026-06-10T17:00:00.000Z' })
  await desk.booked({ headline: 'Three', kind: 'marketing', at: '2026-06-12T17:00:00.000Z' })
  await desk.draft({ headline: 'Draft', audience: { include: ['US-FL'], exclude: [] }, at: '2026-06-11T17:00:00.000Z' })
}

describe.each(databases)('GET /api/v1/exposure on %s', (_name, open) => {
  beforeEach(() => start(open))
  afterEach(() => app.stop())

  test('gives for each area the messages at its most reached place and their share of the cap', async () => {
    await desk.rule(cap)
    await bookWeek()
    const { status, body } = await desk.get(`/exposure?${week}&level=county`)
    expect(status).toBe(200)
    expect(body).toEqual({
      items: [
        { code: 'US-TX-453', name: 'Travis County', messages: 3, worstPlace: 'US-TX-453-austin', limitShare: 0.667 },
        { code: 'US-TX-141', name: 'El Paso County', messages: 1, worstPlace: 'US-TX-141-el-paso', limitShare: 0.333 },
        { code: 'US-FL-033', name: 'Escambia County', messages: 0, worstPlace: null, limitShare: 0 },
        { code: 'US-FL-086', name: 'Miami-Dade County', messages: 0, worstPlace: null, limitShare: 0 },
      ],
      next: null,
    })
  })

  test('is paginated', async () => {
    await bookWeek()
    const first = (await desk.get(`/exposure?${week}&level=town&limit=4`)).body
    const second = (await desk.get(`/exposure?${week}&level=town&limit=200&cursor=${first.next}`)).body
    const codes = [...first.items, ...second.items].map(({ code }: { code: string }) => code)
    expect(codes).toEqual(
      (await desk.get(`/exposure?${week}&level=town`)).body.items.map(({ code }: { code: string }) => code),
    )
    expect(codes).toHaveLength(10)
    expect(second.next).toBeNull()
  })
})

describe('exposure', () => {
  beforeEach(() => start())
  afterEach(() => app.stop())

  const messages = async (query: string) =>
    (await desk.get(`/exposure?${query}`)).body.items.map((item: { code: string; messages: number }) => [
      item.code,
      item.messages,
    ])

  test('can be limited to an area, a kind, a channel or a time range', async () => {
    await desk.channel('wall', { name: 'Wall' })
    await bookWeek()
    expect(await messages(week)).toEqual([
      ['US-TX', 3],
      ['US-FL', 0],
    ])
    expect(await messages(`${week}&under=US-TX`)).toEqual([
      ['US-TX-453', 3],
      ['US-TX-141', 1],
    ])
    expect(await messages(`${week}&under=US-TX-453`)).toEqual([
      ['US-TX-453-austin', 3],
      ['US-TX-453-pflugerville', 1],
      ['US-TX-453~', 1],
    ])
    expect((await messages(`${week}&kinds=marketing`))[0]).toEqual(['US-TX', 1])
    expect((await messages(`${week}&channel=wall`))[0]).toEqual(['US-FL', 0])
    expect((await messages('from=2026-06-10T15:00:00Z&to=2026-06-10T17:00:00Z'))[0]).toEqual(['US-TX', 1])
  })

  test('areas without a cap have no limit share', async () => {
    await bookWeek()
    const shares = async () =>
      (await desk.get(`/exposure?${week}`)).body.items.map(({ limitShare }: { limitShare: number }) => limitShare)
    expect(await shares()).toEqual([null, null])
    await desk.rule({ ...cap, area: 'US-TX', limit: 2, window: { calendar: 'week' }, kinds: ['service'] })
    expect(await shares()).toEqual([1, null])
  })

  test('an invalid query is rejected with a reason', async () => {
    const refused: [string, string][] = [
      [`${week}&under=US-XX`, 'under: there is no area US-XX.'],
      [`${week}&level=street`, 'level: is one of state, county, town, or part.'],
      [`${week}&channel=fax`, 'channel: there is no channel fax.'],
      ['from=2026-06-02T00:00:00Z&to=2026-06-02T00:00:00Z', 'to: has to be after from.'],
    ]
    for (const [query, detail] of refused) {
      const { status, body } = await desk.get(`/exposure?${query}`)
      expect({ status, detail: body.detail }, query).toEqual({ status: 400, detail })
    }
  })

  test('the page shows the current week, can be sorted, and links to the areas within', async () => {
    await desk.rule({ ...cap, name: 'Three a week', window: { calendar: 'week' } })
    await bookWeek()
    const { status, html, text } = await desk.page('/calendar/exposure')
    expect(status).toBe(200)
    expect(text).toContain('Messages at the most reached place of each state, June 8 to 14, 2026.')
    expect(text).toMatch(/Texas 3 Austin 100% At the limit See inside Texas Florida 0 none 0%/)
    expect(html).toContain('href="/calendar/exposure?under=US-TX"')
    expect(html).toContain('aria-sort="descending"')
    expect((await desk.page('/calendar/exposure?sort=fewest')).text).toMatch(/Florida 0 .*Texas 3/)
    const towns = async (sort: string) => (await desk.page(`/calendar/exposure?under=Travis+County&sort=${sort}`)).text
    expect(await towns('fewest')).toMatch(/Pflugerville 1 .*Austin 3/)
    expect(await towns('name')).toMatch(/Austin 3 .*Pflugerville 1/)
    expect((await desk.page('/calendar/exposure?page=7')).html).not.toMatch(/\d+ to 0 of/)
    expect((await desk.page('/calendar/exposure?page=7')).text).toContain('Texas 3')
    const travis = await desk.page('/calendar/exposure?under=Travis+County&from=2026-06-10&to=2026-06-10')
    expect(travis.text).toContain('each town in Travis County, June 10, 2026.')
    expect(travis.text).toMatch(/Austin 2 .*Pflugerville 1 /)
  })

  test('only a cap that counts over as many days is compared with', async () => {
    await desk.rule({ ...cap, name: 'Room between', limit: 1, window: { rolling: 'PT30M' } })
    await desk.rule({ ...cap, name: 'Three a day', window: { calendar: 'day' } })
    await bookWeek()
    const week = await desk.page('/calendar/exposure')
    expect(week.text).toContain('No rule limits messages over exactly these days, so no limit is shown.')
    expect(week.text).not.toMatch(/Of the limit|At the limit|Over the limit|%/)
    const day = await desk.page('/calendar/exposure?from=2026-06-10&to=2026-06-10')
    expect(day.text).toContain('The limit is that of “Three a day”.')
    expect(day.text).toMatch(/Texas 2 Austin 67%/)
  })

  test('lists only what is served, unless asked', async () => {
    await bookWeek()
    await app.context.db
      .updateTable('organisation')
      .set({ served_json: '{"include":["US-TX"],"exclude":[]}' })
      .execute()
    const served = await desk.page('/calendar/exposure')
    expect(served.text).toContain('Texas 3')
    expect(served.text).not.toContain('Florida')
    const all = await desk.page('/calendar/exposure?all=1')
    expect(all.text).toContain('Florida 0')
    expect(all.html).toMatch(/name="all" value="1" checked/)
    expect(all.html).toContain('href="/calendar/exposure?under=US-TX&amp;all=1"')
  })

  test('invalid dates and names are reported in the form', async () => {
    const { status, text, html } = await desk.page('/calendar/exposure?from=2026-06-10&to=2026-06-01&under=Atlantis')
    expect(status).toBe(422)
    expect(text).toContain('There are 2 problems')
    expect(text).toContain('The last day must be after the first.')
    expect(text).toContain('There is no area “Atlantis”.')
    expect(html).toContain('value="2026-06-01"')
    expect((await desk.page('/calendar/exposure?from=2026-01-01&to=2027-01-05')).text).toContain(
      'The range can be at most 366 days.',
    )
    expect((await desk.page('/calendar/exposure?from=someday')).status).toBe(400)
  })

  test('a time range without messages says so', async () => {
    expect((await desk.page('/calendar/exposure?from=2027-01-04')).text).toContain('Nothing goes out on these days')
  })

  test('the table can be downloaded as CSV', async () => {
    await desk.rule({ ...cap, window: { rolling: 'P7D' } })
    await bookWeek()
    const headers = await signIn(app, desk.author)
    const response = await app.inject({ url: '/calendar/exposure.csv?level=county&under=US-TX', headers })
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename="exposure-by-county-2026-06-08-to-2026-06-14.csv"',
    )
    expect(response.body).toBe(
      '\uFEFFcode,name,messages,worst_place_code,worst_place,limit_share\r\n' +
        'US-TX-453,Travis County,3,US-TX-453-austin,Austin,1\r\n' +
        'US-TX-141,El Paso County,1,US-TX-141-el-paso,El Paso,0.333\r\n',
    )
    expect((await app.inject({ url: '/calendar/exposure.csv?under=Atlantis', headers })).statusCode).toBe(400)
  })
})

test('CSV cells are quoted where needed, and none can run as a formula', () => {
  expect(
    csvOf([
      ['plain', 'with, comma', 'with "quotes"', 'two\nlines', null, -1.5],
      ['=1+1', '+1', '-1', '@here', '\tx', '=A1,"B"', '＝1+1'],
    ]),
  ).toBe(
    `\uFEFFplain,"with, comma","with ""quotes""","two\nlines",,-1.5\r\n'=1+1,'+1,'-1,'@here,'\tx,"'=A1,""B""",'＝1+1\r\n`,
  )
})

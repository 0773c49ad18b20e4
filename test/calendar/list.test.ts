import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'
import { aDesk, textOf } from './support/desk.ts'

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
beforeEach(async () => {
  app = await startApp()
  desk = await aDesk(app)
  await desk.channel('board', { name: 'Board' })
})
afterEach(() => app.stop())

test('the list shows the next four weeks by day, with one link per post', async () => {
  const id = await desk.booked({ headline: 'Today' })
  await desk.draft({ headline: 'Later', kind: 'marketing', at: '2026-07-07T17:00:00.000Z' })
  await desk.draft({ headline: 'Too late', at: '2026-07-08T17:00:00.000Z' })
  const { status, html, text } = await desk.page('/calendar/list')
  expect(status).toBe(200)
  expect(text).toContain('June 10 to July 7, 2026')
  expect(text).toMatch(
    /Wednesday, June 10, today .* 12:00 pm Today Service Austin, Texas Board Booked Tuesday, July 7 .* 12:00 pm Later Marketing Austin, Texas Board Tentative, draft/,
  )
  expect(text).not.toContain('Too late')
  expect(html.split(`href="/announcements/${id}"`)).toHaveLength(2)
  expect(html).toContain('href="/calendar/list?from=2026-07-08" rel="next"')
  expect(html).toContain('href="/calendar/list?from=2026-05-13" rel="prev"')
})

test('shows 100 posts per page, in order', async () => {
  for (let number = 0; number < 103; number++) {
    const minutes = String(number % 60).padStart(2, '0')
    const at = `2026-06-12T${15 + Math.floor(number / 60)}:${minutes}:00.000Z`
    await desk.draft({ headline: `Post ${String(number).padStart(3, '0')}`, at })
  }
  const numbers = (text: string) => [...text.matchAll(/Post (\d{3})/g)].map(([, number]) => Number(number))
  const first = await desk.page('/calendar/list?kind=service')
  expect(numbers(first.text)).toEqual(Array.from({ length: 100 }, (_, index) => index))
  expect(first.text).toContain('1 to 100 of 103')
  expect(first.html).toContain('href="/calendar/list?page=2&amp;kind=service" rel="next"')
  const second = await desk.page('/calendar/list?page=2&kind=service')
  expect(numbers(second.text)).toEqual([100, 101, 102])
  expect(second.text).toContain('101 to 103 of 103')
})

test('an empty list says so; with filters it offers to show all', async () => {
  const empty = await desk.page('/calendar/list')
  expect(empty.text).toContain('Nothing planned for these four weeks')
  expect(empty.html).toContain('href="/announcements/new"')
  const headers = await signIn(app, await aPerson(app, { can: [] }))
  const reader = await app.inject({ url: '/calendar/list?from=2026-06-01', headers })
  expect(textOf(reader.body)).toContain('Nothing planned')
  expect(reader.body).not.toContain('/announcements/new')
  const filtered = await desk.page('/calendar/list?from=2026-06-01&area=Texas')
  expect(filtered.text).toContain('No posts match these filters')
  expect(filtered.html).toContain('href="/calendar/list?from=2026-06-01">Show all</a>')
})

test('each day has its notes on one page, whether it has posts or not', async () => {
  const blackout = (name: string, day: number) =>
    desk.rule({
      type: 'blackout',
      name,
      kinds: ['service'],
      from: `2026-06-${day}T12:00:00.000Z`,
      to: `2026-06-${day}T13:00:00.000Z`,
    })
  await blackout('Before', 11)
  await blackout('Split', 12)
  await blackout('Between', 15)
  await blackout('After', 20)
  for (let number = 0; number < 102; number++) {
    const minutes = String(number % 60).padStart(2, '0')
    await desk.draft({
      headline: `Post ${number}`,
      at: `2026-06-12T${15 + Math.floor(number / 60)}:${minutes}:00.000Z`,
    })
  }
  // Between the last post of the second page and the first of the third lies a blocked day without posts.
  for (let number = 102; number < 200; number++) {
    const minutes = String(number % 60).padStart(2, '0')
    await desk.draft({
      headline: `Post ${number}`,
      at: `2026-06-13T${15 + Math.floor(number / 60)}:${minutes}:00.000Z`,
    })
  }
  await desk.draft({ headline: 'Post 200', at: '2026-06-17T15:00:00.000Z' })
  const notes = async (page: number) =>
    [...(await desk.page(`/calendar/list?page=${page}`)).text.matchAll(/Before|Split|Between|After/g)].map(String)
  expect(await notes(1)).toEqual(['Before', 'Split'])
  expect(await notes(2)).toEqual([])
  expect(await notes(3)).toEqual(['Between', 'After'])
  const past = await desk.page('/calendar/list?page=9')
  expect(past.text).toContain('201 to 201 of 201')
  expect(past.html).toContain('href="/calendar/list?page=2" rel="prev"')
})

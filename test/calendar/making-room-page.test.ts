import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'
import { aDesk, textOf } from './support/desk.ts'

let app: TestApp
let desk: Awaited<ReturnType<typeof aDesk>>
let offer: string
let burst: string
beforeEach(async () => {
  app = await startApp()
  desk = await aDesk(app)
  await desk.channel('board', { name: 'Board' })
  await desk.rule({
    type: 'cap',
    name: 'One in 24 hours',
    limit: 1,
    window: { rolling: 'PT24H' },
    exemptFrom: 'critical',
  })
  offer = await desk.booked({ headline: 'Spring <offer>', kind: 'marketing', at: '2026-06-10T19:00:00.000Z' })
  burst = await desk.booked({ headline: 'Main burst', severity: 'critical' })
})
afterEach(() => app.stop())

async function page(who: { email: string }, id = burst) {
  const headers = await signIn(app, who)
  const response = await app.inject({ url: `/announcements/${id}/moving-room`, headers })
  const moves = [...response.body.matchAll(/name="move" value="([^"]*)"/g)].map(([, move]) =>
    move!.replaceAll('&quot;', '"'),
  )
  const send = (given: string[]) => {
    const { headers: type, payload } = form({ move: given })
    return app.inject({
      method: 'POST',
      url: `/announcements/${id}/moving-room`,
      headers: { ...type, ...headers },
      payload,
    })
  }
  return { status: response.statusCode, text: textOf(response.body), moves, send }
}

test('the page shows which post would be rescheduled and to when, and the button does exactly that', async () => {
  const { status, text, moves, send } = await page(desk.approver)
  expect(status).toBe(200)
  expect(text).toContain('To keep within the limits with “Main burst”, 1 post of lower priority can move')
  expect(text).toContain('Spring &lt;offer&gt; Marketing Board today, 2:00 pm CDT tomorrow, 12:00 pm CDT 22 hr')
  const answer = await send(moves)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe(`/announcements/${burst}`)
  expect((await desk.get(`/announcements/${offer}`)).body.at).toBe('2026-06-11T17:00:00.000Z')
  expect((await page(desk.approver)).text).toContain('There is room for “Main burst” Nothing has to move.')
})

test('an outdated proposal is refused with a reason', async () => {
  const { moves, send } = await page(desk.approver)
  await send(moves)
  const again = await send(moves)
  expect(again.statusCode).toBe(409)
  expect(textOf(again.body)).toContain(
    '“Spring &lt;offer&gt;” is no longer scheduled for that time. Look for room again.',
  )
  expect((await send(['nonsense'])).statusCode).toBe(422)
})

test('a person who may not reschedule the posts sees the proposal without a button', async () => {
  const service = await aPerson(app, { team: 'service', can: ['author'] })
  const { text, moves } = await page(service)
  expect(text).toContain('Only an author of their team or an approver can move them.')
  expect(moves).toEqual([])
})

test('the page says so if rescheduling other posts would not help', async () => {
  await desk.rule({ type: 'blackout', name: 'Holiday', from: '2026-06-20T00:00:00Z', to: '2026-06-21T00:00:00Z' })
  const { id } = await desk.draft({ headline: 'Holiday post', at: '2026-06-20T12:00:00.000Z' })
  expect((await page(desk.approver, id)).text).toContain('Moving other posts would not make room for “Holiday post”')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../../server/audit/queries.ts'
import { changePerson } from '../../server/people/actions.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'

let app: TestApp
let ana: Awaited<ReturnType<typeof aPerson>>
let headers: { cookie: string }
beforeEach(async () => {
  app = await startApp()
  ana = await aPerson(app, { name: 'Ana Ortiz' })
  headers = await signIn(app, ana)
})
afterEach(() => app.stop())

const page = async (query = '') => (await app.inject({ url: `/audit${query}`, headers })).body
const rows = (body: string) => [...body.matchAll(/Entry (\d+)/g)].map(([, seq]) => Number(seq))

async function recordMany(count: number): Promise<void> {
  await transact(app.context.db, async (trx) => {
    for (let n = 0; n < count; n += 1) {
      await record(trx, {
        at: toInstant(app.clock.now()),
        actor: ana,
        action: 'change',
        subject: { type: 'rule', id: 'r1' },
        before: { name: 'Daily cap', limit: n },
        after: { name: 'Daily cap', limit: n + 1 },
        revision: n + 2,
      })
    }
  })
}

test('the page shows who changed what between which revisions, newest first', async () => {
  const bo = await aPerson(app, { name: 'Bo', team: 'service', can: ['author'] })
  const { email } = bo
  const input = { email, name: 'Bo Lind', team: 'both' as const, can: ['author' as const, 'approver' as const] }
  await changePerson(app.context, { id: bo.id, input, actor: ana, revision: 1 })

  const body = await page()
  const [newest] = body.match(/<tbody>[\s\S]*?<\/tr>/) ?? []
  expect(newest).toContain('Ana Ortiz')
  expect(newest).toMatch(new RegExp(`Changed\\s+person\\s+<a href="/people/${bo.id}">Bo Lind</a>`))
  expect(newest).toContain('Revision 1 to 2')
  expect(newest).toMatch(/<dt>Name<\/dt>[\s\S]*?Bo<\/del>[\s\S]*?Bo Lind<\/ins>/)
  expect(newest).toMatch(/<dt>Permissions<\/dt>[\s\S]*?author<\/del>[\s\S]*?author, approver<\/ins>/)
  expect(newest).toContain('Jun 10, 2026, 9:00 am CDT')
  const numbers = rows(body)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
})

test('an entry about a token shows the name of its person', async () => {
  expect(await page()).toMatch(/Created a token for\s+person\s+<a href="[^"]*">Ana Ortiz<\/a>/)
})

test('entries can be filtered by person, kind, subject and dates in the time zone of the organization', async () => {
  await recordMany(1)
  app.clock.set('2026-06-12T04:59:00.000Z')
  await recordMany(1)
  app.clock.set('2026-06-12T05:00:00.000Z')
  await recordMany(1)
  // The first session has ended by now.
  headers = await signIn(app, ana)
  const all = rows(await page('?subject=rule'))

  const [last, before] = all
  expect(all).toHaveLength(3)
  expect(rows(await page('?subject=rule:r1'))).toHaveLength(3)
  expect(rows(await page('?subject=rule:r2'))).toEqual([])
  expect(rows(await page('?actor=command-line'))).toHaveLength(1)
  expect(rows(await page('?subject=rule&from=2026-06-11&to=2026-06-11'))).toEqual([before])
  expect(rows(await page('?subject=rule&from=2026-06-12'))).toEqual([last])
  expect(await page('?subject=rule:r1')).toContain('This rule: Daily cap')
  expect(await page('?subject=nothing')).toContain('No matching changes')
  expect((await app.inject({ url: '/audit?from=yesterday', headers })).statusCode).toBe(400)
})

test('paging back to the first entry and forward again misses no entry', async () => {
  await recordMany(120)
  const seen: number[] = []
  let body = await page('?subject=rule')
  const first = rows(body)
  for (;;) {
    seen.push(...rows(body))
    const [, next] = body.match(/href="(\/audit[^"]*)" rel="next"/) ?? []
    if (next === undefined) break
    body = await page(next.replace('/audit', '').replaceAll('&amp;', '&'))
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)

  for (;;) {
    const [, previous] = body.match(/href="(\/audit[^"]*)" rel="prev"/) ?? []
    if (previous === undefined) break
    body = await page(previous.replace('/audit', '').replaceAll('&amp;', '&'))
  }
  expect(rows(body)).toEqual(first)
})

test('the API lists the oldest entries first, with the values before and after', async () => {
  await recordMany(3)
  const get = async (query: string) => {
    const response = await app.inject({ url: `/api/v1/audit?${query}`, headers: as(ana) })
    return response.json<{ items: Record<string, unknown>[]; next: string | null }>()
  }
  const { items, next } = await get('subject=rule:r1&limit=2')
  expect(items).toHaveLength(2)
  expect(items[0]).toMatchObject({
    at: '2026-06-10T14:00:00.000Z',
    actor: ana.id,
    action: 'change',
    subject: { type: 'rule', id: 'r1' },
    before: { name: 'Daily cap', limit: 0 },
    after: { name: 'Daily cap', limit: 1 },
    revision: 2,
  })
  const rest = await get(`subject=rule:r1&limit=2&cursor=${next}`)
  expect(rest.items.map(({ revision }) => revision)).toEqual([4])
  expect(rest.next).toBeNull()

  expect((await get('from=2026-06-10T09:00:00-05:00')).items.length).toBeGreaterThan(0)
  expect((await get('to=2026-06-10T14:00:00Z')).items).toEqual([])
  expect((await get(`actor=${ana.id}&subject=rule`)).items).toHaveLength(3)
})

test.each(['from=yesterday', 'limit=500', 'cursor=WyJhIl0', 'by=me'])('the API rejects ?%s', async (query) => {
  expect((await app.inject({ url: `/api/v1/audit?${query}`, headers: as(ana) })).statusCode).toBe(400)
})

test('entries contain no secrets', async () => {
  const { body } = await app.inject({ url: '/api/v1/audit?limit=200', headers: as(ana) })
  expect(body).not.toContain(ana.token)
  expect(body).not.toMatch(/argon2|password_hash/i)
})

test('an entry that is not JSON is shown with the text as it is, on the page and by the API', async () => {
  await recordMany(1)
  const { db } = app.context
  const { seq } = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
  await db.updateTable('audit').set({ after_json: 'Eve was here {' }).where('seq', '=', seq).execute()

  const shown = await app.inject({ url: '/audit', headers })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Eve was here {')
  const { items } = (await app.inject({ url: '/api/v1/audit?subject=rule', headers: as(ana) })).json()
  expect(items).toMatchObject([{ after: 'Eve was here {' }])
})

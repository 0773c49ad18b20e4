import { describe, expect, onTestFinished, test } from 'vitest'
import { startWithMail } from '../mail/support/mails.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, shownLink, signIn } from '../support/people.ts'

const bo = { name: 'Bo', email: 'bo@example.org', team: 'marketing', can: 'author' }
const own = { name: 'Bo Lind', password: 'a password of my own' }

async function posting(app: TestApp) {
  const headers = await signIn(app, await aPerson(app))
  return (url: string, fields: Record<string, string> = {}, as: Record<string, string> = headers) => {
    const body = form(fields)
    return app.inject({ method: 'POST', url, ...body, headers: { ...body.headers, ...as } })
  }
}

const idOf = async ({ context: { db } }: TestApp) =>
  (await db.selectFrom('people').select('id').where('email', '=', bo.email).executeTakeFirstOrThrow()).id

describe.each(databases)('an invitation, on %s', (_name, open) => {
  test('is a link to copy without a mail server; the person chooses a name and a password, once', async () => {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    const post = await posting(app)
    const added = await post('/people', bo)
    expect(added.headers['cache-control']).toBe('no-store')
    const link = shownLink(added.body)
    const rows = await app.context.db.selectFrom('account_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1))

    const page = await app.inject(link)
    expect(page.body).toContain('bo@example.org')
    expect(page.body).toContain('value="Bo"')
    expect((await post(link, { name: '', password: 'short' }, {})).statusCode).toBe(422)
    const twice = await Promise.all([post(link, own, {}), post(link, own, {})])
    expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 403])
    const cookie = twice.flatMap(({ cookies }) => cookies).find(({ name }) => name.endsWith('hark_session'))!
    const account = await app.inject({ url: '/account', headers: { cookie: `${cookie.name}=${cookie.value}` } })
    expect(account.body).toContain('Bo Lind')
    expect((await app.inject(link)).statusCode).toBe(403)
  })

  test('ends after seven days, with a newer one, when it is revoked, and for someone deactivated', async () => {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    const post = await posting(app)
    const first = shownLink((await post('/people', bo)).body)
    const id = await idOf(app)
    const again = async () => shownLink((await post(`/people/${id}/link`)).body)
    const second = await again()
    expect((await app.inject(first)).statusCode).toBe(403)
    expect((await app.inject(second)).statusCode).toBe(200)
    await post(`/people/${id}/link/revoke`)
    expect((await app.inject(second)).statusCode).toBe(403)
    const third = await again()
    await post(`/people/${id}/deactivate`)
    expect((await app.inject(third)).statusCode).toBe(403)
    expect((await post(`/people/${id}/link`)).statusCode).toBe(409)
    await post(`/people/${id}/reactivate`)
    const fourth = await again()
    app.clock.pass({ days: 7 })
    expect((await app.inject(fourth)).statusCode).toBe(403)
    expect((await app.inject('/welcome/link_guess')).statusCode).toBe(403)
  })

  test('is sent by email when there is a mail server, and its link is stored nowhere', async () => {
    const { app, sent } = await startWithMail(open)
    const post = await posting(app)
    expect((await post('/people', bo)).headers.location).toBe('/people')
    const [mail, ...others] = await sent()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'Bo <bo@example.org>', subject: 'Your invitation to Hark' })
    const link = mail!.text.match(/https:\/\/hark\.example\.org(\/welcome\/\S+)/)![1]!
    expect((await post(link, own, {})).statusCode).toBe(303)

    const id = await idOf(app)
    await post(`/people/${id}/link`, { do: 'mail' })
    await post(`/people/${id}/link/revoke`)
    expect(await sent()).toEqual([])
    await post(`/people/${id}/link`, { do: 'mail' })
    expect((await sent())[0]).toMatchObject({ subject: 'Choose a new password for Hark' })
  })
})

test('an administrator makes a sign-in link for someone whom strangers keep out', async () => {
  const app = await startApp()
  onTestFinished(() => app.stop())
  const post = await posting(app)
  const person = await aPerson(app, { can: [] })
  const link = shownLink((await post(`/people/${person.id}/sign-in-link`)).body)
  expect((await app.inject(link)).headers.location).toBe('/sign-in')
})

import { describe, expect, onTestFinished, test } from 'vitest'
import { findAnnouncement } from '../../server/announcements/queries.ts'
import { retractAnnouncement } from '../../server/delivery/retraction.ts'
import { openCleanup } from '../../server/images/remove-unused.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { addChannels, approver, scheduled } from '../delivery/support/scheduled.ts'
import { start } from '../delivery/support/start.ts'
import { due, work } from '../delivery/support/under-way.ts'
import { caller } from '../support/api.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'
import { pngFile } from './support/files.ts'

type Author = Awaited<ReturnType<typeof aPerson>>

function upload(app: TestApp, author: Author, payload: Buffer, type = 'image/png') {
  return app.inject({
    method: 'POST',
    url: '/api/v1/images',
    headers: { ...as(author), 'content-type': type },
    payload,
  })
}

async function anImage(app: TestApp, author: Author): Promise<string> {
  return (await upload(app, author, await pngFile())).json().id
}

describe.each(databases)('the pictures of posts, on %s', (_name, open) => {
  async function startHere(): Promise<{ app: TestApp; author: Author }> {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    return { app, author: await aPerson(app) }
  }

  test('are added by the API as files and named in posts; what is none is refused', async () => {
    const { app, author } = await startHere()
    const api = caller(app, author)
    const added = await upload(app, author, await pngFile())
    expect(added.statusCode).toBe(201)
    expect(added.json()).toEqual({ id: expect.any(String), type: 'image/png', width: 40, height: 30 })
    const { id } = added.json()
    expect(added.headers.location).toBe(`/images/${id}`)

    const refused = await upload(app, author, Buffer.from('<svg></svg>'))
    expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringContaining('Choose a PNG')])
    const json = await api('POST', '/images', { body: { id: 'x' } })
    expect(json.json()).toMatchObject({ status: 415, detail: expect.stringContaining('Send the file itself') })
    expect((await upload(app, author, Buffer.alloc(10 * 1024 * 1024 + 1))).statusCode).toBe(413)

    const images = [{ id, alt: 'A street under water' }]
    const created = await api('POST', '/announcements', { body: { kind: 'service', images } })
    expect(created.json()).toMatchObject({ images })
    const path = `/announcements/${created.json().id}`
    const change = (given: object[]) => api('PATCH', path, { body: { images: given }, revision: 1 })
    const unknown = await change([...images, { id: 'none', alt: '' }])
    expect(unknown.statusCode).toBe(422)
    expect(unknown.json().errors).toEqual([
      { path: 'images.1.id', message: expect.stringContaining('no longer there') },
    ])
    expect((await change([...images, ...images])).json().errors[0].path).toBe('images.1.id')
    expect((await change(Array(5).fill(images[0]))).json().errors[0].message).toBe('Add at most 4 pictures.')

    // A post is not sent for approval before each is described.
    expect((await change([{ id, alt: ' ' }])).statusCode).toBe(200)
    const sent = await api('POST', `${path}/submit`, { revision: 2 })
    expect(sent.json().errors).toContainEqual({
      path: 'images.0.alt',
      message: 'Describe the picture for people who cannot see it.',
    })
  })

  test('are for those who work here, and for the public while a notice shows them', async () => {
    const app = await start({}, open)
    await addChannels(app.context)
    const author = await aPerson(app)
    const headers = await signIn(app, await aPerson(app, { can: [] }))
    const image = await anImage(app, author)
    const { id } = await scheduled(app.context, { images: [{ id: image, alt: 'A street' }] })
    const statuses = async () => {
      app.clock.pass({ seconds: 2 })
      const asked = [{ url: `/images/${image}` }, { url: `/notices/announcements/${id}/images/${image}` }]
      return Promise.all(asked.map(async (one) => (await app.inject(one)).statusCode))
    }
    expect(await statuses()).toEqual([404, 404])
    const inside = await app.inject({ url: `/images/${image}`, headers })
    expect(inside.statusCode).toBe(200)
    expect(inside.headers['cache-control']).toMatch(/^private/)

    await work(app, due)
    expect(await statuses()).toEqual([200, 200])
    const outside = await app.inject(`/images/${image}`)
    expect(outside.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=30' })

    await retractAnnouncement(app.context, await findAnnouncement(app.context.db, id), 'It was wrong.', approver)
    expect(await statuses()).toEqual([404, 404])
  })

  test('are removed after a day without a post that uses them in any version', async () => {
    const { app, author } = await startHere()
    const api = caller(app, author)
    const used = await anImage(app, author)
    const replaced = await anImage(app, author)
    const deleted = await anImage(app, author)
    const never = await anImage(app, author)
    const post = async (id: string) =>
      (await api('POST', '/announcements', { body: { kind: 'service', images: [{ id, alt: '' }] } })).json().id
    await post(used)
    const changed = await post(replaced)
    await api('PATCH', `/announcements/${changed}`, { body: { images: [] }, revision: 1 })
    await api('DELETE', `/announcements/${await post(deleted)}`, { revision: 1 })
    const left = async () => (await app.context.db.selectFrom('images').select('id').execute()).map(({ id }) => id)
    const cleanUp = openCleanup(app.context)

    await cleanUp()
    app.clock.pass({ minutes: 30 })
    await cleanUp()
    expect((await left()).sort()).toEqual([used, replaced, deleted, never].sort())

    // Whoever adds ever more without using them has to wait until then.
    const row = { owner_kind: 'post', type: 'image/png', width: 1, height: 1, bytes: Buffer.from('x') }
    const made = { created_by: author.id, created_at: toInstant(app.context.now()) }
    const many = Array.from({ length: 198 }, (_, index) => ({ ...row, ...made, id: `many-${index}` }))
    await app.context.db.insertInto('images').values(many).execute()
    expect((await upload(app, author, await pngFile())).statusCode).toBe(429)

    app.clock.pass({ hours: 24, minutes: 1 })
    await cleanUp()
    expect((await left()).sort()).toEqual([used, replaced].sort())
  })
})

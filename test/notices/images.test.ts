import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertImage } from '../../server/images/queries.ts'
import { readPicture } from '../../server/images/read-picture.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { aNotice, withdraw } from '../support/notices.ts'
import { parseXml } from '../support/xml.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp({ env: { BASE_URL: 'https://hark.example.org' } })
})
afterEach(() => app.stop())

const at = '2026-06-10T14:00:00.000Z'

async function anImage(): Promise<string> {
  const file = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const picture = await readPicture('somebody', file, { width: 100, height: 100 })
  const by = (await aPerson(app)).id
  return (await transact(app.context.db, (trx) => insertImage(trx, picture, { purpose: 'post', by, at }))).id
}

async function get(url: string) {
  app.clock.pass({ seconds: 2 })
  return app.inject(url)
}

test('a notice shows its images on its pages and in the feed, and they are kept as long as the pages', async () => {
  const image = await anImage()
  const images = [
    { id: image, alt: 'A street "under" water' },
    { id: 'not-there', alt: 'Nothing' },
  ]
  const id = await aNotice(app.context, { images })
  const href = `/notices/announcements/${id}/images/${image}`
  for (const url of ['/notices/US-TX-453-austin', `/notices/announcements/${id}`]) {
    const { body } = await get(url)
    expect(body).toContain(
      `<img src="${href}" alt="A street &quot;under&quot; water" width="40" height="30" loading="lazy">`,
    )
    expect(body.match(/<img/g)).toHaveLength(1)
  }
  const feed = await get('/notices/US-TX-453-austin/feed.atom')
  expect(JSON.stringify(parseXml(feed.body))).toContain(`https://hark.example.org${href}`)

  const picture = await get(href)
  expect(picture.statusCode).toBe(200)
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=30, stale-while-revalidate=60',
  })
  expect((await get(`/notices/announcements/${id}/images/not-there`)).statusCode).toBe(404)
})

test('an image is gone with its notice, and no other notice leads to it', async () => {
  const image = await anImage()
  const id = await aNotice(app.context, { images: [{ id: image, alt: 'A street' }] })
  const other = await aNotice(app.context)
  expect((await get(`/notices/announcements/${id}/images/${image}`)).statusCode).toBe(200)
  expect((await get(`/notices/announcements/${other}/images/${image}`)).statusCode).toBe(404)

  await withdraw(app.context.db, id, '2026-06-10T14:10:00.000Z')
  expect((await get(`/notices/announcements/${id}/images/${image}`)).statusCode).toBe(404)
})

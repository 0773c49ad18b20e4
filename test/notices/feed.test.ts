import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aNotice, withdraw } from '../support/notices.ts'
import { type Element, parseXml } from '../support/xml.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp({ env: { BASE_URL: 'https://hark.example.org' } })
})
afterEach(() => app.stop())

const address = '/notices/US-TX-453-austin/feed.atom'

async function feed(): Promise<Element> {
  app.clock.pass({ seconds: 1 })
  const response = await app.inject(address)
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  return parseXml(response.body)
}

function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name)
}

function text(element: Element, name: string): string | undefined {
  return all(element, name)[0]?.text
}

test('the page of a town links to its feed', async () => {
  const { body } = await app.inject('/notices/US-TX-453-austin')

  expect(body).toContain(
    `<link rel="alternate" type="application/atom+xml" href="${address}" title="Hark notices for Austin, Texas">`,
  )
})

test('a feed is valid Atom even without entries', async () => {
  const atom = await feed()

  expect(atom).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } })
  expect(text(atom, 'id')).toBe(`https://hark.example.org${address}`)
  expect(text(atom, 'title')).toBe('Hark notices for Austin, Texas')
  expect(text(atom, 'author')).toBe('Hark')
  expect(Date.parse(text(atom, 'updated')!)).not.toBeNaN()
  expect(all(atom, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
    ['self', `https://hark.example.org${address}`],
    ['alternate', 'https://hark.example.org/notices/US-TX-453-austin'],
  ])
  expect(all(atom, 'entry')).toEqual([])
})

test('has an entry with a stable id for each notice that reaches the town, the newest first', async () => {
  const first = await aNotice(app.context, { headline: 'Water off', incident: 'i1', stage: 'initial' })
  await aNotice(app.context, { reach: ['US-FL'] })
  app.clock.pass({ hours: 1 })
  const second = await aNotice(app.context, { headline: 'Water back', incident: 'i1', stage: 'all_clear' })

  const atom = await feed()

  expect(text(atom, 'updated')).toBe('2026-06-10T15:00:00.000Z')
  expect(all(atom, 'entry').map((entry) => [text(entry, 'id'), text(entry, 'title'), text(entry, 'updated')])).toEqual([
    [`urn:uuid:${second}`, 'Resolved: Water back', '2026-06-10T15:00:00.000Z'],
    [`urn:uuid:${first}`, 'Water off', '2026-06-10T14:00:00.000Z'],
  ])
  expect(all(atom, 'entry')[1]!.children.find(({ name }) => name === 'link')!.attributes.href).toBe(
    `https://hark.example.org/notices/announcements/${first}`,
  )
})

test('an all-clear says how its incident ended', async () => {
  await aNotice(app.context, { headline: 'Works', incident: 'i1', stage: 'all_clear' })
  await app.context.db.updateTable('incidents').set({ status: 'called_off' }).execute()

  expect(all(await feed(), 'entry').map((entry) => text(entry, 'title'))).toEqual(['Called off: Works'])
})

test('an entry says its stage, keeps line breaks and links, and promises the next update', async () => {
  await aNotice(app.context, {
    headline: 'Water main burst',
    incident: 'i1',
    stage: 'update',
    category: 'water',
    text: 'Crews:\n- Main Street\r\n- Oak Street\n\nSee https://example.org/map?a=1&b=2 for more.',
    nextUpdateBy: '2026-06-10T19:00:00.000Z',
  })

  const [entry] = all(await feed(), 'entry')

  expect(text(entry!, 'title')).toBe('Update: Water main burst')
  expect(all(entry!, 'category').map(({ attributes }) => attributes.term)).toEqual([
    'service',
    'major',
    'water',
    'update',
  ])
  const paragraphs = all(all(entry!, 'content')[0]!, 'div')[0]!.children
  expect(paragraphs[0]!.children.map(({ name }) => name)).toEqual(['br', 'br'])
  expect(paragraphs[0]!.text).toBe('Crews:- Main Street- Oak Street')
  expect(paragraphs[1]!.text).toBe('See https://example.org/map?a=1&b=2 for more.')
  expect(paragraphs[3]!.text).toMatch(/^Next update by Wed, Jun 10, 2:00 pm CDT\.$/)
})

test('a withdrawn notice keeps its entry without its text and counts as updated', async () => {
  const id = await aNotice(app.context, { headline: 'Water off', text: 'Until noon.' })
  app.clock.pass({ minutes: 30 })
  await aNotice(app.context, { headline: 'Power cut' })
  app.clock.pass({ minutes: 30 })
  await withdraw(app.context.db, id, '2026-06-10T15:00:00.000Z')

  const atom = await feed()
  const [entry] = all(atom, 'entry')

  expect(text(atom, 'updated')).toBe('2026-06-10T15:00:00.000Z')
  expect(text(entry!, 'id')).toBe(`urn:uuid:${id}`)
  expect(text(entry!, 'title')).toBe('Withdrawn: Water off')
  expect(text(entry!, 'published')).toBe('2026-06-10T14:00:00.000Z')
  expect(text(entry!, 'updated')).toBe('2026-06-10T15:00:00.000Z')
  expect(text(entry!, 'content')).toContain('This notice was withdrawn on Wed, Jun 10, 10:00 am CDT.')
  expect(atom.text).not.toContain('Until noon.')
})

test('a feed stays well-formed with any text', async () => {
  const odd = '</title>&amp; ]]> "quotes" <b>bold</b> \u0007 \uFFFE 😀'
  await aNotice(app.context, {
    headline: odd,
    text: `${odd}\n\nEnd.`,
    where: odd,
    link: 'https://example.org/?a=1&b=<2>',
  })

  const [entry] = all(await feed(), 'entry')

  expect(text(entry!, 'title')).toBe('</title>&amp; ]]> "quotes" <b>bold</b>   😀')
  expect(text(entry!, 'content')).toContain('<b>bold</b>')
})

test('has at most the 50 newest notices', async () => {
  for (let made = 0; made < 51; made++) {
    app.clock.pass({ minutes: 1 })
    await aNotice(app.context, { headline: `Notice ${made}` })
  }

  const entries = all(await feed(), 'entry')

  expect(entries).toHaveLength(50)
  expect(text(entries[0]!, 'title')).toBe('Notice 50')
  expect(text(entries[49]!, 'title')).toBe('Notice 1')
})

test('a feed changes only when something is published or withdrawn', async () => {
  await aNotice(app.context)
  const before = await app.inject(address)
  app.clock.pass({ days: 1 })

  const later = await app.inject({ url: address, headers: { 'if-none-match': String(before.headers.etag) } })
  expect(later.statusCode).toBe(304)

  await aNotice(app.context)
  app.clock.pass({ seconds: 1 })
  const changed = await app.inject({ url: address, headers: { 'if-none-match': String(before.headers.etag) } })
  expect(changed.statusCode).toBe(200)
})

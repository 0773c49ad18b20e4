import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Folders } from '../server/app.ts'
import { aPerson, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

let root: string
let folders: Folders
let app: TestApp | undefined
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hark-dev-'))
  folders = { views: join(root, 'views'), assets: join(root, 'public') }
  for (const folder of ['views', 'public']) cpSync(join(project, folder), join(root, folder), { recursive: true })
})
afterEach(async () => {
  await app?.stop()
  app = undefined
  rmSync(root, { recursive: true })
})

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, file), text.replace(from, to))
}

test.each([
  ['/sign-in', 'views/people/sign_in.eta'],
  ['/notices', 'views/notices/index.eta'],
  ['/notices/US-TX-453-austin', 'views/notices/area.eta'],
])('in development, %s shows a changed template on reload', async (url, file) => {
  app = await startApp({ env: { DEV: 'on' }, folders })
  const before = await app.inject(url)
  expect(before.headers['cache-control']).toMatch(/no-cache|no-store/)
  appendFileSync(join(root, file), '<p>Changed page</p>\n')
  expect((await app.inject(url)).body).toContain('<p>Changed page</p>')

  change('views/layouts/plain.eta', '<main', '<p>Changed layout</p>\n<main')
  change('views/layouts/public.eta', '<main', '<p>Changed layout</p>\n<main')
  change('views/shared/_head.eta', '<title>', '<title>Changed: ')
  const after = await app.inject(url)
  expect(after.body).toContain('<p>Changed layout</p>')
  expect(after.body).toContain('<title>Changed: ')
})

test('in development, a reload loads a changed style and script', async () => {
  app = await startApp({ env: { DEV: 'on' }, folders })
  const headers = await signIn(app, await aPerson(app))
  const load = async (url: string, file: RegExp) => {
    const [address] = (await app!.inject({ url, headers })).body.match(file)!
    return (await app!.inject(address)).body
  }
  const before = await load('/notices', /\/assets\/css\/notices\.\w+\.css/)
  appendFileSync(join(root, 'public/css/notices.css'), '/* changed */\n')
  expect(await load('/notices', /\/assets\/css\/notices\.\w+\.css/)).toBe(`${before}/* changed */\n`)

  appendFileSync(join(root, 'public/app.js'), '// changed\n')
  expect(await load('/', /\/assets\/app\.\w+\.js/)).toContain('// changed\n')
})

test('in development, the page of a broken template names the template and the line', async () => {
  app = await startApp({ env: { DEV: 'on' }, folders })
  appendFileSync(join(root, 'views/people/sign_in.eta'), '<%= it.nothing.there %>\n')
  const { statusCode, body } = await app.inject('/sign-in')
  expect(statusCode).toBe(500)
  expect(body).toMatch(/views\/people\/sign_in\.eta:\d+/)
  expect(body).toContain('it.nothing.there')
})

test('in development, a broken layout or style is named in plain text, because no page can be shown', async () => {
  app = await startApp({ env: { DEV: 'on' }, folders })
  appendFileSync(join(root, 'views/layouts/plain.eta'), '<%= it.nothing.there %>\n')
  const layout = await app.inject('/sign-in')
  expect(layout).toMatchObject({ statusCode: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  expect(layout.body).toContain('plain.eta')

  appendFileSync(join(root, 'public/css/base.css'), "a { background: url('/assets/missing.svg') }\n")
  const style = await app.inject('/sign-in')
  expect(style).toMatchObject({ statusCode: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  expect(style.body).toContain('There is no asset missing.svg.')
})

test('in production, templates and styles are read once', async () => {
  app = await startApp({ folders })
  const before = await app.inject('/sign-in')
  appendFileSync(join(root, 'views/people/sign_in.eta'), '<p>Changed page</p>\n')
  appendFileSync(join(root, 'public/css/base.css'), '/* changed */\n')

  expect((await app.inject('/sign-in')).body).toBe(before.body)
  expect((await app.inject('/assets/css/base.css')).body).not.toContain('changed')
})

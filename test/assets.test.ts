import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAssets } from '../server/platform/pages/asset-files.ts'
import { aPerson, startApp, type TestApp } from './support/app.ts'
import { signIn } from './support/people.ts'

const ours = fileURLToPath(new URL('../public', import.meta.url))
const immutable = 'public, max-age=31536000, immutable'
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

let app: TestApp
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hark-assets-'))
  cpSync(ours, folder, { recursive: true })
  app = await startApp()
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true })
})

/** All assets of a page, including those that its styles refer to. */
async function assetsOf(url: string, headers = {}): Promise<Map<string, Awaited<ReturnType<TestApp['inject']>>>> {
  const found = new Map<string, Awaited<ReturnType<TestApp['inject']>>>()
  const collect = async (text: string): Promise<void> => {
    for (const [, address] of text.matchAll(/["'(](\/assets\/[^"'()#]+)/g)) {
      if (found.has(address!)) continue
      const answer = await app.inject(address!)
      found.set(address!, answer)
      if (address!.endsWith('.css')) await collect(answer.body)
    }
  }
  await collect((await app.inject({ url, headers })).body)
  return found
}

/** The address of a file, with its hash, on the sign-in page. */
async function addressOf(name: string, from: TestApp = app): Promise<string> {
  const [stem, ending] = name.split('.')
  const { body } = await from.inject('/sign-in')
  return body.match(new RegExp(`/assets/${stem}\\.[0-9a-f]{8}\\.${ending}`))![0]
}

test('the address of every asset contains its hash, so it can be cached forever', async () => {
  const person = await signIn(app, await aPerson(app))
  const seen = new Set<string>()
  for (const [url, headers] of [['/', person], ['/sign-in'], ['/notices'], ['/notices/none']] as const) {
    for (const [address, { statusCode, headers: responseHeaders, rawPayload }] of await assetsOf(url, headers)) {
      const [, name, ending] = address.match(/^\/assets\/(.+)\.[0-9a-f]{8}\.(\w+)$/) ?? []
      expect(name, `${url} names ${address}`).toBeDefined()
      expect(statusCode, address).toBe(200)
      expect(responseHeaders, address).toMatchObject({ 'cache-control': immutable, 'content-type': types[ending!] })
      expect(responseHeaders['x-content-type-options'], address).toBe('nosniff')
      expect(rawPayload.length, address).toBeGreaterThan(0)
      seen.add(`${name}.${ending}`)
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['css/base.css', 'css/notices.css', 'css/print.css', 'fonts/inter-latin-wght-normal.woff2'],
      ...['htmx.min.js', 'app.js', 'icons.svg', 'mark.svg'],
    ]),
  )
})

test('the preloaded font is the one the style uses', async () => {
  const { body } = await app.inject('/sign-in')
  const [, preloaded] = body.match(/<link rel="preload" href="([^"]+)"/)!

  expect((await app.inject('/assets/css/tokens.css')).body).toContain(`url('${preloaded}')`)
})

test('changing a file changes its address and no other', async () => {
  writeFileSync(join(folder, 'css/base.css'), 'body { color: green }')
  const later = await startApp({
    folders: { views: fileURLToPath(new URL('../views', import.meta.url)), assets: folder },
  })
  const address = await addressOf('css/base.css', later)

  expect(address).not.toBe(await addressOf('css/base.css'))
  expect((await later.inject(address)).body).toBe('body { color: green }')
  expect(await addressOf('css/shell.css', later)).toBe(await addressOf('css/shell.css'))
  await later.stop()
})

test('the address of a style changes with the files it refers to', () => {
  const address = () => openAssets(folder, { cache: true })().address('css/desk.css')
  writeFileSync(join(folder, 'css/print.css'), `@import '/assets/css/desk.css' layer(late);`)
  writeFileSync(join(folder, 'css/desk.css'), 'main { background: url("/assets/mark.svg") }')
  const print = () => openAssets(folder, { cache: true })().address('css/print.css')
  const before = [address(), print()]
  writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')

  expect(address()).not.toBe(before[0])
  expect(print()).not.toBe(before[1])
  expect(String(openAssets(folder, { cache: true })().find('css/print.css')?.body)).toBe(
    `@import '${address()}' layer(late);`,
  )
})

test.each([
  '/assets/css/base.css',
  '/assets/css/base.0123abcd.css',
  '/assets/htmx.min.js',
  '/assets/icons.00000000.svg',
])('%s, without the current hash, returns the current file, which caches must revalidate', async (url) => {
  const { statusCode, headers, body } = await app.inject(url)
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('no-cache')
  expect(headers['content-type']).toBe(types[url.split('.').at(-1)!])

  const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect(again).toMatchObject({ statusCode: 304, body: '' })
  expect(again.headers).toMatchObject({ 'cache-control': 'no-cache', etag: headers.etag })
  const other = await app.inject({ url, headers: { 'if-none-match': '"other"' } })
  expect(other).toMatchObject({ statusCode: 200, body })
})

test('HEAD returns the same headers without a body', async () => {
  const url = await addressOf('css/base.css')
  const { headers } = await app.inject(url)
  const head = await app.inject({ method: 'HEAD', url })

  expect(head).toMatchObject({ statusCode: 200, body: '' })
  expect(head.headers).toMatchObject({
    ...{ 'cache-control': immutable, etag: headers.etag },
    ...{ 'content-type': headers['content-type'], 'content-length': headers['content-length'] },
  })
})

const forbiddenPaths = [
  ...['/assets/', '/assets/css', '/assets/css/', '/assets/nothing.css', '/assets/nothing.0123abcd.css'],
  ...['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/..%2fpackage.json', '/assets/css/../app.js'],
  ...['/assets/css/%2e%2e/%2e%2e/package.json', '/assets/..%5cpackage.json', '/assets//etc/passwd'],
  ...['/assets/%2fetc%2fpasswd', `/assets/${encodeURIComponent(ours)}/app.js`, '/assets/__proto__'],
]

test('no file outside the assets folder can be read', async () => {
  const { server, stop } = await startApp()
  await server.listen({ port: 0 })
  const { port } = server.server.address() as AddressInfo
  // Unlike inject and fetch, this does not normalize the path.
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      get({ port, path }, (answer) => resolve(answer.resume().statusCode)).once('error', reject)
    })
  const answered = await Promise.all(forbiddenPaths.map(async (path) => [path, await statusOf(path)]))
  await stop()

  expect(answered).toEqual(forbiddenPaths.map((path) => [path, 404]))
})

test('assets are served unchanged', async () => {
  for (const name of ['app.js', 'icons.svg', 'css/base.css'])
    expect((await app.inject(`/assets/${name}`)).body, name).toBe(readFileSync(join(ours, name), 'utf8'))
})

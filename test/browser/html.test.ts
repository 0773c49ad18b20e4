import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../server/demo/cast.ts'
import { ask } from '../support/run/ask.ts'
import { authorPages, insidePages, publicPages } from './addresses.ts'

const checker = 'node_modules/vnu-jar/build/dist/vnu.jar'
/** Skips Java's slow optimizing compiler, and sets the stack size that the checker needs. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-Xss2m']

let demo: string
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hark-html-'))
  demo = await ask('/demo')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the Nu checker accepts every page', async () => {
  const [administrator, author] = [await signIn('marcus'), await signIn('dana')]
  const announcements = await linksOn('/announcements', author)
  const ofAnnouncements = announcements.flatMap((path) => ['', '/edit', '/review'].map((page) => path + page))
  const audiences = await linksOn('/audiences', author)
  for (const path of publicPages) await save(path, '')
  for (const path of insidePages) await save(path, administrator)
  for (const path of [...authorPages, ...ofAnnouncements, ...audiences]) await save(path, author)
  expect(announcements.length).toBeGreaterThan(10)
  expect(audiences.length).toBeGreaterThan(1)

  // The checker does not know htmx's attributes.
  const { stdout, stderr, status } = spawnSync(
    'java',
    [...quickStart, '-jar', checker, '--format', 'text', '--filterpattern', '.*Attribute “hx-.*', folder],
    { encoding: 'utf8' },
  )
  expect(`${stdout}${stderr}`.match(/^Error: .*$/gm) ?? []).toEqual([])
  expect(status).toBe(0)
})

/** The pages of single things that a list links to. */
async function linksOn(list: string, cookie: string): Promise<string[]> {
  const links = [...(await read(list, cookie)).matchAll(/href="(\/\w+\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g)]
  return [...new Set(links.flatMap(([, path]) => (path!.startsWith(`${list}/`) ? [path!] : [])))]
}

async function save(path: string, cookie: string): Promise<void> {
  writeFileSync(join(folder, `${path.replace(/\W+/g, '_')}.html`), await read(path, cookie))
}

async function read(path: string, cookie: string): Promise<string> {
  return (await fetch(demo + path, { headers: { cookie } })).text()
}

async function signIn(who: string): Promise<string> {
  const body = new URLSearchParams({ email: `${who}@westline.example`, password: demoPassword })
  const { headers } = await fetch(`${demo}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkManners } from '../support/browser/page-checks.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'
import { authorPages, insidePages, publicPages } from './addresses.ts'

/** Tests of every page at one width, as the administrator, an author and everybody see it. */
export function testEveryPage(width: number): void {
  let browser: Browser
  let administrator: Page
  let author: Page
  let everybody: Page
  beforeAll(async () => {
    const [demo, opened] = await Promise.all([ask('/demo'), openBrowser()])
    browser = opened
    const open = async (who: string | null) => (await openWindow(browser, demo, who, { width })).newPage()
    ;[administrator, author, everybody] = await Promise.all([open('marcus'), open('dana'), open(null)])
  })
  afterAll(() => browser?.close())

  test.each(insidePages)('%s', (path) => visit(administrator, path))
  test.each(publicPages)('%s, for everybody', (path) => visit(everybody, path))
  test.each(authorPages)('%s, for an author', (path) => visit(author, path))

  test('an announcement, its composer and its review', async () => {
    await administrator.goto('/announcements?status=in_review')
    const links = await administrator
      .locator('main a[href^="/announcements/0"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
    expect(links.length).toBeGreaterThan(0)
    const path = links[0]!.replace(/\/(review|edit)$/, '')
    for (const page of [path, `${path}/review`]) await visit(administrator, page)
    await visit(author, `${path}/edit`)
  })
}

async function visit(page: Page, path: string): Promise<void> {
  const complaints: string[] = []
  page.removeAllListeners('pageerror')
  page.removeAllListeners('console')
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await checkManners(page)
  expect(complaints, path).toEqual([])
}

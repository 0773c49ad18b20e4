import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageQuality } from '../support/browser/page-checks.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'
import { authorPages, insidePages, publicPages } from './addresses.ts'

/** Tests every page at one width, as the administrator, as an author or signed out. */
export function testEveryPage(width: number): void {
  let browser: Browser
  let administrator: Page
  let author: Page
  let visitor: Page
  beforeAll(async () => {
    const [demo, launched] = await Promise.all([ask('/demo'), openBrowser()])
    browser = launched
    const open = async (who: string | null) => (await openWindow(browser, demo, who, { width })).newPage()
    ;[administrator, author, visitor] = await Promise.all([open('marcus'), open('dana'), open(null)])
  })
  afterAll(() => browser?.close())

  test.each(insidePages)('%s', (path) => visit(administrator, path))
  test.each(publicPages)('%s, signed out', (path) => visit(visitor, path))
  test.each(authorPages)('%s, for an author', (path) => visit(author, path))

  test('an announcement, its composer and its review page', async () => {
    await administrator.goto('/announcements?status=in_review')
    const links = await administrator
      .locator('main a[href^="/announcements/0"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
    expect(links.length).toBeGreaterThan(0)
    const path = links[0]!.replace(/\/(review|edit)$/, '')
    for (const page of [path, `${path}/review`, `${path}/versions`]) await visit(administrator, page)
    await visit(author, `${path}/edit`)
  })

  test('the page of an incident', async () => {
    await author.goto('/')
    const link = author.locator('main a[href^="/incidents/"]').first()
    await visit(author, (await link.getAttribute('href'))!)
  })

  test('the page of a saved audience, for its owner and for others', async () => {
    await author.goto('/audiences')
    for (const name of ['Bay Area', 'Kern water customers']) {
      const link = author.getByRole('link', { name })
      await visit(author, (await link.getAttribute('href'))!)
      await author.goto('/audiences')
    }
  })

  test('the page of a person who is signed in and has a token', async () => {
    await author.goto('/account')
    await author.getByLabel('Token name').fill('Outage system of the northern region')
    await author.getByRole('button', { name: 'Create token' }).click()
    await author.getByText('Copy it now').waitFor()
    await checkPageQuality(author)
    await administrator.goto('/people')
    await administrator.getByRole('link', { name: 'Dana Cole' }).click()
    await administrator.getByRole('button', { name: 'Sign them out everywhere' }).waitFor()
    await checkPageQuality(administrator)
  })
}

async function visit(page: Page, path: string): Promise<void> {
  const errors: string[] = []
  page.removeAllListeners('pageerror')
  page.removeAllListeners('console')
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text())
  })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await checkPageQuality(page)
  expect(errors, path).toEqual([])
}

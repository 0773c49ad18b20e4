import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkManners, openBrowser, openWindow } from '../support/browser.ts'
import { type Demo, startDemo } from '../support/demo.ts'
import { authorPages, insidePages, publicPages } from './addresses.ts'

let demo: Demo | undefined
let browser: Browser | undefined
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const looks = [{ width: 1440 }, { width: 360 }]

describe.each(looks)('$width px wide', (look) => {
  let inside: BrowserContext
  let outside: BrowserContext
  beforeAll(async () => {
    inside = await openWindow(browser!, demo!.origin, 'marcus', look)
    outside = await openWindow(browser!, demo!.origin, null, look)
  })
  afterAll(async () => {
    await inside.close()
    await outside.close()
  })

  test.each(insidePages)('%s', (path) => visit(inside, path))
  test.each(publicPages)('%s, for everybody', (path) => visit(outside, path))

  test('an announcement, its composer and its review', async () => {
    const list = await inside.newPage()
    await list.goto('/announcements?status=in_review')
    const links = await list
      .locator('main a[href^="/announcements/0"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
    await list.close()
    expect(links.length).toBeGreaterThan(0)
    const path = links[0]!.replace(/\/(review|edit)$/, '')
    for (const page of [path, `${path}/review`]) await visit(inside, page)
    const author = await openWindow(browser!, demo!.origin, 'dana', look)
    for (const page of [...authorPages, `${path}/edit`]) await visit(author, page)
    await author.close()
  })
})

async function visit(window: BrowserContext, path: string): Promise<void> {
  const page = await window.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  await page.goto(path)
  await checkManners(page)
  expect(complaints, path).toEqual([])
  await page.close()
}

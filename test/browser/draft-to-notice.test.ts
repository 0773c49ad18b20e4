import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPageQuality } from '../support/browser/page-checks.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'

let demo: string
let browser: Browser | undefined
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([ask('/demo/own'), openBrowser()])
})
afterAll(() => browser?.close())

const ways = [
  { way: 'with JavaScript', script: true, width: 1440, town: 'Delano', code: 'US-CA-029-delano' },
  { way: 'without JavaScript', script: false, width: 1440, town: 'Wasco', code: 'US-CA-029-wasco' },
  { way: 'on a phone', script: true, width: 360, town: 'Shafter', code: 'US-CA-029-shafter' },
]

describe.each(ways)('From a draft to the town’s notice page, $way', ({ script, width, town, code }) => {
  // axe is itself a script, so it only works with JavaScript.
  const checkPage = (page: Page) => (script ? checkPageQuality(page) : Promise.resolve())

  test('one person writes, another approves, and the town’s page shows the notice', { timeout: 90_000 }, async () => {
    const headline = `Water is off in ${town}`
    const author = await openWindow(browser!, demo, 'ana', { script, width })
    const authorPage = await author.newPage()
    await authorPage.goto('/announcements/new')
    await authorPage.getByLabel('Headline').fill(headline)
    await authorPage
      .getByRole('textbox', { name: 'Message', exact: true })
      .fill('Water is off since 9 am. It is expected back by noon.')
    await authorPage.getByLabel('Severity').selectOption({ label: 'Major' })
    await authorPage.getByLabel('Town, county or state').fill(town)
    await authorPage.getByRole('button', { name: 'Find' }).click()
    await authorPage.getByRole('button', { name: `Include ${town}, Kern County, California` }).click()
    await authorPage
      .getByText(/people/)
      .first()
      .waitFor()
    await checkPage(authorPage)
    await authorPage.getByRole('button', { name: 'Send for approval' }).click()
    await authorPage.waitForURL(/\/announcements\/[0-9a-f-]{36}/)
    const path = new URL(authorPage.url()).pathname

    const approver = await openWindow(browser!, demo, 'tom', { script, width })
    const approverPage = await approver.newPage()
    await approverPage.goto(`${path}/review`)
    expect(await approverPage.getByRole('heading', { level: 1 }).textContent()).toContain(headline)
    await checkPage(approverPage)
    await approverPage.getByRole('button', { name: /^Approve/ }).click()
    await approverPage.waitForURL((url) => !url.pathname.endsWith('/review'))

    const resident = await openWindow(browser!, demo, null, { script, width })
    const published = async () => (await (await resident.request.get(`/notices/${code}`)).text()).includes(headline)
    await expect.poll(published, { timeout: 20_000, interval: 500 }).toBe(true)
    const residentPage = await resident.newPage()
    await residentPage.goto(`/notices/${code}`)
    await residentPage.getByText(headline).first().waitFor()
    await checkPage(residentPage)
    for (const window of [author, approver, resident]) await window.close()
  })
})

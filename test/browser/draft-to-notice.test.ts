import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkManners } from '../support/browser/page-checks.ts'
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
  // axe is a script, so it looks only where scripts run.
  const look = (page: Page) => (script ? checkManners(page) : Promise.resolve())

  test('one writes, another approves, and the town is told', { timeout: 90_000 }, async () => {
    const headline = `Water is off in ${town}`
    const author = await openWindow(browser!, demo, 'ana', { script, width })
    const writing = await author.newPage()
    await writing.goto('/announcements/new')
    await writing.getByLabel('Headline').fill(headline)
    await writing.getByLabel('Message', { exact: true }).fill('Water is off since 9 am. It is expected back by noon.')
    await writing.getByLabel('Severity').selectOption({ label: 'Major' })
    await writing.getByLabel('Town, county or state').fill(town)
    await writing.getByRole('button', { name: 'Find' }).click()
    await writing.getByRole('button', { name: `Include ${town}, Kern County, California` }).click()
    await writing
      .getByText(/people/)
      .first()
      .waitFor()
    await look(writing)
    // On a phone the checks are a bar at the foot that opens.
    if (width < 1100) await writing.getByRole('button', { name: /Show the checks/ }).click()
    await writing.getByRole('button', { name: 'Send for approval' }).first().click()
    await writing.waitForURL(/\/announcements\/[0-9a-f-]{36}/)
    const path = new URL(writing.url()).pathname

    const approver = await openWindow(browser!, demo, 'tom', { script, width })
    const deciding = await approver.newPage()
    await deciding.goto(`${path}/review`)
    expect(await deciding.getByRole('heading', { level: 1 }).textContent()).toContain(headline)
    await look(deciding)
    await deciding.getByRole('button', { name: /^Approve/ }).click()
    await deciding.waitForURL((url) => !url.pathname.endsWith('/review'))

    const resident = await openWindow(browser!, demo, null, { script, width })
    const published = async () => (await (await resident.request.get(`/notices/${code}`)).text()).includes(headline)
    await expect.poll(published, { timeout: 20_000, interval: 500 }).toBe(true)
    const reading = await resident.newPage()
    await reading.goto(`/notices/${code}`)
    await reading.getByText(headline).first().waitFor()
    await look(reading)
    for (const window of [author, approver, resident]) await window.close()
  })
})

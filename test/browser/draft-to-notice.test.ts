import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pngFile } from '../images/support/files.ts'
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
  { way: 'with JavaScript', script: true, width: 1440, town: 'Delano', code: 'US-CA-029-delano', picture: true },
  { way: 'without JavaScript', script: false, width: 1440, town: 'Wasco', code: 'US-CA-029-wasco', picture: true },
  { way: 'on a phone', script: true, width: 360, town: 'Shafter', code: 'US-CA-029-shafter', picture: false },
]

/** The width of an image that was loaded. */
async function sizeOf(image: Locator): Promise<number> {
  await image.scrollIntoViewIfNeeded()
  return image.evaluate(async (shown) => {
    const img = shown as unknown as { decode(): Promise<void>; naturalWidth: number }
    await img.decode()
    return img.naturalWidth
  })
}

describe.each(ways)('From a draft to the town’s notice page, $way', ({ script, width, town, code, picture }) => {
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
    if (picture) {
      const file = { name: 'street.png', mimeType: 'image/png', buffer: await pngFile() }
      await authorPage.getByLabel('Picture', { exact: true }).setInputFiles(file)
      if (!script) await authorPage.getByRole('button', { name: 'Add picture' }).click()
      await authorPage.getByLabel(/^Description of picture 1/).fill('A street under water')
      if (!script) await authorPage.getByRole('button', { name: 'Check again' }).click()
      expect(await sizeOf(authorPage.locator('#previews img'))).toBe(40)
    }
    await checkPage(authorPage)
    await authorPage.getByRole('button', { name: 'Send for approval' }).click()
    await authorPage.waitForURL(/\/announcements\/[0-9a-f-]{36}$/)
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
    if (picture) expect(await sizeOf(residentPage.getByAltText('A street under water'))).toBe(40)
    await checkPage(residentPage)
    for (const window of [author, approver, resident]) await window.close()
  })
})

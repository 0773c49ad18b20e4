import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'

let demo: string
let browser: Browser | undefined
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([ask('/demo'), openBrowser()])
})
afterAll(() => browser?.close())

test('Today renews itself, keeps the focus, and says when it could not', async () => {
  const window = await openWindow(browser!, demo, 'tom')
  const page = await window.newPage()
  await page.clock.install()
  await page.goto('/')
  // Otherwise nothing may have changed, and the answer is empty.
  await page.locator('#today [name=seen]').evaluate((field) => field.setAttribute('value', 'something else'))
  const link = page.locator('#today .row-link').first()
  await link.focus()
  const renewed = page.waitForResponse((response) => response.url().includes('/today'))
  await page.clock.fastForward(21_000)
  expect((await renewed).status()).toBe(200)
  await page.locator('#today [name=seen]:not([value="something else"])').waitFor({ state: 'attached' })
  expect(await link.evaluate((it) => it.matches(':focus'))).toBe(true)

  await page.route('**/today?*', (route) => route.abort())
  await page.clock.fastForward(21_000)
  const trouble = page.getByText('Hark is not answering, so this page may be out of date.')
  await trouble.waitFor()
  await page.unroute('**/today?*')
  await page.clock.fastForward(21_000)
  await trouble.waitFor({ state: 'hidden' })

  await window.clearCookies()
  await page.clock.fastForward(21_000)
  await page.getByText('You have been signed out').waitFor()
  expect(await link.isVisible()).toBe(true)
  await window.close()
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageQuality } from '../support/browser/page-checks.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'

let demo: string
let browser: Browser | undefined
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([ask('/demo'), openBrowser()])
})
afterAll(() => browser?.close())

/** In the hour that the clocks of the sample organization show twice. Nothing is saved. */
test.each([1440, 360])('a time that comes twice asks beside its field while it is typed, at %i', async (width) => {
  const window = await openWindow(browser!, demo, 'dana', { width })
  const page = await window.newPage()
  await page.goto('/announcements/new')
  const publishBy = page.getByLabel('Don’t publish after', { exact: true })
  await publishBy.fill('2027-11-07T01:45')
  const which = page.getByLabel('Don’t publish after: 1:45 am comes twice')
  await which.selectOption('The second, 1:45 am PST')
  await page.getByText('Choose which 1:45 am is meant.').first().waitFor({ state: 'detached' })
  expect(await which.inputValue()).toBe('-08:00')

  await page.getByText('Different time for a channel').click()
  const own = page.locator('details', { hasText: 'Different time for a channel' })
  await own.getByLabel('SMS', { exact: true }).fill('2027-11-07T01:15')
  const ofChannel = page.getByLabel('SMS: 1:15 am comes twice')
  await ofChannel.waitFor()
  await checkPageQuality(page)
  await page.getByRole('group', { name: 'SMS: Goes out' }).getByText('Same local time in each zone').click()
  await ofChannel.waitFor({ state: 'detached' })
  expect(await which.inputValue()).toBe('-08:00')
  await publishBy.fill('2027-11-07T03:45')
  await which.waitFor({ state: 'detached' })
  await window.close()
})

/** By night, so that quiet hours refuse it. Nothing is saved. */
test.each([1440, 360])('a move that is refused shows why and when it could go out, at %i', async (width) => {
  const window = await openWindow(browser!, demo, 'dana', { width })
  const page = await window.newPage()
  await page.goto('/announcements')
  await page.getByRole('link', { name: 'Water off on Oak Street tomorrow night' }).click()
  await page.locator('summary', { hasText: /^Move$/ }).click()
  await page.locator('#move-time').fill('23:30')
  await page.locator('form[action$="/move"] button').click()
  await page.getByRole('heading', { name: 'Cannot go out' }).waitFor()
  await page.getByRole('button', { name: 'Move to' }).first().waitFor()
  expect(await page.locator('#free-times button').count()).toBeGreaterThan(0)
  await checkPageQuality(page)
  await window.close()
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageQuality } from '../support/browser/page-checks.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'

let browser: Browser | undefined
let page: Page
beforeAll(async () => {
  const [demo, launched] = await Promise.all([ask('/demo'), openBrowser()])
  browser = launched
  page = await (await openWindow(browser, demo, 'dana')).newPage()
})
afterAll(() => browser?.close())

const focused = () => page.locator(':focus').getAttribute('name')

test('arrow keys and Enter choose an area, and the box stays ready for the next', async () => {
  await page.goto('/announcements/new')
  const box = page.getByRole('combobox', { name: 'Town, county or state' })
  await box.fill('Delano, CA')
  await page.locator('#areas-found').waitFor()
  expect(await box.getAttribute('aria-expanded')).toBe('true')
  await box.press('ArrowDown')
  const active = await box.getAttribute('aria-activedescendant')
  expect(await page.locator(`#${active}`).innerText()).toContain('Delano')
  await checkPageQuality(page)
  await box.press('Enter')
  await page.locator('.chip').waitFor()
  expect(await focused()).toBe('place')
})

test('letters are typed in a field, and are shortcuts outside of one; the list has what the page offers', async () => {
  await page.goto('/announcements/new')
  await page.getByLabel('Headline').fill('c/?')
  expect(new URL(page.url()).pathname).toBe('/announcements/new')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const ofComposer = await dialog.innerText()
  for (const name of ['Search announcements', 'New announcement', 'Send for approval', 'Save draft'])
    expect(ofComposer).toContain(name)
  await checkPageQuality(page)
  await page.keyboard.press('Escape')
  await page.goto('/calendar')
  await page.keyboard.press('?')
  const ofCalendar = await dialog.innerText()
  expect(ofCalendar).toContain('New announcement')
  expect(ofCalendar).not.toContain('Save draft')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  expect(await focused()).toBe('q')
  await page.locator('h1').click()
  await page.keyboard.press('c')
  await page.waitForURL('/announcements/new?*')
})

test('Ctrl+Enter sends what is complete enough to be refused with reasons, as the button does', async () => {
  await page.goto('/announcements/new')
  await page.getByLabel('Headline').press('Control+Enter')
  await page.getByText('Draft saved', { exact: false }).or(page.locator('.error-summary')).first().waitFor()
  expect(await page.locator('.error-summary a').count()).toBeGreaterThan(1)
})

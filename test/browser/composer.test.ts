import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { ask } from '../support/run/ask.ts'

let browser: Browser | undefined
let window: BrowserContext
let page: Page
beforeAll(async () => {
  const [demo, launched] = await Promise.all([ask('/demo'), openBrowser()])
  browser = launched
  window = await openWindow(browser, demo, 'dana')
})
afterAll(() => browser?.close())
beforeEach(async () => {
  page = await window.newPage()
  await page.goto('/announcements/new')
})

const chips = () => page.locator('.chip b').allInnerTexts()

/** The checks that follow what is typed are answered only when the function that it returns is called. */
async function holdChecks(): Promise<() => void> {
  const gate = Promise.withResolvers<void>()
  await page.route('**/announcements/check', async (route) => {
    const response = await route.fetch()
    await gate.promise
    // A request that the page has given up cannot be answered.
    await route.fulfill({ response }).catch(() => {})
  })
  return gate.resolve
}

test('an answer about the form as it was before a list was pasted does not undo the list', async () => {
  const release = await holdChecks()
  await page.getByText('Paste a list of names').click()
  const names = page.getByLabel('Names of places')
  await names.fill('Fresno, CA\nOakland, CA')
  const check = page.waitForRequest('**/announcements/check')
  await names.blur()
  await check
  await page.getByRole('button', { name: 'Add these places' }).click()
  await page.getByText('2 places added.').waitFor()
  release()
  await page.locator('#checks:not(.htmx-request)').waitFor()
  expect(await page.locator('#reach').innerText()).toMatch(/^[\d,]+ people/)
  expect(await page.locator('#checks').innerText()).not.toContain('Nothing to check yet')
  expect(await chips()).toEqual(['Fresno', 'Oakland'])
  expect(await names.inputValue()).toBe('')
})

test('buttons that are pressed faster than they are answered are all heard', async () => {
  await page.getByLabel('Town, county or state').fill('Delano')
  await page.getByRole('button', { name: 'Find' }).click()
  const include = page.getByRole('button', { name: /^Include Delano/ })
  await include.nth(1).waitFor()
  await include.evaluateAll((buttons) => {
    for (const button of buttons.slice(0, 2)) (button as unknown as { click(): void }).click()
  })
  await expect.poll(chips, { interval: 20 }).toEqual(['Delano', 'Delano'])
})

test('a time that a button chooses is chosen, also after someone has tried the other choices', async () => {
  await page.getByLabel('Town, county or state').fill('Delano, CA')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('button', { name: 'Include Delano, Kern County, California' }).click()
  const choice = (value: string) => page.locator(`label:has(input[name="when"][value="${value}"])`)
  await choice('time').click()
  await choice('approval').click()
  await page.locator('#free-times button').first().click()
  await expect.poll(() => page.locator('#date').inputValue(), { interval: 20 }).not.toBe('')
  expect(await page.locator('input[name="when"]:checked').getAttribute('value')).toBe('time')
})

test('a draft saves itself, and its address leads back to it', async () => {
  await page.getByLabel('Headline').fill('Saved by itself')
  await page.getByText(/^Saved \d/).waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/announcements\/[0-9a-f-]{36}\/edit$/)
  await page.reload()
  expect(await page.getByLabel('Headline').inputValue()).toBe('Saved by itself')
})

test('whoever leaves with words that are not saved is asked, and nobody else is', async () => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    return dialog.accept()
  })
  await page.goto('/announcements/new')
  expect(asked).toEqual([])
  await page.route('**/keep', (route) => route.abort())
  await page.getByLabel('Headline').fill('Not saved')
  await page.goto('/announcements')
  expect(asked).toEqual(['beforeunload'])
})

test('buttons that are pressed while the draft saves itself wait for that, and go on with the same draft', async () => {
  const gate = Promise.withResolvers<void>()
  await page.route('**/keep', async (route) => {
    await gate.promise
    await route.continue()
  })
  const saving = page.waitForRequest('**/keep')
  await page.getByLabel('Headline').fill('Saved twice at once')
  await page.getByLabel('Town, county or state').fill('Delano, CA')
  await saving
  await page.getByRole('button', { name: 'Find' }).click()
  gate.resolve()
  await page.getByRole('button', { name: 'Include Delano, Kern County, California' }).click()
  await page.locator('.chip').waitFor()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('Draft saved.').waitFor()
  expect(await page.getByLabel('Headline').inputValue()).toBe('Saved twice at once')
  expect(await chips()).toEqual(['Delano'])
})

test('the summary of problems goes away once nothing is wrong any more', async () => {
  await page.getByLabel('Headline').fill('Water off')
  await page.getByRole('textbox', { name: 'Message' }).fill('Since 8 am.')
  await page.getByLabel('Town, county or state').fill('Delano, CA')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('button', { name: 'Include Delano, Kern County, California' }).click()
  await page.locator('.chip').waitFor()
  await page.getByRole('checkbox', { name: /Notice page/ }).check()
  await page.getByRole('textbox', { name: 'Link' }).fill('nowhere')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.locator('#problems .error-summary').waitFor()
  await page.getByRole('textbox', { name: 'Link' }).fill('')
  await page.locator('#problems .error-summary').waitFor({ state: 'detached' })
})

import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { demoPassword } from '../../server/demo/cast.ts'
import { chromiumFlags, findChromium } from './chromium.ts'

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('There is no Chromium. Run npm test, which installs one, or set CHROMIUM to its path.')
  return chromium.launch({ executablePath, args: chromiumFlags })
}

export interface Looks {
  theme?: 'light' | 'dark'
  width?: number
  script?: boolean
}

/** A window in which that person of the sample organisation is signed in; nobody when no name is given. */
export async function openWindow(
  browser: Browser,
  origin: string,
  who: string | null,
  { theme = 'light', width = 1440, script = true }: Looks = {},
): Promise<BrowserContext> {
  const window = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 900 },
    colorScheme: theme,
    javaScriptEnabled: script,
  })
  if (who !== null) {
    const page = await window.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(`${who}@westline.example`)
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('/')
    await page.close()
  }
  return window
}

/** What every page owes everybody: axe finds nothing, and nothing has to be scrolled sideways. */
export async function checkManners(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`),
    page.url(),
  ).toEqual([])
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wider, `${page.url()} scrolls sideways`).toBe(0)
}

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
  width?: number
  script?: boolean
}

/** A window in which that person of the sample organisation is signed in; nobody when no name is given. */
export async function openWindow(
  browser: Browser,
  origin: string,
  who: string | null,
  { width = 1440, script = true }: Looks = {},
): Promise<BrowserContext> {
  const window = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 900 },
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

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What every page owes everybody: axe finds nothing, in the dark neither, and nothing has to be scrolled sideways. */
export async function checkManners(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violationsIn(new AxeBuilder({ page }).withTags(standards)), page.url()).toEqual([])
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wider, `${page.url()} scrolls sideways`).toBe(0)
  // In the dark only the colours are others.
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsIn(new AxeBuilder({ page }).withRules(['color-contrast'])), `${page.url()}, dark`).toEqual([])
}

async function violationsIn(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`)
}

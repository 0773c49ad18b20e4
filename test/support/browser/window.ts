import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { demoPassword } from '../../../server/demo/cast.ts'
import { chromiumFlags, findChromium } from './chromium.ts'

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('Chromium was not found. Run npm test, which installs it, or set CHROMIUM to its path.')
  return chromium.launch({ executablePath, args: chromiumFlags })
}

export interface Looks {
  width?: number
  script?: boolean
}

/** Opens a window, signed in as `who` from the sample organization, or signed out if `who` is null. */
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
    await page.getByLabel('Email').fill(`${who}@westline.example`)
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('/')
    await page.close()
  }
  return window
}

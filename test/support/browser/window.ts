import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { demoPassword } from '../../../server/demo/cast.ts'
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

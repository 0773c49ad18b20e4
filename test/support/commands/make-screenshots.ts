import { mkdirSync } from 'node:fs'
import { startDemo } from '../browser/demo.ts'
import { openBrowser, openWindow } from '../browser/window.ts'

/** `npm run screenshots` recreates the images in docs/screenshots from the demo. */
mkdirSync('docs/screenshots', { recursive: true })
const [demo, browser] = await Promise.all([startDemo(), openBrowser()])

async function picture(
  name: string,
  who: string | null,
  open: (page: import('playwright-core').Page) => Promise<unknown>,
  width = 1440,
) {
  const window = await openWindow(browser, demo.origin, who, { width })
  const page = await window.newPage()
  await page.setViewportSize({ width, height: width < 500 ? 800 : 900 })
  await open(page)
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
  await window.close()
}

await picture('composer', 'priya', async (page) => {
  await page.goto('/announcements?q=Television+for+Austin')
  await page.getByRole('link', { name: 'Television for Austin' }).first().click()
  await page.goto(`${page.url()}/edit`)
})
await picture('calendar', 'dana', (page) => page.goto('/calendar'))
await picture('notice', null, (page) => page.goto('/notices/US-CA-029-bakersfield'), 390)
await browser.close()
await demo.stop()

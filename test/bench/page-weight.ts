import { startDemo } from '../support/browser/demo.ts'
import { openBrowser, openWindow } from '../support/browser/window.ts'
import { type Row, under } from './measure.ts'

const pages = [
  { what: 'the composer', path: '/announcements/new', who: 'priya' },
  { what: 'the calendar’s week', path: '/calendar', who: 'priya' },
  { what: 'a town’s notice page', path: '/notices/US-CA-029-bakersfield', who: null },
]

/** Measures the bytes of a first visit to pages of the sample organization, with headers, styles, scripts and fonts. */
export async function benchPageWeights(): Promise<Row[]> {
  const [demo, browser] = await Promise.all([startDemo(), openBrowser()])
  try {
    const rows: Row[] = []
    for (const { what, path, who } of pages) {
      const window = await openWindow(browser, demo.origin, who)
      const page = await window.newPage()
      const network = await window.newCDPSession(page)
      await network.send('Network.enable')
      // Signing in has already filled the cache.
      await network.send('Network.setCacheDisabled', { cacheDisabled: true })
      let bytes = 0
      network.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      const response = await page.goto(path, { waitUntil: 'networkidle' })
      if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}.`)
      rows.push(under(`weight of ${what}, fonts included`, bytes / 1000, 200, 'kB'))
      await window.close()
    }
    return rows
  } finally {
    await browser.close()
    await demo.stop()
  }
}

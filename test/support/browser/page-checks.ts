import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Rules that may find on a phone what they do not find on a desktop: what is laid out anew may be too small to touch,
 * may have to be scrolled, or may lie over something else; and what is shown only there (the menu's button, the bar
 * of checks) needs a name, a role and its place, while what is hidden there is missed. All other rules read the
 * document, which is the same at every width.
 */
const changedByWidth = [
  'target-size',
  'scrollable-region-focusable',
  'color-contrast',
  ...['aria-hidden-focus', 'button-name', 'label', 'link-name', 'nested-interactive', 'summary-name'],
  ...['bypass', 'heading-order', 'landmark-one-main', 'landmark-unique', 'page-has-heading-one', 'region', 'skip-link'],
]

/** What every page owes everybody: axe finds nothing, in the dark neither, and nothing has to be scrolled sideways. */
export async function checkManners(page: Page): Promise<void> {
  const isDesktop = page.viewportSize()!.width >= 1024
  await page.emulateMedia({ colorScheme: 'light' })
  const inLight = isDesktop ? axe(page).withTags(standards) : axe(page).withRules(changedByWidth)
  expect(await violationsFoundBy(inLight), page.url()).toEqual([])
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wider, `${page.url()} scrolls sideways`).toBe(0)
  if (!isDesktop) return
  // In the dark only the colors are others, and they are the same at every width.
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = axe(page).withRules(['color-contrast'])
  expect(await violationsFoundBy(inDark), `${page.url()}, dark`).toEqual([])
}

/** Without the search for frames in other windows (we have none), and without a list of all that is right. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
}

async function violationsFoundBy(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`)
}

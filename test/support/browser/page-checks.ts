import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The rules whose result can differ on a phone. There the layout can make targets too small, make regions scroll or
 * overlap content, some elements are shown only there (the menu button, the bar of checks), and others are hidden.
 * All other rules read only the document, which is the same at every width.
 */
const changedByWidth = [
  'target-size',
  'scrollable-region-focusable',
  'color-contrast',
  ...['aria-hidden-focus', 'button-name', 'label', 'link-name', 'nested-interactive', 'summary-name'],
  ...['bypass', 'heading-order', 'landmark-one-main', 'landmark-unique', 'page-has-heading-one', 'region', 'skip-link'],
]

/** Checks that axe finds no violations, in light or dark colors, that no text is small, and that the page does not scroll sideways. */
export async function checkPageQuality(page: Page): Promise<void> {
  const isDesktop = page.viewportSize()!.width >= 1024
  // Where a test has scrolled to, a bar that sticks may cover half of a control.
  await page.evaluate('scrollTo(0, 0)')
  await page.emulateMedia({ colorScheme: 'light' })
  const inLight = isDesktop ? axe(page).withTags(standards) : axe(page).withRules(changedByWidth)
  expect(await violationsFoundBy(inLight), page.url()).toEqual([])
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wider, `${page.url()} scrolls sideways`).toBe(0)
  expect(await page.evaluate(smallText), page.url()).toEqual([])
  if (!isDesktop) return
  // Dark mode changes only colors, and they are the same at every width.
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = axe(page).withRules(['color-contrast'])
  expect(await violationsFoundBy(inDark), `${page.url()}, dark`).toEqual([])
}

/** What is smaller than 12 px, as it is shown: a size in rem depends on that of the page. */
const smallText = `[...document.querySelectorAll('body *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .filter((element) => element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 12)
  .map((element) => element.className + ': ' + element.textContent.trim().slice(0, 40))`

/** Legacy mode skips searching cross-origin frames, which Hark does not have. Passed rules are not listed. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
}

async function violationsFoundBy(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`)
}

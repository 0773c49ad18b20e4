import type { Locator, Page } from 'playwright-core'

/**
 * Does on a page what a person does with mouse and keyboard, and counts it: each click, each field that is filled in and
 * each shortcut is one. Reading, scrolling and waiting are none.
 */
export class Hand {
  count = 0
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async click(target: Locator): Promise<void> {
    this.count++
    await target.click()
  }

  async fill(label: string, text: string): Promise<void> {
    this.count++
    await this.field(label).fill(text)
  }

  async choose(label: string, option: string): Promise<void> {
    this.count++
    await this.field(label).selectOption({ label: option })
  }

  async press(keys: string): Promise<void> {
    this.count++
    await this.page.keyboard.press(keys)
  }

  field(label: string): Locator {
    return this.page.locator('input, textarea, select').and(this.page.getByLabel(label, { exact: true }))
  }

  /** Finds an area and takes it. */
  async include(name: string): Promise<void> {
    await this.fill('Town, county or state', name)
    await this.click(this.page.getByRole('button', { name: new RegExp(`^Include\\s+${name}`) }).first())
    await this.page.locator('.chip', { hasText: name }).waitFor()
  }
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureDefaults } from '../../server/calendar/rules/first-start.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import type { Permission, Team } from '../../server/people/person.ts'
import { offerSetup } from '../../server/people/sign-in/setup-actions.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { Hand } from '../support/browser/hand.ts'
import { openBrowser } from '../support/browser/window.ts'
import { signIn } from '../support/people.ts'
import { listenOn } from '../support/run/port.ts'

// What each person has to do for their daily work, counted: no change should make it more. The clock shows 9:00 am in
// Austin, so that nothing depends on the hour at which the tests run.

let app: TestApp
let origin: string
let browser: Browser | undefined
beforeAll(async () => {
  app = await startApp()
  app.clock.set('2026-06-10T14:00:00.000Z')
  await app.context.db.updateTable('organisation').set({ zone: 'America/Chicago' }).execute()
  await ensureDefaults(app.context)
  origin = `http://127.0.0.1:${await listenOn(app)}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function at(path: string, name: string, team: Team, can: Permission[]): Promise<Hand> {
  const { cookie } = await signIn(app, await aPerson(app, { name, team, can }))
  const [key, value] = cookie.split('=') as [string, string]
  const window = await browser!.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
  await window.addCookies([{ name: key, value, url: origin }])
  window.setDefaultTimeout(10_000)
  const page = await window.newPage()
  await page.goto(path)
  return new Hand(page)
}

const service: [string, Team, Permission[]] = ['Ana Ruiz', 'service', ['author']]
const send = async (hand: Hand, button: RegExp) => {
  await hand.page.getByRole('button', { name: button, disabled: false }).waitFor()
  await hand.press('Control+Enter')
  await hand.page.waitForURL(/\/announcements\/[0-9a-f-]{36}$/)
}

test('a burst main: from Today to sent for approval', async () => {
  const hand = await at('/', ...service)
  await hand.press('c')
  await hand.page.waitForURL(/\/announcements\/new\b/)
  await hand.fill('Headline', 'Water main burst in Austin')
  await hand.fill('Message', 'A water main burst on Congress Avenue in Austin. Please use bottled water.')
  await hand.choose('Severity', 'Major')
  await hand.include('Austin')
  await hand.fill('Expected end', '2026-06-10T15:00')
  await hand.fill('Next update by', '2026-06-10T11:00')
  for (const channel of ['Facebook', 'SMS']) await hand.click(hand.page.getByRole('checkbox', { name: channel }))
  await send(hand, /^Send for/)
  expect(hand.count).toBe(11)
  expect(await hand.page.locator('main').innerText()).toContain('In review')
})

test('its review on Today, and approved', async () => {
  const hand = await at('/', 'Tom Becker', 'service', ['approver'])
  await hand.click(
    hand.page
      .getByRole('region', { name: 'Waiting for you' })
      .getByRole('link', { name: 'Water main burst in Austin' }),
  )
  await hand.click(hand.page.getByRole('button', { name: /^Approve/ }))
  await hand.page.waitForURL(/\/announcements\/[0-9a-f-]{36}$/)
  await tick(app.context, 'worker')
  expect(hand.count).toBe(2)
})

test('an update of it', async () => {
  const hand = await at('/', ...service)
  await hand.click(hand.page.getByRole('link', { name: 'Post an update' }))
  await hand.fill('Message', 'A crew is replacing a section of the main. Please use bottled water.')
  await send(hand, /^Send for/)
  expect(hand.count).toBe(3)
})

test('its all-clear', async () => {
  const hand = await at('/', ...service)
  await hand.click(hand.page.getByRole('link', { name: 'Post an update' }))
  await hand.click(hand.page.getByRole('radio', { name: 'All-clear' }))
  await hand.fill('Message', 'The main is repaired. Run the tap for a few minutes before you drink the water.')
  await send(hand, /^Send for/)
  expect(hand.count).toBe(4)
})

test('five marketing posts', async () => {
  const hand = await at('/', 'Priya Shah', 'marketing', ['author'])
  for (const [index, town] of ['Austin', 'Pflugerville', 'El Paso', 'Miami', 'Hialeah'].entries()) {
    await hand.press('c')
    await hand.page.waitForURL(/\/announcements\/new\b/)
    await hand.fill('Headline', `Gift cards in ${town}`)
    await hand.fill('Message', 'Half price until Sunday.')
    await hand.include(town)
    if (index === 0) await hand.click(hand.page.getByRole('checkbox', { name: 'Facebook' }))
    await hand.click(hand.page.getByRole('radio', { name: 'At a set time' }))
    await hand.fill('Day', `2026-06-${15 + index}`)
    await hand.fill('Time', '10:00')
    await send(hand, /^Send for/)
  }
  expect(hand.count).toBe(46)
})

test('the duty manager, alone at night', async () => {
  app.clock.set('2026-06-11T05:00:00.000Z')
  const hand = await at('/', 'Lena Ortiz', 'service', ['author', 'duty_manager'])
  await hand.press('c')
  await hand.page.waitForURL(/\/announcements\/new\b/)
  await hand.fill('Headline', 'Power is out in El Paso')
  await hand.fill('Message', 'Power is out in El Paso since midnight.')
  await hand.choose('Severity', 'Critical')
  await hand.include('El Paso')
  await hand.fill('Next update by', '2026-06-11T02:00')
  await hand.click(hand.page.getByRole('button', { name: /^Publish now/ }))
  await hand.page.waitForURL(/\/announcements\/[0-9a-f-]{36}$/)
  expect(hand.count).toBe(8)
})

test('a first start, until a colleague can approve', async () => {
  const fresh = await startApp()
  onTestFinished(fresh.stop)
  await ensureDefaults(fresh.context)
  const home = `http://127.0.0.1:${await listenOn(fresh)}`
  const window = await browser!.newContext({ baseURL: home, viewport: { width: 1440, height: 900 } })
  window.setDefaultTimeout(10_000)
  const page = await window.newPage()
  const hand = new Hand(page)
  await page.goto(new URL((await offerSetup(fresh.context))!).pathname)
  await hand.fill('Your name', 'Marta Ruiz')
  await hand.fill('Email address', 'marta@valley.example')
  await hand.fill('Password', 'purple tractor lemon quay')
  await hand.click(page.getByRole('button', { name: 'Create account and sign in' }))
  await hand.fill('Name', 'Valley Water')
  await hand.include('Travis County')
  await hand.click(page.getByRole('button', { name: 'Save and continue' }))
  await hand.click(page.getByRole('link', { name: 'Skip for now' }))
  await hand.click(page.getByRole('link', { name: 'Invite people' }))
  await hand.fill('Name', 'Sam Lee')
  await hand.fill('Email address', 'sam@valley.example')
  await hand.click(page.getByRole('checkbox', { name: 'Approver' }))
  await hand.click(page.getByRole('button', { name: 'Add the person' }))
  const invitation = await page.locator('#secret').inputValue()
  await window.clearCookies()
  await page.goto(new URL(invitation).pathname)
  await hand.fill('Password', 'green ladder ostrich tea')
  await hand.click(page.locator('main').getByRole('button'))
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  expect(hand.count).toBe(16)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { composerFields } from '../support/composer-fields.ts'

let app: TestApp
let team: Colleagues
beforeAll(async () => {
  app = await startApp()
  team = await aTeam(app)
  for (const key of ['board', 'sign']) await aChannel(app, key)
  await aRule(app)
  await aRule(app, { name: 'Both together', channels: 'all' })
  await anAnnouncement(app, {
    by: team.dana,
    approvedBy: team.ana,
    status: 'scheduled',
    headline: 'Low pressure',
    channels: ['board', 'sign'],
  })
})
afterAll(() => app.stop())

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,)])/g, '$1')
    .replace(/\( /g, '(')
const words = {
  kind: 'service',
  severity: 'minor',
  zone: 'America/Chicago',
  headline: 'Water off',
  body: 'No water.',
  include: ['US-TX-453-austin'],
  channels: ['board', 'sign'],
  when: 'time',
  date: '2026-06-10',
  time: '13:00',
}
const check = async (change: Record<string, string | string[]> = {}) =>
  (await post(app, team.dana, '/announcements', { ...words, do: 'check', ...change })).body
const verdictOf = (html: string) => textOf(html.match(/<div class="verdict[\s\S]*?<\/div>/)![0]).trim()
const toneOf = (html: string) => html.match(/<div class="verdict (\w+)"/)![1]

test('everything that one post makes it break is one conflict, which names the rules and the channels', async () => {
  const page = await check()
  expect(page.match(/Conflicts with “Low pressure”/g)).toHaveLength(1)
  expect(verdictOf(page)).toMatch(/^Cannot go out at 1:00 pm CDT 1 conflict/)
  expect(textOf(page)).toMatch(/2 rules: “[^”]+” \(board and sign\)/)
})

test.each([
  ['a day in the past', { date: '2026-06-01' }, 'That time has passed'],
  ['a time after which it must not be published', { publishBy: '2026-06-10T12:00' }, ''],
  ['a time that does not exist', { 'at:sign': '2027-03-14T02:30' }, 'does not exist'],
  ['a time that comes twice', { date: '2026-11-01', time: '01:30' }, 'Choose which 1:30 am is meant'],
  ['a time that is half typed', { publishBy: 'incomplete' }, 'This time is not complete'],
])('it does not say that it can go out at %s', async (_what, change, why) => {
  const page = await check({ channels: ['board'], include: ['US-FL-086-miami'], ...change })
  expect(verdictOf(page)).toContain('Cannot go out at this time')
  expect(verdictOf(page)).toContain(why)
  expect(toneOf(page)).toBe('bad')
})

test('nothing is a warning before a word is typed, and what is missing is linked and stands at its field', async () => {
  const blank = (await get(app, team.dana, '/announcements/new')).body
  expect(toneOf(blank)).toBe('plain')
  expect(blank).not.toMatch(/class="[^"]*caution/)
  const page = await check({ headline: '', include: ['US-FL-086-miami'] })
  expect(toneOf(page)).toBe('plain')
  expect(verdictOf(page)).toContain('Not ready to send')
  expect(page).toContain('<a href="#headline">Enter a headline.</a>')
  expect(textOf(page.match(/<div class="said" id="said-headline">[\s\S]*?<\/div>/)![0])).toContain('Enter a headline.')
})

test('the zone follows an audience that has one, as long as no time is typed', async () => {
  const untimed = { ...words, zone: 'America/New_York', include: [], when: 'approval', date: '', time: '' }
  const zoneAfter = async (fields: Record<string, string | string[]>) => {
    const { body } = await post(app, team.dana, '/announcements', { ...fields, do: 'include:US-TX-453-austin' })
    return { zone: composerFields(body)['zone'], body }
  }
  expect((await zoneAfter(untimed)).zone).toEqual(['America/Chicago'])
  const timed = await zoneAfter({ ...untimed, publishBy: '2026-06-12T09:00' })
  expect(timed.zone).toEqual(['America/New_York'])
  expect(textOf(timed.body)).toContain('The audience has Central time. Times here are Eastern time. Use Central time')
  const used = await post(app, team.dana, '/announcements', {
    ...words,
    zone: 'America/New_York',
    do: 'zone:America/Chicago',
  })
  expect(composerFields(used.body)['zone']).toEqual(['America/Chicago'])
  const several = await check({ include: ['US-TX-453-austin', 'US-FL-086-miami'] })
  expect(textOf(several)).toContain('The audience is in 2 time zones.')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportIncident } from '../../../server/incidents/actions.ts'
import { newIncident } from '../../../server/incidents/schema.ts'
import { textOf } from '../../calendar/support/desk.ts'
import { aChannel, anAnnouncement, aTeam, type Colleagues, get, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { composerFields } from '../support/composer-fields.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

const words = {
  ...{
    kind: 'service',
    incident: 'new:unplanned',
    severity: 'minor',
    headline: 'Water is off in Austin',
    body: 'A pipe broke.',
  },
  ...{ include: ['US-TX-453-austin'], channels: ['board'], when: 'approval', zone: 'America/Chicago' },
}
const press = async (button: string, change: Record<string, string> = {}) =>
  (await post(app, team.dana, '/announcements', { ...words, ...change, do: button })).body

test('the next update that is suggested counts from when it goes out, and stands in the text as a placeholder', async () => {
  const atOnce = await press('say:next')
  expect(composerFields(atOnce)).toMatchObject({
    body: ['A pipe broke. Next update by {{next update}}.'],
    nextUpdateBy: ['2026-06-10T11:00'],
  })
  const tomorrow = { when: 'time', date: '2026-06-11', time: '09:10' }
  expect(await press('check', tomorrow)).toContain('Add “Next update by 11:30 am CDT on Thu, Jun 11.”')
  expect(composerFields(await press('say:next', tomorrow))['nextUpdateBy']).toEqual(['2026-06-11T11:30'])
  const kept = await press('say:next', { nextUpdateBy: '2026-06-10T15:00' })
  expect(composerFields(kept)['nextUpdateBy']).toEqual(['2026-06-10T15:00'])
})

test('an end that is entered is suggested as a placeholder, and a start by its date, “From” where it is planned', async () => {
  const end = { expectedEnd: '2026-06-10T17:00' }
  expect(await press('check', end)).toContain('Add “Expected until 5:00 pm CDT on Wed, Jun 10.”')
  expect(composerFields(await press('say:end', end))).toMatchObject({
    body: ['A pipe broke. Expected until {{expected end}}.'],
    expectedEnd: ['2026-06-10T17:00'],
  })
  const began = { began: '2026-06-10T08:00' }
  expect(await press('say:since', began)).toContain('Since 8:00 am CDT on Wed, Jun 10.')
  expect(await press('say:since', { incident: 'new:planned', began: '2026-06-11T08:00' })).toContain(
    'From 8:00 am CDT on Thu, Jun 11.',
  )
})

test('two times of one thing in a text are a warning, and so is one that the field does not say', async () => {
  const two = textOf(await press('check', { body: 'Back by 5 pm. Water is off until 6 pm.' }))
  expect(two).toContain('Two times for the expected end The text says 5 pm and 6 pm.')
  const end = { expectedEnd: '2026-06-10T17:00', body: 'Off until about 6 pm CDT today. Next update at 3 pm.' }
  const other = textOf(await press('check', end))
  expect(other).toContain(
    'The text says another time for the expected end The text says 6 pm CDT today, but the field says 5:00 pm CDT today.',
  )
  expect(other).not.toContain('another time for the next update')
  const placed = await press('place:expectedEnd', end)
  expect(composerFields(placed)['body']).toEqual(['Off until about {{expected end}}. Next update at 3 pm.'])
  expect(textOf(placed)).not.toContain('another time')
  expect(textOf(placed)).toContain('Off until about 5:00 pm CDT on Wed, Jun 10.')
  expect(textOf(await press('check', { ...end, body: 'Off until about 5 pm.' }))).not.toContain('another time')
})

test('a start or an update that the text says goes into its field by a button, so that text and card agree', async () => {
  const body = 'A pipe broke. Off since 1 am. Next update at 11:30 am.'
  const found = textOf(await press('check', { body }))
  expect(found).toContain('another time for the start The text says 1 am, but “Starts” is empty')
  expect(found).toContain('Enter 11:30 am under “Next update by”')
  expect(found).not.toContain('Add “Next update by')
  const began = await press('take:began', { body })
  expect(composerFields(began)).toMatchObject({ body: [body], began: ['2026-06-10T01:00'] })
  expect(textOf(began)).not.toContain('another time for the start')
  expect(composerFields(await press('take:nextUpdateBy', { body }))).toMatchObject({
    body: ['A pipe broke. Off since 1 am. Next update at {{next update}}.'],
    nextUpdateBy: ['2026-06-10T11:30'],
  })
  const two = { body: 'Next update at {{next update}}. Or at 5 pm.', nextUpdateBy: '2026-06-10T11:30' }
  expect(textOf(await press('check', two))).toContain('The text says {{next update}} and 5 pm.')
})

test('an update that is promised before the post goes out is a warning', async () => {
  const tomorrow = { when: 'time', date: '2026-06-11', time: '09:00' }
  const early = await press('check', { ...tomorrow, nextUpdateBy: '2026-06-11T08:00' })
  expect(early).toContain('The next update comes before this goes out')
  expect(await press('check', { ...tomorrow, nextUpdateBy: '2026-06-11T11:00' })).not.toContain('comes before this')
})

test('lists, the calendar and titles show a headline with its times filled in', async () => {
  const headline = 'Water is off until {{expected end}}'
  const fields = {
    ...words,
    headline,
    expectedEnd: '2026-06-10T17:00',
    when: 'time',
    date: '2026-06-10',
    time: '13:00',
  }
  const saved = await post(app, team.dana, '/announcements', { ...fields, do: 'submit' })
  const page = String(saved.headers.location)
  const shown = 'Water is off until about 5:00 pm CDT on Wed, Jun 10'
  for (const url of [
    '/announcements',
    '/calendar',
    '/calendar/list',
    page,
    `${page}/review`,
    '/areas/US-TX-453-austin',
  ])
    expect(textOf((await get(app, team.ana, url)).body), url).toContain(shown)
  expect(textOf((await get(app, team.ana, '/')).body)).toContain(shown)
  expect(await press('check', { headline, expectedEnd: '2026-06-10T17:00' })).toContain(`<h1>${shown}</h1>`)
})

test('the preview of an email says the stage in its subject, as a mailbox does', async () => {
  await aChannel(app, 'mail', { type: 'email', finest: 'none', settings: { to: 'list@example.org' } })
  const areas = ['US-TX-453-austin']
  const { id } = await reportIncident(
    app.context,
    newIncident.parse({ kind: 'unplanned', title: 'Main', areas }),
    team.dana,
  )
  const subjects = async (stage: string) => {
    const fields = { ...words, incident: id, stage, channels: ['board', 'mail'] }
    const { body } = await post(app, team.dana, '/announcements', { ...fields, do: 'check' })
    return [...body.matchAll(/<div class="bubble">\s*<p class="strong">([^<]+)</g)].map(([, subject]) => subject)
  }
  expect(await subjects('all_clear')).toEqual(['Resolved: Water is off in Austin'])
  expect(await subjects('update')).toEqual(['Update: Water is off in Austin'])
})

test('an all-clear that began as an update promises no next one', async () => {
  const areas = ['US-TX-453-austin']
  const { id } = await reportIncident(
    app.context,
    newIncident.parse({ kind: 'unplanned', title: 'Main', areas }),
    team.dana,
  )
  const promised = { ...words, incident: id, nextUpdateBy: '2026-06-10T15:00', do: 'save' }
  const savedAs = async (stage: string) => {
    const saved = await post(app, team.dana, '/announcements', { ...promised, stage })
    return composerFields((await get(app, team.dana, `${saved.headers.location}`)).body)['nextUpdateBy']
  }
  expect(await savedAs('update')).toEqual(['2026-06-10T15:00'])
  expect(await savedAs('all_clear')).toEqual([''])
})

test('the composer says what placeholders stand for', async () => {
  const page = await get(app, team.dana, '/announcements/new?kind=service')
  expect(textOf(page.body)).toContain('Write {{expected end}} or {{next update}}, and readers get the time')
})

test('plain information has a period, and is asked for no cause and no next update', async () => {
  const information = { incident: '', headline: 'Meter reading', body: 'We read meters.' }
  const page = await press('check', information)
  const text = textOf(page)
  expect(text).toContain('When this holds. Without an end, notice pages show it as current for a day')
  expect(Object.keys(composerFields(page))).toContain('expectedEnd')
  expect(Object.keys(composerFields(page))).not.toContain('nextUpdateBy')
  expect(Object.keys(composerFields(page))).not.toContain('confidence')
  expect(text).toContain('Say until when.')
  expect(text).not.toContain('Give the cause')
  expect(text).not.toContain('Say when the next update will come.')
  const period = { began: '2026-06-11T09:00', expectedEnd: '2026-06-12T17:00', do: 'submit' }
  const { headers } = await post(app, team.dana, '/announcements', { ...words, ...information, ...period })
  const review = textOf((await get(app, team.ana, `${headers.location}/review`)).body)
  expect(review).toContain('Begins tomorrow, 9:00 am CDT Until Fri, Jun 12, 5:00 pm CDT')
})

test('an approver sees how long it lasts and what marketing its incident holds', async () => {
  const marketing = { by: team.mei, approvedBy: team.ana, status: 'scheduled', kind: 'marketing' } as const
  await anAnnouncement(app, { ...marketing, severity: 'routine', at: '2026-06-10T16:00:00.000Z' })
  const lasting = { severity: 'major', expectedEnd: '2026-06-10T17:00', do: 'submit' }
  const { headers } = await post(app, team.dana, '/announcements', { ...words, ...lasting })
  const review = textOf((await get(app, team.ana, `${headers.location}/review`)).body)
  expect(review).toContain('Expected end About today, 5:00 pm CDT')
  expect(review).toContain('Holds 1 marketing post in 1 place')
})

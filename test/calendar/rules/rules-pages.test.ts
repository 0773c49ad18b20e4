import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRule, listRules } from '../../../server/calendar/rule-queries.ts'
import { addRule } from '../../../server/calendar/rules/actions.ts'
import { ensureDefaults } from '../../../server/calendar/rules/first-start.ts'
import type { Person } from '../../../server/people/person.ts'
import { ruleInput } from '../../../server/planning/model/rule-schema.ts'
import { aPerson, startApp, type TestApp } from '../../support/app.ts'
import { form, signIn } from '../../support/people.ts'

let app: TestApp
let person: Person
let admin: { cookie: string }
let author: { cookie: string }
beforeAll(async () => {
  app = await startApp()
  await ensureDefaults(app.context)
  person = await aPerson(app)
  admin = await signIn(app, person)
  author = await signIn(app, await aPerson(app, { can: ['author'] }))
})
afterAll(() => app.stop())

type Fields = Record<string, string | string[]>
const get = (url: string, who = admin) => app.inject({ url, headers: who })
const post = (url: string, fields: Fields, who = admin) => {
  const { headers, payload } = form(fields)
  return app.inject({ method: 'POST', url, headers: { ...headers, ...who }, payload })
}
const newest = async () => (await listRules(app.context.db)).at(-1)!

const cap: Fields = {
  type: 'cap',
  name: 'Weekend cap',
  kinds: ['marketing'],
  area: '',
  channelScope: 'all',
  across: 'each',
  threads: 'each',
  limit: '2',
  windowAmount: '3',
  windowUnit: 'days',
  exemptFrom: '',
  enforcement: 'block',
}
const { across: _, threads: __, limit: ___, windowAmount: ____, windowUnit: _____, ...scope } = cap
const quiet: Fields = { ...scope, type: 'quiet', start: '21:00', end: '08:00', days: ['1', '2', '3', '4', '5'] }
const blackout: Fields = {
  ...scope,
  type: 'blackout',
  from: '2026-11-03T00:00',
  to: '2026-11-04T00:00',
  zone: 'America/Chicago',
}

test('the list shows each rule as a sentence, grouped by type', async () => {
  const list = await get('/rules')
  expect(list.body).toContain(
    'Marketing: at most 3 messages per place within 7 days, on each channel except Notice page.',
  )
  expect(list.body.indexOf('Time between any two posts')).toBeLessThan(list.body.indexOf('>Quiet hours<'))
  expect(list.body).toContain('No such rules yet.')
})

test.each([
  ['cap', ['name="limit"', 'name="windowUnit"', 'name="threads"'], ['name="days"', 'name="from"']],
  ['quiet', ['name="start"', 'name="days"'], ['name="limit"', 'name="from"']],
  ['blackout', ['name="from"', 'name="zone"'], ['name="limit"', 'name="days"']],
])('the form of a new %s has only the fields of its type', async (type, present, absent) => {
  const page = await get(`/rules/new?type=${type}`)
  for (const name of present) expect(page.body).toContain(name)
  for (const name of absent) expect(page.body).not.toContain(name)
})

test('the zone of a blackout is chosen by its name in words', async () => {
  const page = await get('/rules/new?type=blackout')
  const options = [...page.body.matchAll(/<option value="(America[^"]*)"[^>]*>([^<]*)</g)]
  expect(options.map(([, value, label]) => `${value}: ${label}`)).toEqual([
    'America/Chicago: Central time (Chicago)',
    'America/New_York: Eastern time (New York)',
    'America/Denver: Mountain time (Denver)',
  ])
})

test('what was entered as the zone of a blackout and is none is shown again', async () => {
  const response = await post('/rules', { ...blackout, zone: 'Mars/Base' })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('There is no time zone Mars/Base.')
  expect(response.body).toContain('<option value="Mars/Base" selected>Mars/Base</option>')
})

describe('the form is saved as entered', () => {
  test.each([
    ['days', cap, { limit: 2, window: { rolling: 'P3D' }, channels: 'all', area: null, exemptFrom: null }],
    ['hours', { ...cap, windowUnit: 'hours', windowAmount: '36' }, { window: { rolling: 'PT36H' } }],
    ['a local week', { ...cap, windowUnit: 'week', windowAmount: '' }, { window: { calendar: 'week' } }],
    ['an area by name', { ...cap, area: 'Florida' }, { area: 'US-FL' }],
    ['only some channels', { ...cap, channelScope: 'only', channels: ['sms', 'x'] }, { channels: ['sms', 'x'] }],
    ['all but some', { ...cap, channelScope: 'except', channels: 'x' }, { channels: { except: ['x'] } }],
    ['all, whatever is checked', { ...cap, channels: 'x' }, { channels: 'all' }],
    [
      'the other fields',
      { ...cap, across: 'together', threads: 'first_only', exemptFrom: 'major', enforcement: 'warn' },
      { across: 'together', threads: 'first_only', exemptFrom: 'major', enforcement: 'warn' },
    ],
    ['quiet hours', quiet, { start: '21:00', end: '08:00', days: [1, 2, 3, 4, 5] }],
    ['the whole day', { ...quiet, wholeDay: 'yes', start: '', end: '' }, { start: '00:00', end: '24:00' }],
    ['a blackout', blackout, { from: '2026-11-03T06:00:00.000Z', to: '2026-11-04T06:00:00.000Z' }],
    [
      'a blackout from a repeated time',
      { ...blackout, from: '2026-11-01T01:30', 'offset:from': '-06:00' },
      { from: '2026-11-01T07:30:00.000Z' },
    ],
  ])('%s', async (_what, fields, expected) => {
    const response = await post('/rules', fields)
    expect(response.statusCode).toBe(303)
    const rule = await newest()
    expect(response.headers.location).toBe(`/rules/${rule.id}`)
    expect(rule.definition).toMatchObject(expected)
  })
})

describe('invalid input is rejected and the form keeps it', () => {
  test.each([
    ['no name', { ...cap, name: '' }, 'name', 'Give the rule a name.'],
    ['no kinds', { ...cap, kinds: [] }, 'kinds', 'Choose service, marketing or both.'],
    ['no area', { ...cap, area: 'Atlantis' }, 'area', 'There is no area “Atlantis”.'],
    ['no channels', { ...cap, channelScope: 'only' }, 'channels', 'Choose at least one channel.'],
    ['an unknown channel', { ...cap, channelScope: 'except', channels: 'fax' }, 'channels', 'There is no channel fax.'],
    ['no limit', { ...cap, limit: '' }, 'limit', 'The limit is a whole number of messages.'],
    ['a limit below 0', { ...cap, limit: '-1' }, 'limit', 'The limit cannot be below 0.'],
    ['no window', { ...cap, windowAmount: '' }, 'windowAmount', 'Enter the length of the window as a whole number.'],
    ['a window of 0', { ...cap, windowAmount: '0' }, 'windowAmount', 'The window has to be longer than nothing.'],
    ['a window of years', { ...cap, windowAmount: '400' }, 'windowAmount', 'The window cannot be longer than a year'],
    ['no hours', { ...quiet, start: '' }, 'start', 'Enter when quiet hours start, such as 21:00.'],
    ['no time between', { ...quiet, end: '21:00' }, 'end', 'For the whole day, choose “All day”.'],
    ['no weekdays', { ...quiet, days: [] }, 'days', 'Choose at least one weekday.'],
    [
      'an end before the start',
      { ...blackout, to: '2026-11-02T00:00' },
      'to',
      'The blackout has to end after it begins.',
    ],
    ['no time', { ...blackout, from: '' }, 'from', 'Enter a date and time'],
    ['a skipped time', { ...blackout, from: '2026-03-08T02:30' }, 'from', 'does not exist'],
  ])('%s', async (_what, fields, field, message) => {
    const before = (await listRules(app.context.db)).length
    const response = await post('/rules', fields)
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('There is a problem')
    expect(response.body).toContain(`href="#${field}"`)
    expect(response.body).toMatch(new RegExp(`id="${field}"`))
    expect(response.body).toContain(message)
    if (field !== 'name') expect(response.body).toContain('value="Weekend cap"')
    expect(await listRules(app.context.db)).toHaveLength(before)
  })

  test('a repeated time asks which of the two is meant', async () => {
    const response = await post('/rules', { ...blackout, from: '2026-11-01T01:30' })
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('From: 1:30 am comes twice')
    expect(response.body).toContain('href="#offset:from"')
    expect(response.body).toContain('The second, 1:30 am CST')
  })
})

test('a rule is changed, switched off and on, and removed', async () => {
  await post('/rules', cap)
  const { id } = await newest()
  const shown = await get(`/rules/${id}`)
  expect(shown.body).toContain('Marketing: at most 2 messages per place within 3 days, on each channel.')
  expect(shown.body).toMatch(/name="windowAmount"[^>]*value="3"/)

  expect((await post(`/rules/${id}`, { ...cap, revision: '1', limit: '1' })).statusCode).toBe(303)
  expect((await findRule(app.context.db, id)).definition).toMatchObject({ limit: 1 })
  expect((await post(`/rules/${id}`, { ...cap, revision: '1' })).statusCode).toBe(409)
  const refused = await post(`/rules/${id}`, { ...cap, revision: '2', limit: '-3' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('value="-3"')

  await post(`/rules/${id}/switch-off`, {})
  expect((await get(`/rules/${id}`)).body).toContain('It is off, so it is not checked.')
  expect((await get('/rules')).body).toContain('Switched off')
  await post(`/rules/${id}/switch-on`, {})
  expect(await findRule(app.context.db, id)).toMatchObject({ switchedOffAt: null, revision: 4 })
  expect((await post(`/rules/${id}/remove`, {})).headers.location).toBe('/rules')
  expect((await get(`/rules/${id}`)).statusCode).toBe(404)
})

test.each([
  { type: 'cap', window: { rolling: 'PT90S' } },
  { type: 'cap', window: { rolling: 'P2D' } },
  { type: 'cap', window: { rolling: 'PT24H' } },
  { type: 'cap', window: { calendar: 'month' }, channels: ['sms'], area: 'US-TX', exemptFrom: 'minor' },
  { type: 'quiet', start: '00:00', end: '24:00', days: [6, 7], channels: { except: ['x'] } },
  { type: 'blackout', from: '2026-11-01T06:30:00.000Z', to: '2026-11-01T07:30:00.000Z' },
])('saving the unchanged form of %j changes nothing', async (given) => {
  const common = { name: 'Kept', kinds: ['service'], ...(given.type === 'cap' && { limit: 1 }) }
  const definition = ruleInput.parse({ ...common, ...given })
  const { id } = await addRule(app.context, { definition, actor: person })
  const { body } = await get(`/rules/${id}`)
  expect((await post(`/rules/${id}`, fieldsOf(body, `/rules/${id}`))).statusCode).toBe(303)
  expect((await findRule(app.context.db, id)).definition).toEqual(definition)
})

test('a person who is not an administrator can read rules but not change them', async () => {
  const { id } = await newest()
  expect((await get('/rules', author)).body).not.toContain('/rules/new')
  expect((await get(`/rules/${id}`, author)).body).not.toContain('Save changes')
  expect((await get('/rules/new', author)).statusCode).toBe(403)
  for (const url of ['/rules', `/rules/${id}`, `/rules/${id}/switch-off`, `/rules/${id}/remove`]) {
    expect((await post(url, cap, author)).statusCode).toBe(403)
  }
})

/** The fields that a browser would submit for the form with this action. */
function fieldsOf(html: string, action: string): Fields {
  const start = html.indexOf(`action="${action}"`)
  const part = html.slice(start, html.indexOf('</form>', start))
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [tag] of part.matchAll(/<input\b[^>]*>/g)) {
    const [, name = ''] = /\sname="([^"]*)"/.exec(tag) ?? []
    const [, value = ''] = /\svalue="([^"]*)"/.exec(tag) ?? []
    if (/type="(checkbox|radio)"/.test(tag) ? /\schecked/.test(tag) : true) add(name, value)
  }
  for (const [, name = '', options = ''] of part.matchAll(
    /<select\b[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const [, value] = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options) ?? []
    if (value !== undefined) add(name, value)
  }
  return fields
}

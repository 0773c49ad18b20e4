import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAreas } from '../../server/areas/directory.ts'
import { replaceAreas } from '../../server/areas/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { type Caller, caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { anArea } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { expectProblem } from '../support/problem.ts'

const draft = {
  kind: 'service',
  severity: 'major',
  headline: 'Water is off',
  body: 'A main broke. Next update by 2 pm.',
  audience: { include: ['US-TX-453'], exclude: [] },
  channels: ['board'],
}

const audience = (include: string[], exclude: string[] = []) => ({ audience: { include, exclude } })
const at = (time: unknown) => ({ at: time })
const wall = (time: string, zone = 'America/Chicago') => ({ at: { wall: time, zone } })
const sms = (time: unknown) => ({ channels: ['sms'], atByChannel: { sms: time } })
const nowhere = audience(['US-TX-453'], ['US-TX-453-austin', 'US-TX-453-pflugerville', 'US-TX-453~'])

const invalid: [what: string, change: object, path: string, sentence: string][] = [
  ['an unknown area', audience(['US-XX']), 'audience.include.0', 'There is no area US-XX.'],
  ['an unknown excluded area', audience(['US'], ['US-XX']), 'audience.exclude.0', 'There is no area US-XX.'],
  ['a retired area', audience(['US-FL-033-oldtown']), 'audience.include.0', 'no longer in the gazetteer'],
  ['an area on both sides', audience(['US-TX'], ['US-TX']), 'audience.exclude.0', 'both included and excluded'],
  ['a time in the past', at('2026-06-10T13:59:59.999Z'), 'at', 'That time has passed.'],
  ['a time skipped in spring', wall('2027-03-14T02:30'), 'at', 'does not exist'],
  ['a time repeated in autumn', wall('2026-11-01T01:30'), 'at', 'comes twice'],
  ['a date that does not exist', wall('2026-06-31T09:00'), 'at', 'Enter a date and time'],
  ['an unknown time zone', wall('2026-07-01T09:00', 'Mars/Olympus'), 'at', 'no time zone Mars/Olympus'],
  ['a time without an offset', at('2026-07-01T09:00:00'), 'at', 'Enter a time with an offset'],
  ['a time in another century', at('2126-07-01T09:00:00Z'), 'at', 'between the years 2000 and 2100'],
  ['words for a time', at('soon'), 'at', 'Enter a time'],
  ['a local date that does not exist', at({ local: '2026-06-31T09:00' }), 'at.local', 'Enter a date and time'],
  ['a local time that has passed everywhere', at({ local: '2026-06-09T09:00' }), 'at', 'That time has passed.'],
  ['words for a local time for one channel', sms({ local: 'noon' }), 'atByChannel.sms.local', 'Enter the local time'],
  ['a time in the past for one channel', sms('2026-06-10T14:00:00Z'), 'atByChannel.sms', 'That time has passed.'],
  [
    'a publish-by time before the due time',
    { ...at('2026-07-02T00:00:00Z'), publishBy: '2026-07-01T00:00:00Z' },
    'publishBy',
    'Choose a “Don’t publish after” time later than every time',
  ],
  ['an unknown channel', { channels: ['pigeon'] }, 'channels.0', 'There is no channel pigeon.'],
  ['a text for an unknown channel', { texts: { pigeon: 'Coo' } }, 'texts.pigeon', 'There is no channel pigeon.'],
  ['an unknown incident', { incident: 'none' }, 'incident', 'There is no such incident.'],
  ['an unknown kind', { kind: 'advert' }, 'kind', 'The kind is service or marketing.'],
  ['an unknown severity', { severity: 'huge' }, 'severity', 'The severity is routine'],
  ['a severity for marketing', { kind: 'marketing', severity: 'minor' }, 'severity', 'Marketing is always routine.'],
  [
    'a stage for marketing',
    { kind: 'marketing', severity: 'routine', stage: 'update' },
    'stage',
    'Only service announcements',
  ],
  ['a link that is not a web address', { link: 'javascript:alert(1)' }, 'link', 'Enter a web address'],
  ['a headline that is too long', { headline: 'x'.repeat(121) }, 'headline', 'Keep the headline to 120 characters.'],
  ['an unknown field', { colour: 'red' }, 'colour', 'Unknown field.'],
  ['a field of the wrong type', { headline: 7 }, 'headline', ''],
  ['a character that text cannot contain', { texts: { board: 'Water\u0000off' } }, 'texts.board', 'U+0000'],
]

const byTime = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : 1)

const incomplete: [what: string, change: object, path: string, sentence: string][] = [
  ['without an area', audience([]), 'audience.include', 'Choose at least one area.'],
  ['with an audience that has no places left', nowhere, 'audience.include', 'No place is left'],
  ['without a channel', { channels: [] }, 'channels', 'Choose at least one channel.'],
  ['without a headline', { headline: '  ' }, 'headline', 'Enter a headline.'],
  ['without a text', { body: '' }, 'body', 'Enter a message.'],
  ['with an unfilled template field', { body: 'Water is off until {{end}}.' }, 'body', 'asks for: end.'],
  [
    'with a text too long for a channel',
    { body: '水'.repeat(671), channels: ['sms'] },
    'texts.sms',
    'too long for SMS',
  ],
  ['for an audience a channel does not serve', { ...audience(['US-FL']), channels: ['sms'] }, 'channels.0', 'SMS'],
  [
    'with several unfilled template fields',
    { body: 'See {{ where }}.', headline: '{{what}}' },
    'body',
    'what and where',
  ],
]

describe.each(databases)('an invalid draft, on %s', (_name, open) => {
  let app: TestApp
  let ask: Caller

  beforeAll(async () => {
    app = await startApp({ open })
    ask = caller(app, await aPerson(app))
    const { db } = app.context
    const gone = { code: 'US-FL-033-oldtown', name: 'Oldtown', kind: 'town', parent: 'US-FL-033' } as const
    await transact(db, (trx) => replaceAreas(trx, [anArea({ ...gone, retiredAt: '2026-01-01T00:00:00.000Z' })]))
    app.context.areas = await openAreas(db)
    const channel = { finest: 'town', serves: 'US' }
    await ask('POST', '/channels', { body: { ...channel, key: 'board', name: 'Board', type: 'manual' } })
    await ask('POST', '/channels', { body: { ...channel, key: 'sms', name: 'SMS', type: 'sms', serves: 'US-TX' } })
  })
  afterAll(() => app.stop())

  test.each(invalid)('is not saved with %s', async (_what, change, path, sentence) => {
    const { errors } = expectProblem(await ask('POST', '/announcements', { body: { ...draft, ...change } }), 422)
    expect(errors).toEqual([{ path, message: expect.stringContaining(sentence) }])
  })

  test.each(incomplete)('is not submitted %s', async (_what, change, path, sentence) => {
    const { id } = (await ask('POST', '/announcements', { body: { ...draft, ...change } })).json()
    const response = await ask('POST', `/announcements/${id}/submit`, { revision: 1 })
    const { errors } = expectProblem(response, 422)
    expect(errors).toContainEqual({ path, message: expect.stringContaining(sentence) })
    expect((await ask('GET', `/announcements/${id}`)).json()).toMatchObject({ status: 'draft', revision: 1 })
  })

  test('is not checked, so it never gets a clear verdict', async () => {
    const { kind, severity, channels } = draft
    const checkWith = (change: object) =>
      ask('POST', '/check', {
        body: {
          ...draft,
          kind,
          severity,
          channels,
          at: '2026-07-01T00:00:00Z',
          headline: undefined,
          body: undefined,
          ...change,
        },
      })
    expect((await checkWith({})).json()).toMatchObject({ verdict: 'clear' })
    for (const change of [
      { kind: 'marketing', severity: 'minor' },
      audience(['US-XX']),
      audience([]),
      nowhere,
      audience(['US'], ['US']),
      { channels: ['pigeon'] },
      { channels: [] },
    ]) {
      expectProblem(await checkWith(change), 422)
    }
    expectProblem(await checkWith({ ...audience(['US-FL']), channels: ['sms'] }), 422)
  })

  test('is not booked if its local time has passed in one of its zones', async () => {
    const other = caller(app, await aPerson(app))
    const body = {
      ...draft,
      audience: { include: ['US-TX-453-pflugerville', 'US-FL-086-hialeah'], exclude: [] },
      at: { local: '2026-06-10T09:30' },
    }
    const { id } = (await ask('POST', '/announcements', { body })).json()
    await ask('POST', `/announcements/${id}/submit`, { revision: 1 })
    const approved = await other('POST', `/announcements/${id}/approve`, { revision: 2, body: {} })
    expect(approved.json()).toMatchObject({ status: 'approved' })
    const refused = await ask('POST', `/announcements/${id}/schedule`, { revision: 3, body: {} })
    expectProblem(refused, 422, 'passed in America/New_York')
    const later = { revision: 3, body: { at: { local: '2026-06-10T10:30' } } }
    const bookings = [{ at: '2026-06-10T14:30:00.000Z' }, { at: '2026-06-10T15:30:00.000Z' }]
    const scheduled = (await ask('POST', `/announcements/${id}/schedule`, later)).json()
    expect(scheduled).toMatchObject({ status: 'scheduled' })
    expect(scheduled.bookings.map(({ at }: { at: string }) => ({ at })).toSorted(byTime)).toEqual(bookings)
  })

  test.each(['[]', '"draft"', '7', 'null'])('is rejected if the body is not an object: %s', async (body) => {
    const headers = { 'content-type': 'application/json' }
    expectProblem(await ask('POST', '/announcements', { body, headers }), 422)
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAnnouncements } from '../../../server/announcements/list-queries.ts'
import { loadAreas } from '../../../server/areas/gazetteer/actions.ts'
import { numberPlaces } from '../../../server/areas/tree/number.ts'
import { listSavedByName } from '../../../server/audiences/saved/queries.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { aChannel, aTeam, type Colleagues, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { aCounty, anArea } from '../../support/areas.ts'
import { databases } from '../../support/databases.ts'

const zone = 'America/Los_Angeles'
const areas = numberPlaces(
  [
    anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
    anArea({ code: 'US-CA', name: 'California', kind: 'state', parent: 'US' }),
    ...aCounty('US-CA-029', 'Kern County', zone, { Bakersfield: 403_455, Oildale: 36_135, Wasco: 26_912 }),
    anArea({ code: 'US-OR', name: 'Oregon', kind: 'state', parent: 'US' }),
    ...aCounty('US-OR-055', 'Sherman County', zone, { Wasco: 410 }),
  ],
  0,
)
const bakersfield = 'US-CA-029-bakersfield'
const ready = {
  ...{ kind: 'service', severity: 'minor', stage: 'initial', when: 'approval', zone, channels: 'board' },
  ...{ headline: 'Water is off', body: 'Water is off since 9 am.', include: bakersfield, audienceName: 'North' },
}
const refused = '2 names from your list are not decided: Oildal, CA and Wasco. Choose what they are, or clear them.'

describe.each(databases)('names that are left in the box of the composer, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open, areas })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  const press = async (button: string, fields: Record<string, string | string[]>, address = '/announcements') => {
    const answer = await post(app, team.dana, address, { ...ready, ...fields, do: button })
    const { body } = answer
    return {
      ...{ answer, body },
      included: [...body.matchAll(/name="include" value="([^"]*)"/g)].map(([, code]) => code),
      left: /<textarea[^>]*id="names"[^>]*>\s*([^<]*)<\/textarea>/.exec(body)?.[1],
    }
  }
  const asksAbout = (body: string) =>
    [...body.matchAll(/class="ambiguous" role="group" aria-label="([^"]*)"/g)].map(([, name]) => name)

  test('are asked about whenever the form is shown', async () => {
    const { body, included, left } = await press('paste', { include: [], names: 'Bakersfield, CA\nOildal, CA\nWasco' })
    expect([included, left, asksAbout(body)]).toEqual([[bakersfield], 'Oildal, CA\nWasco', ['Oildal, CA', 'Wasco']])
    for (const [button, more] of [
      ['check', {}],
      ['find', { place: 'kern' }],
      ['include:US-OR-055', { place: 'sherman' }],
      [`drop:${bakersfield}`, {}],
      ['leave-out:board', {}],
    ] as const) {
      const shown = await press(button, { names: left!, ...more })
      expect(asksAbout(shown.body), button).toEqual(['Oildal, CA', 'Wasco'])
      expect(shown.left, button).toBe(left)
    }
    const chosen = await press('include:US-CA-029-oildale', { names: left! })
    expect([chosen.left, asksAbout(chosen.body)]).toEqual(['Wasco', ['Wasco']])
  })

  test.each(['save', 'submit', 'save-audience'])('are neither saved nor sent without a word: %s', async (button) => {
    const { answer, body, left } = await press(button, { names: 'Oildal, CA\r\nWasco' })
    expect(answer.statusCode).toBe(422)
    expect(body).toContain(`<a href="#names">${refused}</a>`)
    expect(body).toMatch(new RegExp(`id="names-error">[\\s\\S]*?${refused}`))
    expect([left, asksAbout(body)]).toEqual(['Oildal, CA\nWasco', ['Oildal, CA', 'Wasco']])
    expect(await listAnnouncements(app.context.db, {}, 10)).toEqual([])
    expect(await listSavedByName(app.context.db, team.dana)).toEqual([])
  })

  test('are named also when they mean one area for certain, or are too many to be read, or nothing', async () => {
    const one = await press('submit', { names: 'Oildale' })
    expect(one.body).toContain('1 name from your list is not decided: Oildale. Choose what it is, or clear it.')
    expect(one.body).toContain('value="include:US-CA-029-oildale"')
    const many = await press('save', { names: 'Wasco,'.repeat(5001) })
    expect([many.answer.statusCode, many.body.includes('Paste at most 5,000 names at once')]).toEqual([422, true])
    expect((await press('save', { names: ',' })).body).toContain('No names found in your list.')
  })

  test('in a draft that is edited, keep its new version back, and once they are gone it is saved', async () => {
    const first = await press('save', {})
    const [, id] = /announcements\/([^/]*)\/edit/.exec(first.answer.headers.location!)!
    const change = { revision: '1', headline: 'Water is back' }
    const { answer } = await press('submit', { ...change, names: 'Wasco' }, `/announcements/${id}`)
    expect(answer.statusCode).toBe(422)
    expect(await listAnnouncements(app.context.db, {}, 10)).toMatchObject([{ headline: 'Water is off', revision: 1 }])
    const sent = await press('submit', { ...change, names: ' \r\n' }, `/announcements/${id}`)
    expect(sent.answer.headers.location).toBe(`/announcements/${id}`)
  })

  test('can be a ZIP code of several towns, all of which can be chosen at once', async () => {
    const zips = [
      { zip: '93308', name: 'Bakersfield', code: 'US-CA-029-oildale', share: 0.7 },
      { zip: '93308', name: 'Bakersfield', code: bakersfield, share: 0.3 },
    ]
    await loadAreas(app.context, { country: 'US', plan: { areas, names: [], zips }, actor: commandLine })
    const { body } = await press('paste', { include: [], names: '93308\nWasco' })
    const both = `include:US-CA-029-oildale,${bakersfield}`
    const buttons = [...body.matchAll(/value="(include:[^"]*)"/g)].map(([, button]) => button)
    expect(buttons.slice(0, 3)).toEqual(['include:US-CA-029-oildale', `include:${bakersfield}`, both])
    expect(body.match(/Both<\/button>/g)).toHaveLength(1)
    const chosen = await press(both, { include: [], names: '93308\nWasco' })
    expect([chosen.included, chosen.left]).toEqual([['US-CA-029-oildale', bakersfield], 'Wasco'])
  })

  test('a state that is left of a list is never taken for the whole state, but fresh ones are', async () => {
    const { left, included } = await press('paste', { include: [], names: 'Bakersfield, CA\nCalifornia\nOR' })
    expect([included, left]).toEqual([[bakersfield], 'California\nOR'])
    for (const rest of ['CA', 'California', 'California\nOR']) {
      const again = await press('paste', { names: rest })
      expect([again.included, again.left, asksAbout(again.body)], rest).toEqual([[bakersfield], rest, rest.split('\n')])
    }
    const alone = await press('paste', { include: [], names: 'CA' })
    expect([alone.included, asksAbout(alone.body)]).toEqual([[], ['CA']])
    expect((await press('paste', { include: [], names: 'California\nOregon' })).included).toEqual(['US-CA', 'US-OR'])
    expect((await press('paste', { names: 'all of Oregon' })).included).toEqual([bakersfield, 'US-OR'])
    expect((await press('include:US-CA', { names: 'CA' })).left).toBe('')
  })
})

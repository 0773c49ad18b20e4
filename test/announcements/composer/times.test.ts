import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Announcement } from '../../../server/announcements/announcement.ts'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listRevisions } from '../../../server/announcements/review-queries.ts'
import {
  aChannel,
  anAnnouncement,
  aTeam,
  type Colleagues,
  get,
  post,
  postPartial,
  signedInAgain,
} from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  app.clock.set('2026-03-01T15:00:00.000Z')
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

const words = {
  kind: 'service',
  severity: 'minor',
  headline: 'Work on the main',
  body: 'Water is off.',
  include: ['US-FL-086-miami'],
  channels: ['board'],
  when: 'time',
  zone: 'America/New_York',
}

async function saved(location: unknown): Promise<Announcement> {
  return findAnnouncement(app.context.db, String(location).split('/')[2]!)
}

test('a time is stored as wall time, zone and instant', async () => {
  const answer = await post(app, team.dana, '/announcements', {
    ...words,
    date: '2026-03-02',
    time: '09:00',
    do: 'save',
  })
  const { at } = await saved(answer.headers.location)
  expect(at).toEqual({ at: '2026-03-02T14:00:00.000Z', wall: '2026-03-02T09:00', zone: 'America/New_York' })
})

test('a time skipped in spring is rejected, and the form names the first time after it', async () => {
  const time = { ...words, date: '2026-03-08', time: '02:30' }
  const answer = await post(app, team.dana, '/announcements', { ...time, do: 'save' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Choose 3:00 am or later.')
  expect(answer.body).toContain('href="#time"')
  const typing = await postPartial(app, team.dana, '/announcements/check', time)
  expect(typing.body).toContain('Choose 3:00 am or later.')
})

test('a time repeated in the fall asks which of the two is meant', async () => {
  const time = { ...words, date: '2026-11-01', time: '01:30' }
  const asked = await post(app, team.dana, '/announcements', { ...time, do: 'save' })
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('Time: 1:30 am comes twice')
  expect(asked.body).toContain('The first, 1:30 am EDT')
  const second = await post(app, team.dana, '/announcements', { ...time, 'offset:time': '-05:00', do: 'save' })
  const announcement = await saved(second.headers.location)
  expect(announcement.at).toMatchObject({ at: '2026-11-01T06:30:00.000Z' })
  const again = await get(app, team.dana, `/announcements/${announcement.id}/edit`)
  expect(again.body).toMatch(/name="offset:time"[^>]*>[\s\S]*?value="-05:00" selected/)
})

test('a time that has passed is rejected', async () => {
  const answer = await post(app, team.dana, '/announcements', {
    ...words,
    date: '2026-02-28',
    time: '09:00',
    do: 'save',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('That time has passed. Choose a later one.')
})

test('a year outside 2000 to 2100 is rejected', async () => {
  for (const when of ['time', 'local']) {
    const far = { ...words, when, date: '9999-12-31', time: '09:00', do: 'save' }
    const answer = await post(app, team.dana, '/announcements', far)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Choose a time between the years 2000 and 2100.')
  }
})

test('a date without a time of day is rejected, and so is the reverse', async () => {
  const dayOnly = await post(app, team.dana, '/announcements', { ...words, date: '2026-03-02', time: '', do: 'save' })
  expect(dayOnly.body).toContain('Enter a time too.')
  const timeOnly = await post(app, team.dana, '/announcements', { ...words, date: '', time: '09:00', do: 'save' })
  expect(timeOnly.body).toContain('Choose a day too.')
})

test('one local time for everyone books each zone at its own instant', async () => {
  const local = {
    ...words,
    include: ['US-FL-086-miami', 'US-FL-033-pensacola'],
    when: 'local',
    date: '2026-03-02',
    time: '09:00',
  }
  const answer = await post(app, team.dana, '/announcements', { ...local, do: 'submit' })
  const { id, revision } = await findAnnouncement(app.context.db, String(answer.headers.location).split('/')[2]!)
  await post(app, team.ana, `/announcements/${id}/approve`, { revision: String(revision) })
  const page = await get(app, team.dana, `/announcements/${id}`)
  expect(page.body).toContain('Mar 2, 2026, 9:00 am EST')
  expect(page.body).toContain('Mar 2, 2026, 9:00 am CST')
})

test.each(['0000-01-01', '0002-12-05', '0099-12-31'])(
  'a year that is still being typed, as in %s, is out of range',
  async (date) => {
    for (const change of [{ date, time: '22:00' }, { publishBy: `${date}T22:00` }, { nextUpdateBy: `${date}T22:00` }]) {
      const typing = await postPartial(app, team.dana, '/announcements/check', {
        ...words,
        date: '2026-03-02',
        time: '09:00',
        ...change,
      })
      expect(typing.statusCode).toBe(200)
      expect(typing.body).toContain('between the years 2000 and 2100')
    }
  },
)

test('publish-by and next update are read in the zone of the time', async () => {
  const times = {
    ...words,
    date: '2026-03-02',
    time: '09:00',
    publishBy: '2026-03-02T10:00',
    nextUpdateBy: '2026-03-02T12:00',
  }
  const answer = await post(app, team.dana, '/announcements', { ...times, do: 'save' })
  expect(await saved(answer.headers.location)).toMatchObject({
    publishBy: '2026-03-02T15:00:00.000Z',
    nextUpdateBy: '2026-03-02T17:00:00.000Z',
  })
  const early = await post(app, team.dana, '/announcements', { ...times, publishBy: '2026-03-02T08:00', do: 'save' })
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('href="#publishBy"')
})

test('an instant set by API to the millisecond survives an edit of the text', async () => {
  const { id } = await anAnnouncement(app, { by: team.dana, at: '2026-03-02T15:00:00.123Z' })
  const form = {
    ...words,
    include: ['US-TX-453-austin'],
    zone: 'America/Chicago',
    date: '2026-03-02',
    time: '09:00:00.123',
    revision: '1',
  }
  await post(app, team.dana, `/announcements/${id}`, { ...form, do: 'save' })
  expect(await findAnnouncement(app.context.db, id)).toMatchObject({
    at: { at: '2026-03-02T15:00:00.123Z' },
    body: 'Water is off.',
  })
  const [, edit] = await listRevisions(app.context.db, id)
  expect(edit).toMatchObject({ action: 'edit', content: { at: { at: '2026-03-02T15:00:00.123Z', wall: null } } })
})

test('a draft whose time has passed can still be saved but not submitted', async () => {
  const { id } = await anAnnouncement(app, { by: team.dana, at: '2026-03-01T18:00:00.000Z' })
  app.clock.set('2026-03-02T15:00:00.000Z')
  const dana = await signedInAgain(app, team.dana)
  const form = {
    ...words,
    include: ['US-TX-453-austin'],
    zone: 'America/Chicago',
    date: '2026-03-01',
    time: '12:00',
    revision: '1',
  }
  const kept = await post(app, dana, `/announcements/${id}`, { ...form, do: 'save' })
  expect(kept.statusCode).toBe(303)
  const sent = await post(app, dana, `/announcements/${id}`, { ...form, revision: '2', do: 'submit' })
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('That time has passed. Choose a later one.')
})

test('a channel can have its own time, and a remedy shifts all times together', async () => {
  await aChannel(app, 'sign')
  const times = {
    ...words,
    channels: ['board', 'sign'],
    date: '2026-03-02',
    time: '09:00',
    'at:sign': '2026-03-02T12:00',
  }
  const answer = await post(app, team.dana, '/announcements', { ...times, do: 'save' })
  const announcement = await saved(answer.headers.location)
  expect(announcement.atByChannel).toEqual({
    sign: { at: '2026-03-02T17:00:00.000Z', wall: '2026-03-02T12:00', zone: 'America/New_York' },
  })
  const moved = await post(app, team.dana, '/announcements', { ...times, do: 'at:2026-03-03T14:00:00.000Z' })
  expect(moved.body).toMatch(/name="date"[^>]*value="2026-03-03"/)
  expect(moved.body).toMatch(/name="at:sign"[^>]*value="2026-03-03T12:00"/)
  const late = await post(app, team.dana, '/announcements', { ...times, 'at:sign': '2026-02-28T12:00', do: 'save' })
  expect(late.statusCode).toBe(422)
  expect(late.body).toContain('href="#at:sign"')
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { reportIncident } from '../../../server/incidents/actions.ts'
import {
  aChannel,
  anAnnouncement,
  aRule,
  aTeam,
  type Colleagues,
  get,
  post,
  postPartial,
} from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { form } from '../../support/people.ts'
import { composerFields } from '../support/composer-fields.ts'

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp()
  team = await aTeam(app)
  await aChannel(app, 'board')
})
afterEach(() => app.stop())

const blank = { kind: 'service', severity: 'minor', when: 'none', zone: 'America/Chicago' }

/** The values that the form on this page would submit for one field. */
function valuesOf(html: string, name: string): string[] {
  const fields = [...html.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([field]) => field)
  return fields
    .filter(
      (field) =>
        field.includes(`name="${name}"`) && (!/type="(radio|checkbox)"/.test(field) || field.includes('checked')),
    )
    .map((field) => field.match(/value="([^"]*)"/)?.[1] ?? '')
}

function draftId(location: unknown): string {
  return String(location).split('/')[2]!
}

describe('without JavaScript', () => {
  test('an announcement is written, given an audience, checked, saved and submitted', async () => {
    const page = await get(app, team.dana, '/announcements/new')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Nothing to check yet')

    const found = await post(app, team.dana, '/announcements', { ...blank, place: 'aust', do: 'find' })
    expect(found.body).toContain('value="include:US-TX-453-austin"')

    const added = await post(app, team.dana, '/announcements', {
      ...blank,
      place: 'aust',
      do: 'include:US-TX-453-austin',
    })
    expect(valuesOf(added.body, 'include')).toEqual(['US-TX-453-austin'])
    expect(added.body).toContain('931,830 people')

    const marks = { include: ['US-TX-453', 'US-TX-453-austin'], exclude: ['US-TX-453-pflugerville'] }
    const dropped = await post(app, team.dana, '/announcements', { ...blank, ...marks, do: 'drop:US-TX-453-austin' })
    expect(valuesOf(dropped.body, 'include')).toEqual(['US-TX-453'])
    expect(valuesOf(dropped.body, 'exclude')).toEqual(['US-TX-453-pflugerville'])

    const excluded = await post(app, team.dana, '/announcements', {
      ...blank,
      include: ['US-TX-453'],
      do: 'exclude:US-FL-086',
    })
    expect(excluded.body).toContain('This mark changes nothing')

    const words = {
      ...blank,
      headline: 'Water main burst',
      body: 'Water is off.',
      include: ['US-TX-453-austin'],
      channels: ['board'],
    }
    const checked = await post(app, team.dana, '/announcements', { ...words, when: 'approval', do: 'check' })
    expect(checked.statusCode).toBe(200)
    expect(checked.body).toContain('Can go out now')

    const saved = await post(app, team.dana, '/announcements', { ...words, do: 'save' })
    expect(saved.statusCode).toBe(303)
    const id = draftId(saved.headers.location)
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({
      status: 'draft',
      headline: 'Water main burst',
      revision: 1,
    })

    const submitted = await post(app, team.dana, `/announcements/${id}`, {
      ...words,
      revision: '1',
      body: 'Water is off since 9 am.',
      do: 'submit',
    })
    expect(submitted.headers.location).toBe(`/announcements/${id}`)
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({
      status: 'in_review',
      body: 'Water is off since 9 am.',
      revision: 3,
    })
  })

  test('the areas of a pasted list are added, and names that match nothing stay in the box', async () => {
    const pasted = await post(app, team.dana, '/announcements', {
      ...blank,
      names: 'Austin\nMiami, Florida; Atlantis',
      do: 'paste',
    })
    expect(valuesOf(pasted.body, 'include')).toEqual(['US-TX-453-austin', 'US-FL-086-miami'])
    expect(pasted.body).toContain('No area named Atlantis')
    expect(pasted.body).toMatch(/<textarea[^>]*id="names"[\s\S]*?>\s*Atlantis<\/textarea>/)
  })

  test('submitting an incomplete draft saves it and names each missing field', async () => {
    const answer = await post(app, team.dana, '/announcements', { ...blank, headline: 'Water', do: 'submit' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Draft saved, but not sent for approval yet.')
    for (const field of ['body', 'place', 'channels']) expect(answer.body).toContain(`<a href="#${field}">`)
    const [id] = answer.body.match(/[0-9a-f]{8}-[0-9a-f-]{27}/) ?? []
    expect(await findAnnouncement(app.context.db, id!)).toMatchObject({ status: 'draft', headline: 'Water' })
  })

  test('invalid input is rejected and the form keeps it', async () => {
    const typed = {
      ...blank,
      headline: 'x'.repeat(121),
      body: 'Kept.',
      link: 'nowhere',
      include: ['US-TX-453-austin'],
      do: 'save',
    }
    const answer = await post(app, team.dana, '/announcements', typed)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Keep the headline to 120 characters.')
    expect(answer.body).toContain('Enter a web address such as')
    expect(answer.body).toContain('Kept.')
    expect(valuesOf(answer.body, 'include')).toEqual(['US-TX-453-austin'])
  })

  test('unfilled template fields prevent submitting', async () => {
    const words = {
      ...blank,
      headline: 'Water off',
      body: 'Back by {{ time }}.',
      include: ['US-TX-453-austin'],
      channels: ['board'],
      do: 'submit',
    }
    const { headers, payload } = form(words)
    // `app.inject` fails on a page with `{{`, which here is the input itself.
    const request = {
      method: 'POST',
      url: '/announcements',
      headers: { ...headers, cookie: team.dana.cookie },
      payload,
    } as const
    const answer = await app.server.inject(request)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Fill in what the template asks for: time.')
  })

  test('a text over the limit of a channel prevents submitting until that channel gets a shorter one', async () => {
    await aChannel(app, 'sign', { textLimit: 20 })
    const words = {
      ...blank,
      headline: 'Water off',
      body: 'Water is off in all of Austin.',
      include: ['US-TX-453-austin'],
      channels: ['board', 'sign'],
    }
    const long = await post(app, team.dana, '/announcements', { ...words, do: 'submit' })
    expect(long.statusCode).toBe(422)
    expect(long.body).toContain('href="#text:sign"')
    expect(long.body).toContain('30 of 20')
    const short = await post(app, team.dana, '/announcements', { ...words, 'text:sign': 'Water off', do: 'submit' })
    expect(short.statusCode).toBe(303)
  })

  test('saving an unchanged form writes nothing', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    const page = await get(app, team.ana, `/announcements/${id}/edit`)
    expect(page.body).toContain('This is in review, so it does not save itself. Saving turns it back into a draft')
    const same = { ...composerFields(page.body), revision: String(revision), do: 'save' }
    const answer = await post(app, team.ana, `/announcements/${id}`, same)
    expect(answer.statusCode).toBe(303)
    expect(await findAnnouncement(app.context.db, id)).toMatchObject({ status: 'in_review', revision })
  })

  test('a stale form comes back with its input, who changed which fields, and the current revision', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    const fields = {
      ...blank,
      headline: 'Water main burst',
      body: 'Ana says so.',
      include: ['US-TX-453-austin'],
      channels: ['board'],
      revision: '1',
    }
    await post(app, team.ana, `/announcements/${id}`, { ...fields, do: 'save' })
    const answer = await post(app, team.dana, `/announcements/${id}`, { ...fields, body: 'Dana says so.', do: 'save' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Ana Ruiz saved a newer version at 9:00 am CDT.')
    expect(answer.body).toContain('message')
    expect(answer.body).toContain('Dana says so.')
    expect(valuesOf(answer.body, 'revision')).toEqual(['2'])
  })

  test('what is out about an open incident is followed by an update, which shows it and promises a next one', async () => {
    const { id, incident } = await anAnnouncement(app, {
      by: team.dana,
      approvedBy: team.ana,
      status: 'published',
      link: 'https://example.org/',
      stage: 'initial',
    })
    const update = `/announcements/new?kind=service&incident=${incident}`
    for (const place of [`/announcements/${id}`, '/', '/calendar', '/areas/US-TX-453-austin', `/incidents/${incident}`])
      expect((await get(app, team.dana, place)).body, place).toContain(update.replace('&', '&amp;'))
    expect((await get(app, team.mei, '/calendar')).body).not.toContain('Post an update')
    const page = await get(app, team.dana, update)
    expect(page.body).toMatch(
      /What people were told last[\s\S]*First notice, today, 12:00 pm CDT[\s\S]*Water is off since 9 am\./,
    )
    expect(valuesOf(page.body, 'nextUpdateBy')).toEqual(['2026-06-10T14:00'])
    expect(valuesOf(page.body, 'headline')).toEqual(['Water main burst'])
    expect(valuesOf(page.body, 'include')).toEqual(['US-TX-453-austin'])
    expect(valuesOf(page.body, 'stage')).toEqual(['update'])
    expect(valuesOf(page.body, 'when')).toEqual(['approval'])
    expect(valuesOf(page.body, 'date')).toEqual([''])
  })

  test('an author of the other team cannot edit or create it', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    expect((await get(app, team.mei, `/announcements/${id}/edit`)).statusCode).toBe(403)
    for (const part of ['', '/check', '/pictures'])
      expect((await post(app, team.mei, `/announcements/${id}${part}`, { ...blank, do: 'check' })).statusCode).toBe(403)
    const saved = { ...blank, draft: id, revision: '1' }
    expect((await post(app, team.mei, '/announcements/check', saved)).statusCode).toBe(403)
    expect((await post(app, team.mei, '/announcements', { ...blank, do: 'save' })).statusCode).toBe(403)
    expect((await get(app, team.tom, '/announcements/new')).statusCode).toBe(403)
  })

  test('input is escaped on every page that shows it', async () => {
    const nasty = '<script>alert(1)</script>'
    const words = {
      ...blank,
      headline: nasty,
      body: nasty,
      category: nasty,
      place: nasty,
      names: nasty,
      include: [nasty],
      channels: ['board', nasty],
    }
    const answer = await post(app, team.dana, '/announcements', { ...words, 'text:board': nasty, do: 'paste' })
    expect(answer.body).not.toContain(nasty)
    const saved = await post(app, team.dana, '/announcements', { ...blank, headline: nasty, body: nasty, do: 'save' })
    const id = draftId(saved.headers.location)
    for (const url of [`/announcements/${id}`, `/announcements/${id}/edit`, '/announcements', '/'])
      expect((await get(app, team.dana, url)).body, url).not.toContain(nasty)
  })

  test('an announcement about an incident starts with its areas and can be reset to them', async () => {
    const incident = await reportIncident(
      app.context,
      {
        kind: 'unplanned',
        title: 'Main broken on 5th Street',
        areas: ['US-TX-453-austin'],
        severity: 'major',
        began: '2026-06-10T11:40:00.000Z',
      } as Parameters<typeof reportIncident>[1],
      team.dana,
    )
    const page = await get(app, team.dana, `/announcements/new?kind=service&incident=${incident.id}`)
    expect(valuesOf(page.body, 'include')).toEqual(['US-TX-453-austin'])
    expect(page.body).toContain('From the incident')

    const words = { ...blank, headline: 'Water off', body: 'No water.', incident: incident.id, channels: ['board'] }
    const wider = await post(app, team.dana, '/announcements', { ...words, include: ['US-TX-453'], do: 'check' })
    expect(wider.body).toContain('Goes beyond the incident’s areas')
    const back = await post(app, team.dana, '/announcements', { ...words, include: ['US-TX-453'], do: 'as-incident' })
    expect(valuesOf(back.body, 'include')).toEqual(['US-TX-453-austin'])
    const since = await post(app, team.dana, '/announcements', {
      ...words,
      include: ['US-TX-453-austin'],
      do: 'say:since',
    })
    expect(since.body).toContain('No water. Since 6:40 am CDT on Wed, Jun 10.')
  })
})

describe('the checks and their remedies', () => {
  const words = {
    ...blank,
    headline: 'Water off',
    body: 'No water.',
    channels: ['board'],
    when: 'time',
    date: '2026-06-10',
    time: '13:00',
  }
  let first: string
  beforeEach(async () => {
    await aRule(app)
    first = (
      await anAnnouncement(app, { by: team.dana, approvedBy: team.ana, status: 'scheduled', headline: 'Low pressure' })
    ).id
  })

  test('a finding names the colliding post, and its buttons change the form', async () => {
    const fields = { ...words, include: ['US-TX-453'] }
    const blocked = await post(app, team.dana, '/announcements', { ...fields, do: 'check' })
    expect(blocked.body).toContain('Cannot go out at 1:00 pm')
    expect(blocked.body).toContain(`<a href="/announcements/${first}">Low pressure</a>`)
    expect(blocked.body).toContain('Leave out Austin')

    const moved = await post(app, team.dana, '/announcements', { ...fields, do: 'at:2026-06-11T17:00:00.000Z' })
    expect(valuesOf(moved.body, 'date')).toEqual(['2026-06-11'])
    expect(valuesOf(moved.body, 'time')).toEqual(['12:00'])
    expect(moved.body).toContain('Can go out tomorrow at 12:00 pm')

    const narrowed = await post(app, team.dana, '/announcements', {
      ...fields,
      do: 'leave-out-places:US-TX-453-austin',
    })
    expect(valuesOf(narrowed.body, 'include')).toEqual(['US-TX-453'])
    expect(valuesOf(narrowed.body, 'exclude')).toEqual(['US-TX-453-austin'])
    expect(narrowed.body).toContain('Can go out at 1:00 pm')
  })

  test('a channel at its limit can be left out', async () => {
    await aChannel(app, 'sign')
    const fields = { ...words, include: ['US-TX-453-austin'], channels: ['board', 'sign'] }
    const blocked = await post(app, team.dana, '/announcements', { ...fields, do: 'check' })
    expect(blocked.body).toContain('value="leave-out:board"')
    const narrowed = await post(app, team.dana, '/announcements', { ...fields, do: 'leave-out:board' })
    expect(valuesOf(narrowed.body, 'channels')).toEqual(['sign'])
    expect(narrowed.body).toContain('Can go out at 1:00 pm')
  })

  test('on a county channel, the remedy leaves out the whole county', async () => {
    await aChannel(app, 'radio', { finest: 'county' })
    const texts = { by: team.dana, approvedBy: team.ana, status: 'scheduled' as const, channels: ['radio'] }
    await anAnnouncement(app, { ...texts, audience: { include: ['US-FL-033'], exclude: [] } })
    const fields = { ...words, include: ['US-FL-033-pensacola', 'US-FL-086'], channels: ['radio'] }
    const blocked = await post(app, team.dana, '/announcements', { ...fields, do: 'check' })
    expect(blocked.body).toContain('Cannot go out at 1:00 pm')
    const [, codes = ''] = blocked.body.match(/value="leave-out-places:([^"]*)"/) ?? []
    const narrowed = await post(app, team.dana, '/announcements', { ...fields, do: `leave-out-places:${codes}` })
    expect(narrowed.body).toContain('Can go out at 1:00 pm')
    expect(valuesOf(narrowed.body, 'include')).toEqual(['US-FL-086'])
  })

  test('if only some zones have quiet hours, each zone can have its own time', async () => {
    await aRule(app, {
      type: 'quiet',
      name: 'Nights',
      start: '21:00',
      end: '08:00',
    })
    await aChannel(app, 'sign')
    const fields = {
      ...words,
      zone: 'America/New_York',
      include: ['US-FL'],
      channels: ['sign'],
      date: '2026-06-11',
      time: '08:15',
    }
    const blocked = await post(app, team.dana, '/announcements', { ...fields, do: 'check' })
    expect(blocked.body).toContain('Quiet hours in')
    expect(blocked.body).toContain('value="local"')
    const split = await post(app, team.dana, '/announcements', { ...fields, do: 'local' })
    expect(valuesOf(split.body, 'when')).toEqual(['local'])
    expect(valuesOf(split.body, 'time')).toEqual(['08:15'])
    expect(split.body).toContain('Can go out')
  })

  test('the strip of the next seven days offers the start of each free interval', async () => {
    const page = await post(app, team.dana, '/announcements', { ...words, include: ['US-TX-453-austin'], do: 'check' })
    expect(page.body.match(/<span class="visually-hidden">(today|tomorrow|[A-Z][a-z]{2}, Jun \d+): /g)).toHaveLength(7)
    expect(page.body).toContain('value="at:2026-06-11T17:00:00.000Z"')
    expect(page.body).toContain('Next free: tomorrow, 12:00 pm CDT')
  })

  test('a time further ahead shows the seven days around it', async () => {
    const far = { ...words, include: ['US-TX-453-austin'], date: '2026-07-15', time: '12:00' }
    const page = await post(app, team.dana, '/announcements', { ...far, do: 'check' })
    expect(page.body).toContain('Tue, Jul 14: free all day')
    expect(page.body).toContain('<rect class="chosen" x="50.000%"')
  })

  test('typing updates the parts of the page that depend on it, and saves nothing', async () => {
    const fields = { ...words, include: ['US-TX-453-austin'] }
    const answer = await postPartial(app, team.dana, '/announcements/check', fields)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toMatch(/^<hx-partial hx-target="#newer"/)
    expect(answer.body).not.toContain('<html')
    for (const part of ['reach', 'channels', 'time-help', 'free-times', 'previews', 'checks'])
      expect(answer.body).toContain(`hx-target="#${part}"`)
    expect(answer.body).toContain('Cannot go out at 1:00 pm')
    expect((await get(app, team.dana, '/announcements')).body).not.toContain('Water off')
  })

  test('typing the name of an area lists the matches and marks those in the audience', async () => {
    const form = { ...blank, place: 'mia', include: ['US-FL-086-miami', 'US-TX'] }
    const answer = await postPartial(app, team.dana, '/announcements/areas?for=', form)
    expect(answer.body).toMatch(/^<div class="area-results"/)
    expect(answer.body).toContain('value="drop:US-FL-086-miami"')
    expect(answer.body).toContain('value="include:US-FL-086"')
  })

  test('marketing is blocked in the areas of an incident, and the finding names the incident', async () => {
    await reportIncident(
      app.context,
      {
        kind: 'unplanned',
        title: 'Main broken',
        areas: ['US-TX-453-austin'],
        severity: 'major',
        began: '2026-06-10T11:40:00.000Z',
      } as Parameters<typeof reportIncident>[1],
      team.dana,
    )
    const offer = {
      ...words,
      kind: 'marketing',
      include: ['US-TX'],
      channels: ['board'],
      date: '2026-06-10',
      time: '18:00',
    }
    const answer = await post(app, team.mei, '/announcements', { ...offer, do: 'check' })
    expect(answer.body).toContain('Stopped by “Main broken”')
    expect(answer.body).not.toContain('name="severity"')
  })
})

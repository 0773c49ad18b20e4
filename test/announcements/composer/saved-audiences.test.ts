import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
import { listSavedByName } from '../../../server/audiences/saved/queries.ts'
import { listBookingsOf } from '../../../server/calendar/booking-queries.ts'
import {
  aChannel,
  anAnnouncement,
  aTeam,
  type Colleague,
  type Colleagues,
  get,
  post,
} from '../../support/announcements.ts'
import { caller } from '../../support/api.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

const travis = { include: ['US-TX-453'], exclude: ['US-TX-453-austin'] }
const florida = { include: ['US-FL'], exclude: [] }
const blank = { kind: 'service', severity: 'minor', when: 'none', zone: 'America/Chicago' }

describe.each(databases)('the composer with saved audiences, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeAll(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterAll(() => app.stop())

  const save = async (by: Colleague, name: string, more: object = {}) =>
    (await caller(app, by)('POST', '/audiences', { body: { name, audience: travis, ...more } })).json()
  const includedIn = (html: string) => [...html.matchAll(/name="include" value="([^"]*)"/g)].map(([, code]) => code)

  test('one is chosen among one’s own and the shared ones, and its marks are copied', async () => {
    expect((await get(app, team.mei, '/announcements/new')).body).not.toContain('Use a saved audience')
    const { id } = await save(team.dana, 'Around Austin')
    const shared = await save(team.ana, 'Sunshine', { audience: florida, shared: true })
    await save(team.ana, 'Not for others')
    const page = await get(app, team.dana, '/announcements/new')
    expect(page.body).toContain(`<option value="${id}" >Around Austin</option>`)
    expect(page.body).toContain(`<option value="${shared.id}" >Sunshine</option>`)
    expect(page.body).not.toContain('Not for others')

    const used = await post(app, team.dana, '/announcements', {
      ...blank,
      include: 'US-TX',
      saved: id,
      do: 'use-saved',
    })
    expect(includedIn(used.body)).toEqual(['US-TX-453'])
    expect(used.body).toContain('name="exclude" value="US-TX-453-austin"')
    expect(used.body).toContain('From “Around Austin”')
    expect(used.body).not.toContain('Save this audience')

    for (const wrong of ['', 'nothing', (await save(team.ana, 'Another')).id]) {
      const kept = await post(app, team.dana, '/announcements', {
        ...blank,
        include: 'US-TX',
        saved: wrong,
        do: 'use-saved',
      })
      expect(kept.body).toContain('Choose one of the saved audiences.')
      expect(includedIn(kept.body)).toEqual(['US-TX'])
    }
    const begun = await get(app, team.dana, `/announcements/new?audience=${id}`)
    expect(includedIn(begun.body)).toEqual(['US-TX-453'])
  })

  test('the one that was used is named as the source, and of others with the same areas only that they are the same', async () => {
    const audience = { include: ['US-FL', 'US-TX-453'], exclude: [] }
    const first = await save(team.dana, 'All of it', { audience })
    const second = await save(team.dana, 'Border', { audience })
    const sourceIn = (html: string) => /<h2 id="who">[^<]*<\/h2>\s*<p class="note">([^<]*)/.exec(html)?.[1]
    for (const { id, name } of [second, first]) {
      const used = await post(app, team.dana, '/announcements', { ...blank, saved: id, do: 'use-saved' })
      expect(sourceIn(used.body)).toBe(`From “${name}”`)
      const later = await post(app, team.dana, '/announcements', { ...composerFields(used.body), do: 'check' })
      expect(sourceIn(later.body)).toBe(`From “${name}”`)
      const begun = await get(app, team.dana, `/announcements/new?audience=${id}`)
      expect(sourceIn(begun.body)).toBe(`From “${name}”`)
    }
    const byHand = await post(app, team.dana, '/announcements', { ...blank, include: audience.include, do: 'check' })
    expect(sourceIn(byHand.body)).toBe('Same areas as “All of it” and “Border”')
    const changed = { ...blank, include: 'US-TX', used: first.id, do: 'check' }
    expect(sourceIn((await post(app, team.dana, '/announcements', changed)).body)).toBeUndefined()
    const draft = await anAnnouncement(app, { by: team.dana, audience })
    const again = await get(app, team.dana, `/announcements/${draft.id}/edit`)
    expect(sourceIn(again.body)).toBe('Same areas as “All of it” and “Border”')
  })

  test('what was approved and booked with one stays when it is changed, and when it is deleted', async () => {
    const { id } = await save(team.dana, 'Booked with')
    const page = await post(app, team.dana, '/announcements', { ...blank, saved: id, do: 'use-saved' })
    const audience = { include: includedIn(page.body) as string[], exclude: travis.exclude }
    const by = { by: team.dana, approvedBy: team.tom, audience }
    const approved = await anAnnouncement(app, { ...by, status: 'approved' })
    const scheduled = await anAnnouncement(app, { ...by, status: 'scheduled' })
    const draft = await anAnnouncement(app, { by: team.dana, audience })
    const all = async () =>
      Promise.all(
        [approved, scheduled, draft].map(async (one) => [
          await findAnnouncement(app.context.db, one.id),
          await listBookingsOf(app.context.db, one.id),
        ]),
      )
    const before = await all()
    const dana = caller(app, team.dana)
    expect((await dana('PATCH', `/audiences/${id}`, { body: { audience: florida }, revision: 1 })).statusCode).toBe(200)
    expect(await all()).toEqual(before)
    expect((await dana('DELETE', `/audiences/${id}`, { revision: 2 })).statusCode).toBe(204)
    expect(await all()).toEqual(before)
    expect(before[0]![0]).toMatchObject({ status: 'approved', audience: travis })
  })

  test('the areas of a draft are saved under a name, and the draft stays as it was typed', async () => {
    const typed = { ...blank, headline: 'Water is off', include: 'US-TX-141', do: 'save-audience' }
    const count = async () => (await listSavedByName(app.context.db, team.mei)).length
    const before = await count()
    const nameless = await post(app, team.mei, '/announcements', { ...typed, audienceName: ' ' })
    expect(nameless.statusCode).toBe(422)
    expect(nameless.body).toContain('href="#audienceName">Enter a name.')
    expect(nameless.body).toContain('value="Water is off"')
    expect(await count()).toBe(before)

    const named = { ...typed, audienceName: 'El Paso', audienceShared: 'yes' }
    const saved = await post(app, team.mei, '/announcements', named)
    expect(saved.statusCode).toBe(200)
    expect(saved.body).toContain('Saved as “El Paso”. The draft itself is not saved yet.')
    expect(saved.body).toContain('From “El Paso”')
    expect(saved.body).toContain('value="Water is off"')
    expect(await count()).toBe(before + 1)
    expect((await listSavedByName(app.context.db, team.dana)).map(({ name }) => name)).toContain('El Paso')

    const again = await post(app, team.mei, '/announcements', { ...named, include: 'US-FL' })
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('You already have an audience called “El Paso”.')
  })
})

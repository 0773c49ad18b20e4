import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement, findAnnouncementIfAny } from '../../../server/announcements/queries.ts'
import { listRevisions } from '../../../server/announcements/review-queries.ts'
import { listAudit } from '../../../server/audit/queries.ts'
import {
  aChannel,
  anAnnouncement,
  aTeam,
  type Colleague,
  type Colleagues,
  get,
  post,
  postPartial,
} from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { composerFields } from '../support/composer-fields.ts'

describe.each(databases)('A draft that saves itself, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
  })
  afterEach(() => app.stop())

  type Fields = Record<string, string | string[]>

  /** A new form as it is opened, and the id that it has. */
  async function newForm(who: Colleague): Promise<{ id: string; fields: Fields }> {
    const fields = composerFields((await get(app, who, '/announcements/new')).body)
    return { id: fields['draft']![0]!, fields }
  }

  async function openDraft(id: string, who: Colleague): Promise<Fields> {
    return composerFields((await get(app, who, `/announcements/${id}/edit`)).body)
  }

  const keep = (who: Colleague, id: string, fields: Fields) =>
    postPartial(app, who, `/announcements/${id}/keep`, fields)
  const countDrafts = async () => (await app.context.db.selectFrom('announcements').select('id').execute()).length
  const find = (id: string) => findAnnouncement(app.context.db, id)
  const versions = async (id: string) =>
    (await listRevisions(app.context.db, id)).map(({ content }) => content.headline)
  const audited = async (id: string) =>
    (await listAudit(app.context.db, { subject: `announcement:${id}` }, 100)).map(({ action, after }) => [
      action,
      (after as { headline?: string }).headline,
    ])

  test('the first word makes it a draft, and its own address leads back to it', async () => {
    const { id, fields } = await newForm(team.dana)
    expect((await keep(team.dana, id, fields)).body).toContain('Not saved yet')
    expect(await findAnnouncementIfAny(app.context.db, id)).toBeNull()

    const first = await keep(team.dana, id, { ...fields, headline: 'Water' })
    expect(first.statusCode).toBe(200)
    expect(first.body).toContain('Saved 9:00 am CDT')
    expect(first.body).toContain(`data-address="/announcements/${id}/edit"`)
    expect(await find(id)).toMatchObject({ status: 'draft', headline: 'Water', revision: 1 })
    const { revision } = composerFields(first.body)
    await keep(team.dana, id, { ...fields, revision: revision!, headline: 'Water off' })
    expect(await find(id)).toMatchObject({ headline: 'Water off', revision: 2 })

    const again = await get(app, team.dana, `/announcements/new?kind=service&draft=${id}`)
    expect(again.headers.location).toBe(`/announcements/${id}/edit`)
    const others = await get(app, team.ana, `/announcements/new?draft=${id}`)
    expect(composerFields(others.body)['draft']).not.toEqual([id])
  })

  test('the buttons of the page that it was opened as go on with it, and make no second one', async () => {
    const { id, fields } = await newForm(team.dana)
    await keep(team.dana, id, { ...fields, headline: 'Water' })
    const known = { ...fields, revision: '1', headline: 'Water off' }
    const added = await post(app, team.dana, '/announcements', { ...known, do: 'include:US-TX-453-austin' })
    expect(added.body).toContain(`action="/announcements/${id}"`)
    const saved = await post(app, team.dana, '/announcements', { ...known, do: 'save' })
    expect(saved.headers.location).toBe(`/announcements/${id}/edit`)
    expect(await find(id)).toMatchObject({ headline: 'Water off', revision: 2 })
    expect(await countDrafts()).toBe(1)
  })

  test('what cannot be saved yet is named, and keeps nothing else from being saved', async () => {
    const { id, fields } = await newForm(team.dana)
    const half = { headline: 'Water off', link: 'nowhere', publishBy: 'incomplete', names: 'Atlantis' }
    const { statusCode, body } = await keep(team.dana, id, { ...fields, ...half })
    expect(statusCode).toBe(200)
    expect(body).toContain('Not saved yet: don’t publish after, link, and list of places.')
    expect(body).toContain('data-kept="some"')
    expect(await find(id)).toMatchObject({ headline: 'Water off', link: '', publishBy: null })

    const late = { revision: '1', headline: 'Water is off', when: 'time', date: '2026-06-01', time: '09:00' }
    const answer = await keep(team.dana, id, { ...fields, ...late })
    expect(answer.body).toContain('Not saved yet: time.')
    expect(await find(id)).toMatchObject({ headline: 'Water is off', at: 'approval' })
  })

  test('what one person writes within ten minutes is one version, and the audit is told before anything follows', async () => {
    const { id, fields } = await newForm(team.dana)
    const write = async (headline: string, who = team.dana) => {
      const { revision } = (await findAnnouncementIfAny(app.context.db, id)) ?? { revision: 0 }
      const answer = await keep(who, id, { ...fields, revision: String(revision), headline })
      expect(answer.statusCode).toBe(200)
    }
    for (const headline of ['Wat', 'Water', 'Water off']) await write(headline)
    expect(await versions(id)).toEqual(['Water off'])
    expect(await audited(id)).toEqual([['create', 'Wat']])

    app.clock.pass({ minutes: 11 })
    await write('Water is off')
    await write('Water is off in Austin', team.ana)
    await write('Water is off in all of Austin', team.ana)
    expect(await versions(id)).toEqual(['Water off', 'Water is off', 'Water is off in all of Austin'])

    const { revision } = await find(id)
    const unchanged = { ...(await openDraft(id, team.ana)), do: 'save' }
    expect((await post(app, team.ana, `/announcements/${id}`, unchanged)).statusCode).toBe(303)
    expect(await find(id)).toMatchObject({ revision })
    await write('Water is back', team.ana)
    expect(await versions(id)).toHaveLength(4)
    expect(await audited(id)).toEqual([
      ['create', 'Wat'],
      ['edit', 'Water off'],
      ['edit', 'Water is off'],
      ['edit', 'Water is off in Austin'],
      ['edit', 'Water is off in all of Austin'],
      ['edit', 'Water is back'],
    ])
  })

  test('what is in review is not taken back by it', async () => {
    const { id, revision } = await anAnnouncement(app, { by: team.dana, status: 'in_review' })
    const page = (await get(app, team.dana, `/announcements/${id}/edit`)).body
    expect(page).not.toContain('data-keep')
    const answer = await keep(team.dana, id, { ...composerFields(page), headline: 'Another' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('It is in review, so it does not save itself.')
    expect(await find(id)).toMatchObject({ status: 'in_review', revision })
  })

  test('it does not overwrite what somebody else has saved meanwhile, and says who did', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    const fields = await openDraft(id, team.dana)
    app.clock.pass({ minutes: 42 })
    const theirs = { ...(await openDraft(id, team.ana)), headline: 'Ana was here' }
    await keep(team.ana, id, theirs)
    const said = 'Ana Ruiz saved a newer version at 9:42 am CDT.'
    const check = await postPartial(app, team.dana, `/announcements/${id}/check`, fields)
    expect(check.body).toContain(said)
    const answer = await keep(team.dana, id, { ...fields, body: 'Dana was here.' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(said)
    expect(composerFields(answer.body)['revision']).toEqual(fields['revision'])
    expect(await find(id)).toMatchObject({ headline: 'Ana was here', body: 'Water is off since 9 am.' })
  })

  test('a window that is still open does not bring back what was deleted', async () => {
    const { id, fields } = await newForm(team.dana)
    await keep(team.dana, id, { ...fields, headline: 'Water off' })
    const deleted = await post(app, team.dana, `/announcements/${id}/delete`, { revision: '1' })
    expect(deleted.statusCode).toBe(303)
    const known = { ...fields, revision: '1', headline: 'Water is off' }
    for (const revision of ['0', '1'])
      expect((await keep(team.dana, id, { ...known, revision })).body).toContain(
        'You deleted this draft in another window. Save it as a new one to keep your words.',
      )
    for (const button of ['save', 'submit', 'include:US-TX-453-austin']) {
      const answer = await post(app, team.dana, '/announcements', { ...known, do: button })
      expect(answer.statusCode).toBe(409)
      expect(composerFields(answer.body)).toMatchObject({ headline: ['Water is off'], revision: ['0'] })
    }
    expect(await countDrafts()).toBe(0)
  })

  test('whoever has a draft open that somebody else deletes is told, and saves the words as a new one', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    const fields = { ...(await openDraft(id, team.dana)), headline: 'Dana’s words' }
    expect((await post(app, team.ana, `/announcements/${id}/delete`, { revision: '1' })).statusCode).toBe(303)
    const said = 'Ana Ruiz deleted this draft. Save it as a new one to keep your words.'
    const check = await postPartial(app, team.dana, `/announcements/${id}/check`, fields)
    expect(check.body).toContain(said)
    const kept = await keep(team.dana, id, fields)
    expect(kept.statusCode).toBe(409)
    expect(kept.body).toContain(said)
    const saved = await post(app, team.dana, `/announcements/${id}`, { ...fields, do: 'save' })
    expect(saved.body).toContain(said)
    expect(saved.body).not.toContain('data-keep=')

    for (const page of [kept, saved]) {
      const known = composerFields(page.body)
      const anew = { ...fields, ...known, do: 'save' }
      for (const _twice of [1, 2]) await post(app, team.dana, '/announcements', anew)
      expect(await find(known['draft']![0]!)).toMatchObject({ headline: 'Dana’s words', status: 'draft' })
    }
    expect(await countDrafts()).toBe(2)
    expect((await post(app, team.dana, '/announcements/nobody', { ...fields, do: 'save' })).statusCode).toBe(404)
  })

  test('what several people wrote is not deleted in one click, and can be canceled', async () => {
    const { id } = await anAnnouncement(app, { by: team.dana })
    await keep(team.ana, id, { ...(await openDraft(id, team.ana)), headline: 'Ana was here' })
    const page = (await get(app, team.dana, `/announcements/${id}`)).body
    expect(page).not.toContain(`/announcements/${id}/delete"`)
    expect(page).toContain(`/announcements/${id}/cancel"`)
    expect((await post(app, team.dana, `/announcements/${id}/delete`, { revision: '2' })).statusCode).toBe(409)
    expect(await find(id)).toMatchObject({ status: 'draft' })
  })

  test('a new form that was sent already shows the words that were changed since', async () => {
    const { fields } = await newForm(team.dana)
    const words = { headline: 'Water off', body: 'Since 8 am.', include: 'US-TX-453-austin', channels: 'board' }
    const sent = { ...fields, ...words, do: 'submit' }
    const first = await post(app, team.dana, '/announcements', sent)
    const again = await post(app, team.dana, '/announcements', sent)
    expect(again.headers.location).toBe(first.headers.location)
    const changed = await post(app, team.dana, '/announcements', { ...sent, body: 'Since 7 am.' })
    expect(changed.statusCode).toBe(409)
    expect(composerFields(changed.body)).toMatchObject({ undecided: ['body'], body: ['Since 7 am.'] })
  })

  test('a set time without a day and a time is asked for before it is sent', async () => {
    const { id, fields } = await newForm(team.dana)
    const words = { headline: 'Water off', body: 'Since 8 am.', include: 'US-TX-453-austin', channels: 'board' }
    const unset = { ...fields, ...words, when: 'time', date: '', time: '' }
    const ask = 'Choose a day and time.'
    const check = await postPartial(app, team.dana, '/announcements/check', unset)
    expect(check.body).toContain(ask)
    expect(check.body).not.toContain('hx-target="#problems"')
    const refused = await post(app, team.dana, '/announcements', { ...unset, do: 'submit' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(ask)
    expect(await find(id)).toMatchObject({ status: 'draft', headline: 'Water off' })

    const half = { ...composerFields(refused.body), date: '2026-06-11' }
    expect((await keep(team.dana, id, half)).body).toContain('Saved, without the day: enter a time too.')
    const whole = await postPartial(app, team.dana, `/announcements/${id}/check`, { ...half, time: '10:00' })
    expect(whole.body).toContain('hx-target="#problems"')
  })

  test('two that are sent at once make one draft', async () => {
    const { id, fields } = await newForm(team.dana)
    const answers = await Promise.all(['A', 'B'].map((headline) => keep(team.dana, id, { ...fields, headline })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAnnouncement } from '../../../server/announcements/queries.ts'
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
import { anIncident } from '../../support/notices.ts'
import { composerFields } from '../support/composer-fields.ts'

describe.each(databases)('Two people in one draft, on %s', (_name, open) => {
  let app: TestApp
  let team: Colleagues
  let id: string
  let dana: Record<string, string | string[]>
  beforeEach(async () => {
    app = await startApp({ open })
    team = await aTeam(app)
    await aChannel(app, 'board')
    id = (await anAnnouncement(app, { by: team.dana, opens: 'unplanned' })).id
    dana = await openDraft(team.dana)
    app.clock.pass({ minutes: 42 })
  })
  afterEach(() => app.stop())

  const openDraft = async (who: Colleague) => composerFields((await get(app, who, `/announcements/${id}/edit`)).body)
  const press = (who: Colleague, fields: object, button: string) =>
    post(app, who, `/announcements/${id}`, { ...fields, do: button })
  const keepAs = (who: Colleague, fields: Record<string, string | string[]>) =>
    postPartial(app, who, `/announcements/${id}/keep`, fields)
  const find = () => findAnnouncement(app.context.db, id)
  const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

  /** Ana writes while Dana has the draft open, and saves at every pause. */
  async function anaSaves(...changes: object[]): Promise<void> {
    for (const change of changes) {
      const fields = { ...(await openDraft(team.ana)), ...change }
      expect((await postPartial(app, team.ana, `/announcements/${id}/keep`, fields)).statusCode).toBe(200)
    }
  }

  test('what only the other changed is taken over, and what only one has changed oneself stays', async () => {
    await anaSaves({ severity: 'major' }, { severity: 'major', link: 'https://example.org/water' })
    const refused = await press(team.dana, { ...dana, headline: 'Dana’s headline' }, 'save')
    expect(refused.statusCode).toBe(409)
    const text = textOf(refused.body)
    expect(text).toContain(
      'Ana Ruiz saved a newer version at 9:42 am CDT. In the form now, as they saved it: severity and link.',
    )
    const merged = composerFields(refused.body)
    expect(merged).toMatchObject({ headline: ['Dana’s headline'], severity: ['major'] })
    expect(merged).not.toHaveProperty('undecided')
    expect((await press(team.dana, merged, 'save')).statusCode).toBe(303)
    expect(await find()).toMatchObject({
      headline: 'Dana’s headline',
      severity: 'major',
      link: 'https://example.org/water',
    })
  })

  test('what both changed stands side by side, and is decided field by field', async () => {
    await anaSaves({ headline: 'Ana’s headline', body: 'Water is off since 8 am.' })
    const both = { headline: 'Dana’s headline', body: 'Water is off since 7 am.' }
    const compared = await press(team.dana, { ...dana, ...both }, 'compare')
    expect(compared.body).toContain('Water is off since <del>8</del>')
    expect(compared.body).toContain('Water is off since <ins>7</ins>')
    expect(textOf(compared.body)).toContain('Changed in both: headline and message.')
    expect(compared.body).not.toContain('data-keep=')

    const undecided = composerFields(compared.body)
    expect(undecided).toMatchObject({ headline: [both.headline], body: [both.body], revision: ['2'] })
    const taken = await press(team.dana, undecided, 'take:headline')
    expect(composerFields(taken.body)).toMatchObject({ headline: ['Ana’s headline'], body: [both.body] })
    const decided = await press(team.dana, composerFields(taken.body), 'mine:body')
    expect(decided.body).not.toContain('Changed in both')
    expect(decided.body).toContain('data-keep=')
    await postPartial(app, team.dana, `/announcements/${id}/keep`, composerFields(decided.body))
    expect(await find()).toMatchObject({ headline: 'Ana’s headline', body: both.body })
  })

  test('times, places and channels can be taken as well', async () => {
    const theirs = { include: ['US-TX-453'], date: '2026-06-11', time: '10:00', publishBy: '2026-06-11T12:00' }
    await anaSaves(theirs)
    const own = { include: ['US-FL-086'], date: '2026-06-12', publishBy: '2026-06-12T12:00' }
    let form = composerFields((await press(team.dana, { ...dana, ...own }, 'compare')).body)
    expect(form['undecided']).toEqual(expect.arrayContaining(['audience', 'at', 'publishBy']))
    for (const field of ['audience', 'at', 'publishBy'])
      form = composerFields((await press(team.dana, form, `take:${field}`)).body)
    expect(form).toMatchObject({ include: ['US-TX-453'], date: ['2026-06-11'], time: ['10:00'] })
    const before = await find()
    expect((await press(team.dana, form, 'save')).statusCode).toBe(303)
    expect(await find()).toEqual(before)
  })

  test('a mistake in the form does not make one overwrite what one has not seen', async () => {
    await anaSaves({ headline: 'Ana’s headline' })
    const wrong = { ...dana, headline: 'Dana’s headline', link: 'nowhere' }
    const refused = composerFields((await press(team.dana, wrong, 'save')).body)
    expect((await press(team.dana, { ...refused, link: '' }, 'save')).statusCode).toBe(409)
    expect(await find()).toMatchObject({ headline: 'Ana’s headline' })
  })

  test('a window that has not seen the newest version is not told that it has, also when its time is half typed', async () => {
    await anaSaves({ date: '2026-06-15' })
    const empty = await keepAs(team.dana, { ...dana, time: '' })
    expect(empty.statusCode).toBe(409)
    expect(empty.body).toContain('Ana Ruiz saved a newer version')
    expect(composerFields(empty.body)['revision']).toEqual(dana['revision'])
    const typed = { ...dana, ...composerFields(empty.body), time: '11:00' }
    expect((await keepAs(team.dana, typed)).statusCode).toBe(409)
    const { at } = await find()
    expect(at).toMatchObject({ wall: expect.stringContaining('2026-06-15') })
  })

  test('what is half typed stays as it was typed when the other’s changes come into the form', async () => {
    await anaSaves({ expectedEnd: '2026-06-16T18:00', confidence: 'known', headline: 'Ana’s headline' })
    const half = { ...dana, time: '', nextUpdateBy: '2026-06-1' }
    const merged = composerFields((await press(team.dana, half, 'compare')).body)
    expect(merged).toMatchObject({
      ...{ headline: ['Ana’s headline'], expectedEnd: ['2026-06-16T18:00'], confidence: ['known'] },
      ...{ when: ['time'], date: dana['date'], time: [''], nextUpdateBy: ['2026-06-1'] },
    })
    expect((await keepAs(team.dana, merged)).statusCode).toBe(200)
    expect(await find()).toMatchObject({ at: { at: expect.any(String) }, confidence: 'known' })
  })

  test('a time that the other changed does not clear an end that is half typed, and neither does saving', async () => {
    await anaSaves({ date: '2026-06-14', expectedEnd: '2026-06-16T18:00', confidence: 'known' })
    dana = await openDraft(team.dana)
    await anaSaves({ date: '2026-06-15' })
    const half = { ...dana, expectedEnd: 'incomplete' }
    expect(
      composerFields((await press(team.dana, { ...half, expectedEnd: '2026-06-1' }, 'compare')).body),
    ).toMatchObject({
      ...{ date: ['2026-06-15'], expectedEnd: ['2026-06-1'], confidence: ['known'] },
    })
    const { revision } = await find()
    expect((await keepAs(team.dana, { ...half, revision: String(revision), date: '2026-06-15' })).statusCode).toBe(200)
    expect(await find()).toMatchObject({ expectedEnd: expect.any(String), confidence: 'known' })
  })

  test('what both changed stays to be decided when the other saves something else', async () => {
    await anaSaves({ headline: 'Ana’s headline' })
    const first = composerFields((await press(team.dana, { ...dana, headline: 'Dana’s headline' }, 'compare')).body)
    await anaSaves({ link: 'https://example.org/water' })
    const second = composerFields((await press(team.dana, first, 'compare')).body)
    expect(second).toMatchObject({ undecided: ['headline'], link: ['https://example.org/water'] })
  })

  test('what it is about is decided as one: an incident and the stage with it', async () => {
    const incident = 'a-burst-main'
    await anIncident(app.context.db, incident, '2026-06-10T13:00:00.000Z')
    await anaSaves({ incident, stage: 'correction' })
    const opened = composerFields((await press(team.dana, { ...dana, incident: 'new:planned' }, 'compare')).body)
    expect(opened).toMatchObject({ undecided: ['incident'], incident: ['new:planned'] })
    const taken = composerFields((await press(team.dana, opened, 'take:incident')).body)
    expect(taken).toMatchObject({ incident: [incident], stage: ['correction'] })

    const only = composerFields((await press(team.dana, { ...dana, link: 'https://example.org' }, 'compare')).body)
    expect(only).toMatchObject({ incident: [incident], stage: ['correction'], link: ['https://example.org'] })
  })
})

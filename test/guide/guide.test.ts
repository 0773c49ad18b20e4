import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guidePage } from '../../server/guide/guide-page.ts'
import type { CaseView, SceneView } from '../../server/guide/props.ts'
import { spread } from '../../server/guide/scale.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'

const { cases } = guidePage()
const caseOf = (number: number) => cases.find((view) => view.number === number)!
const verdictsOf = ({ scenes, facts }: CaseView) => [
  ...scenes.map(({ trials }) => trials.map(({ status }) => status.word)).filter((words) => words.length > 0),
  ...facts.map(({ status }) => status.word),
]
const sentencesOf = (number: number) =>
  caseOf(number).scenes.flatMap(({ trials }) => trials.flatMap(({ says }) => says.slice(0, -1)))
const bracketsOf = ({ picture }: SceneView) =>
  picture.rows.map(({ brackets }) => brackets.map(({ label, over }) => `${over ? 'over ' : ''}${label.text}`))

const allowed = 'Allowed'
const blocked = 'Blocked'

describe('every verdict on the page matches the table of worked cases', () => {
  test.each<[number, (string | string[])[]]>([
    [1, [[blocked, allowed]]],
    [2, [[allowed]]],
    [3, [[blocked]]],
    [4, [[allowed], [blocked]]],
    [
      5,
      [
        [blocked, allowed],
        [allowed, allowed],
      ],
    ],
    [6, [[blocked, allowed]]],
    [7, ['Refused', 'Asks which']],
    [8, [[blocked]]],
    [9, [[blocked, allowed, blocked]]],
    [10, ['The same as Texas']],
    [11, [[allowed]]],
    [12, ['1 place']],
    [13, [blocked, allowed, blocked]],
    [14, [[allowed]]],
    [15, ['One succeeds']],
    [16, [[allowed], [blocked]]],
    [17, [[blocked]]],
    [18, [[allowed], 'Move 1 post']],
    [19, [[allowed, blocked, blocked, allowed]]],
    [20, [[blocked]]],
    [21, [[blocked], [blocked]]],
    [22, [[blocked]]],
    [23, [[blocked], [allowed]]],
    [24, [[blocked], '10 places']],
    [25, ['They stay', 'They are on hold']],
    [26, [allowed, 'Held']],
    [27, [[blocked, blocked, allowed]]],
    [28, [[allowed, blocked]]],
    [29, ['Refused']],
    [30, ['Within the rules', 'Reported']],
  ])('case %i', (number, verdicts) => {
    expect(verdictsOf(caseOf(number))).toEqual(verdicts)
  })

  test('there are thirty cases, in order', () => {
    expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    expect(cases.filter(({ inWordsOnly }) => inWordsOnly).map(({ number }) => number)).toEqual([13, 15, 25, 26, 29])
  })
})

test('a verdict names only the places at their limit', () => {
  expect(sentencesOf(8)).toEqual(['Pensacola would get 2 posts on Facebook on Tuesday, July 14; the limit is 1 a day.'])
  expect(sentencesOf(9).at(-1)).toContain('There: Austin, Pflugerville, and Elsewhere in Travis County.')
  expect(sentencesOf(17)).toEqual(['El Paso would get 3 posts on Facebook within 24 hours; the limit is 2.'])
  expect(sentencesOf(22)).toEqual([
    'Austin would get 3 posts on all channels together within 24 hours; the limit is 1.',
  ])
})

test('a blocked verdict names the next free time', () => {
  const nextIn = (number: number) => caseOf(number).scenes[0]!.trials[0]!.says.at(-1)
  expect(nextIn(8)).toBe('Next free: Wed, Jul 15, 1:00 am, or leave out 1 place.')
  expect(nextIn(20)).toBe('Next free: Wed, Jun 10, 9:00 am, or split it by zone.')
})

test('pictures show the windows', () => {
  const windows = (number: number) => caseOf(number).scenes.map(bracketsOf)
  expect(windows(1)).toEqual([[['over 24 hours: 2 posts, 1 allowed']]])
  expect(windows(2)).toEqual([[['7 days']]])
  expect(windows(8)).toEqual([[['Wednesday, July 15'], ['over Tuesday, July 14: 2 posts, 1 allowed']]])
  expect(windows(9)).toEqual([[['over 24 hours: 3 posts, 2 allowed'], ['24 hours']]])
  expect(windows(21)).toEqual([[['over 10 hours']], [['over 12 hours']]])
  expect(windows(23)).toEqual([[['over 24 hours: 2 posts, 1 allowed']], [['24 hours']]])
  expect(windows(30)).toEqual([[[]], [['over 24 hours: 2 posts, 1 allowed']]])
})

test('a picture marks blocked and free time, and its text says the same in words', () => {
  const { picture } = caseOf(1).scenes[0]!
  expect(picture.rows[0]!.shades.map(({ kind }) => kind)).toEqual(['blocked', 'free'])
  expect(picture.heads.map(({ letter, blocked }) => [letter, blocked])).toEqual([
    ['A', true],
    ['B', false],
  ])
  expect(picture.text).toBe(
    'Timeline in Central time. Austin, Texas: posts at Wed, Jun 10, 9:00 am; blocked until Thu, Jun 11, 9:00 am; ' +
      'window from Wed, Jun 10, 9:00 am to Thu, Jun 11, 9:00 am, 24 hours: 2 posts, 1 allowed; ' +
      'A at Thu, Jun 11, 8:59:59 am blocked; B at Thu, Jun 11, 9:00 am allowed.',
  )
  const night = caseOf(19).scenes[0]!.picture.rows[0]!
  expect(night.shades.map(({ kind }) => kind)).toEqual(['free', 'quiet', 'free'])
})

test('overlapping labels are spread out and keep their order', () => {
  expect(spread([50, 10, 50], 2)).toEqual([49, 10, 51])
  expect(spread([10, 11, 12.5], 2)).toEqual([
    expect.closeTo(11.1667 - 2),
    expect.closeTo(11.1667),
    expect.closeTo(11.1667 + 2),
  ])
  expect(spread([], 2)).toEqual([])
})

describe('the page', () => {
  let app: TestApp
  let headers: { cookie: string }
  beforeAll(async () => {
    app = await startApp()
    headers = await signIn(app, await aPerson(app, { can: [] }))
  })
  afterAll(() => app.stop())

  test('shows every case to everyone signed in, with a text for each picture', async () => {
    const { statusCode, body } = await app.inject({ url: '/calendar/how', headers })
    expect(statusCode).toBe(200)
    for (const { number, title } of cases) {
      expect(body).toContain(`id="case-${number}"`)
      expect(body).toContain(`${number}. ${title}`)
    }
    const pictures = cases.flatMap(({ scenes }) => scenes).length
    expect(body.match(/<svg class="picture" role="img" aria-label="Timeline in [^"]+"/g)).toHaveLength(pictures)
  })

  test('its internal links have targets', async () => {
    const { body } = await app.inject({ url: '/calendar/how', headers })
    const ids = new Set([...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets).not.toEqual([])
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })

  test.each(['/rules', '/calendar'])('%s links to it', async (url) => {
    expect((await app.inject({ url, headers })).body).toContain('href="/calendar/how"')
  })
})

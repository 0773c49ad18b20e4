import { expect, test } from 'vitest'
import { completeness } from '../../../server/announcements/checks/completeness.ts'
import { instantSaid } from '../../../server/announcements/checks/said-instant.ts'
import { timesSaid } from '../../../server/announcements/checks/times-in-text.ts'
import { newContent } from '../../../server/announcements/content.ts'

const now = '2026-06-10T14:00:00.000Z'

test.each([
  ['Water is back by 5 pm. Our next update comes at 3 pm.', ['5 pm'], ['3 pm']],
  ['Expected until about 5:52 am CDT on Tue, Nov 24; next update at 2 pm.', ['5:52 am CDT on Tue, Nov 24'], ['2 pm']],
  ['Off from 9 am to 1 pm on Saturday.', ['1 pm on Saturday'], []],
  ['It was expected until 6 pm, now until 8 p.m.', ['8 p.m.'], []],
  ['We will update you again by noon.', [], ['noon']],
  ['Should be restored by 7 pm, and until midnight use less.', ['7 pm', 'midnight'], []],
  ['Call us by 5 pm. We open at 9 am.', [], []],
])('“%s” says these times of its end and of its next update', (text, end, next) => {
  const wordsOf = (field: Parameters<typeof timesSaid>[1]) => timesSaid(text, field).map(({ words }) => words)
  expect([wordsOf('expectedEnd'), wordsOf('nextUpdateBy')]).toEqual([end, next])
})

test.each([
  ['The main burst. Water has been off since 1 am.', ['1 am'], []],
  ['A truck hit a pole at about 1:15 am. Power is back at about 5 am.', ['1:15 am'], []],
  ['Crews will arrive at about 3 pm. Off from 9 am to 1 pm.', ['9 am'], []],
  ['Next update at {{next update}}. Or at 5 am.', [], ['5 am']],
  ['Next update at 3 pm or 5 pm. Call us at 6 pm or 7 pm.', [], ['3 pm', '5 pm']],
])('“%s” says these times of its start and of its next update', (text, start, next) => {
  const wordsOf = (field: Parameters<typeof timesSaid>[1]) => timesSaid(text, field).map(({ words }) => words)
  expect([wordsOf('began'), wordsOf('nextUpdateBy')]).toEqual([start, next])
})

test.each([
  ['1 am', 'began', '2026-06-10T06:00:00.000Z'],
  ['11 pm', 'began', '2026-06-10T04:00:00.000Z'],
  ['11 pm', 'nextUpdateBy', '2026-06-11T04:00:00.000Z'],
  ['8 am tomorrow', 'nextUpdateBy', '2026-06-11T13:00:00.000Z'],
  ['8 am on Friday', 'nextUpdateBy', null],
] as const)('“%s” of %s is %s', (words, field, at) => {
  const [said] = timesSaid(`${field === 'began' ? 'Since' : 'Next update at'} ${words}.`, field)
  expect(instantSaid(said!, field, { zone: 'America/Chicago', now })).toBe(at)
})

const missing = (body: string) =>
  completeness(newContent({ kind: 'service', stage: 'initial', headline: 'Water is off in Austin', body }), {
    places: ['Austin'],
    now,
    toldToDo: null,
  })
    .filter(({ there }) => !there)
    .map(({ key }) => key)

test.each([
  ['Next update by 5 pm.', 'end', true],
  ['We will update you by 5 pm.', 'end', true],
  ['Off from 9 am to 1 pm on Saturday.', 'end', false],
  ['Closed Tuesday through Thursday.', 'end', false],
  ['We don’t know yet how long it will take.', 'end', false],
  ['Back by 5 pm.', 'end', false],
  ['Off from 9 am to 1 pm on Saturday.', 'since', false],
  ['Water went off at about 1 am.', 'since', false],
  ['A truck crashed into the station.', 'cause', false],
  ['We are replacing a valve.', 'cause', false],
  ['The cause is not known yet.', 'cause', false],
  ['Drink bottled water.', 'cause', true],
] as const)('“%s”: %s is missing: %s', (body, key, isMissing) => {
  expect(missing(body).includes(key)).toBe(isMissing)
})

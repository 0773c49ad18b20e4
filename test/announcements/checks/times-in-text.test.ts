import { expect, test } from 'vitest'
import { completeness } from '../../../server/announcements/checks/completeness.ts'
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

const missing = (body: string) =>
  completeness(newContent({ kind: 'service', headline: 'Water is off in Austin', body }), {
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
  ['A truck crashed into the station.', 'cause', false],
  ['We are replacing a valve.', 'cause', false],
  ['The cause is not known yet.', 'cause', false],
  ['Drink bottled water.', 'cause', true],
] as const)('“%s”: %s is missing: %s', (body, key, isMissing) => {
  expect(missing(body).includes(key)).toBe(isMissing)
})
